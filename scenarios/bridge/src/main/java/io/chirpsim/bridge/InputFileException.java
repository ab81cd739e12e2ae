package io.chirpsim.bridge;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file that a person handed in cannot be used; says where and why. Its message has one line per problem. */
public final class InputFileException extends Exception {
    private final transient Path file;
    private final transient List<Problem> problems;

    /**
     * One thing wrong with a file.
     *
     * @param line number of the line from 1; 0 for the file as a whole
     * @param column number of the character in the line from 1; 0 for the line as a whole
     * @param message what is wrong and what is allowed
     */
    public record Problem(int line, int column, String message) {}

    InputFileException(Path file, List<Problem> problems) {
        super(problems.stream().map(problem -> text(file, problem)).collect(Collectors.joining("\n")));
        this.file = file;
        this.problems = List.copyOf(problems);
    }

    InputFileException(Path file, int line, String message) {
        this(file, List.of(new Problem(line, 0, message)));
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** What is wrong with it, in the order of the lines; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(Path file, Problem problem) {
        String place = problem.line() == 0 ? "" : ":" + problem.line();
        return file + place + (problem.column() == 0 ? "" : ":" + problem.column()) + ": " + problem.message();
    }
}
