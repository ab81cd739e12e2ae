package io.chirpsim.app.load;

import java.util.List;

/** A scenario that cannot be run; one line for each thing that is wrong with it, in the order of the file. */
public final class BadScenarioException extends RuntimeException {
    private final List<String> problems;

    /**
     * @param problems one line each, at least one
     */
    public BadScenarioException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each: {@code file:line:column: path: what}. */
    public List<String> problems() {
        return problems;
    }
}
