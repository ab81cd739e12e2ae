package io.chirpsim.lorawan.region;

import java.util.List;
import java.util.stream.Collectors;

/** A region's data are impossible. */
public final class RegionFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, in the order of the file. */
    private final transient List<Problem> problems;

    /**
     * One thing that is wrong.
     *
     * @param path where, such as {@code dataRates[3].maxFrmPayload}; empty for the whole
     * @param what what was found and what is allowed
     */
    public record Problem(String path, String what) {}

    RegionFileException(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.path() + ": " + problem.what())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
