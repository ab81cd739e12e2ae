package io.chirpsim.app.cli;

import io.chirpsim.app.load.ScenarioLoader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Brings a command from a module that this one does not know. Found on the class path by {@link java.util.ServiceLoader}: named in
 * {@code META-INF/services/io.chirpsim.app.cli.CommandProvider}.
 */
public interface CommandProvider {
    /**
     * The command, annotated as picocli's; it gives an {@link ExitCode}.
     *
     * @param loader reads scenarios
     * @param workingDirectory what file names are relative to
     * @param out standard output, for results
     */
    Callable<Integer> command(ScenarioLoader loader, Path workingDirectory, PrintStream out);
}
