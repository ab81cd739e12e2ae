package io.chirpsim.app.load;

import java.util.Comparator;

/**
 * Where something was written.
 *
 * @param source file as the user named it, or {@code --set PATH}
 * @param line from 1; 0 for what has no lines, such as the command line
 * @param column from 1
 */
record Mark(String source, int line, int column) {
    static final Comparator<Mark> BY_POSITION =
            Comparator.comparingInt(Mark::line).thenComparingInt(Mark::column);
    private static final String SET = "--set ";

    static Mark ofSet(String path) {
        return new Mark(SET + path, 0, 0);
    }

    static Mark ofFile(String file) {
        return new Mark(file, 1, 1);
    }

    boolean inText() {
        return line > 0;
    }

    /** Order of sources in a report: the scenario file, then other files, then the command line. */
    int rank(String scenarioFile) {
        if (!inText()) {
            return 2;
        }
        return source.equals(scenarioFile) ? 0 : 1;
    }

    /** The source followed by the path, unless the source is a --set of that very path. */
    String with(String path) {
        String place = inText() ? source + ":" + line + ":" + column : source;
        return path.isEmpty() || place.equals(SET + path) ? place : place + ": " + path;
    }
}
