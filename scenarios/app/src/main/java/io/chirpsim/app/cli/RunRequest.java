package io.chirpsim.app.cli;

import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code chirpsim run} was asked for, checked.
 *
 * @param scenario the scenario with seed, replications and every other option applied
 * @param file the scenario's own file
 * @param arguments the command line, for the manifest
 * @param threads replications that may run at a time, at least 1
 * @param out the run folder, absolute; empty: {@code runs/<scenario>-<UTC date and time>/} in the current directory
 * @param messages where to write one line per message; empty: nowhere
 * @param pcap where to write the frames of the first replication; empty: nowhere
 * @param options what was switched on
 */
public record RunRequest(
        Scenario scenario,
        InputFile file,
        List<String> arguments,
        int threads,
        Optional<Path> out,
        Optional<Path> messages,
        Optional<Path> pcap,
        Set<Option> options) {

    public RunRequest {
        arguments = List.copyOf(arguments);
        options = Set.copyOf(options);
    }

    /** Switches of {@code chirpsim run}. */
    public enum Option {
        /** Replace what is in the run folder. */
        OVERWRITE,
        /** No progress, no table. */
        QUIET,
        /** Print summary.json instead of the table. */
        JSON
    }
}
