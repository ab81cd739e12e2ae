package io.chirpsim.bridge;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/** A file that a person handed in cannot be used; says where and why. Its message has one line per problem. */
public final class InputFileException extends Exception {
    private final String label;
    private final transient List<Problem> problems;

    /**
     * One thing wrong with a file.
     *
     * @param line number of the line from 1; 0 for the file as a whole
     * @param column number of the character in the line from 1; 0 for the line as a whole
     * @param message what is wrong and what is allowed
     */
    public record Problem(int line, int column, String message) {}

    InputFileException(InputSource source, List<Problem> problems) {
        super(problems.stream().map(problem -> text(source, problem)).collect(Collectors.joining("\n")));
        this.label = source.label();
        this.problems = List.copyOf(problems);
    }

    InputFileException(InputSource source, int line, String message) {
        this(source, List.of(new Problem(line, 0, message)));
    }

    /** What an error of reading means to the person whose file it is. */
    static InputFileException unreadable(InputSource source, int linesRead, IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return new InputFileException(source, 0, "there is no such file");
        }
        if (e instanceof AccessDeniedException) {
            return new InputFileException(source, 0, "no permission to read it");
        }
        String after = " after line " + linesRead;
        if (e instanceof EOFException) {
            return new InputFileException(
                    source, 0, "the gzip data are cut off" + after + ": the file is not complete");
        }
        if (e instanceof ZipException) {
            return new InputFileException(source, 0, "the gzip data are damaged" + after + ": " + e.getMessage());
        }
        return new InputFileException(source, 0, "cannot be read: " + e.getMessage());
    }

    /** How messages call the file. */
    public String label() {
        return label;
    }

    /** What is wrong with it, in the order of the lines; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(InputSource source, Problem problem) {
        String line = problem.line() == 0 ? "" : ":" + problem.line();
        String column = problem.column() == 0 ? "" : ":" + problem.column();
        return source.label() + line + column + ": " + problem.message();
    }
}
