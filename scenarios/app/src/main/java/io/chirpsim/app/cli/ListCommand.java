package io.chirpsim.app.cli;

import io.chirpsim.app.load.Gallery;
import io.chirpsim.app.load.ScenarioLoader;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code chirpsim list}. */
@Command(name = "list", description = "List the scenarios that come with chirpsim, and what each of them asks.")
public final class ListCommand implements Callable<Integer> {
    private final ScenarioLoader loader;
    private final PrintStream out;

    /**
     * @param loader reads the scenarios
     * @param out takes the list
     */
    public ListCommand(ScenarioLoader loader, PrintStream out) {
        this.loader = loader;
        this.out = out;
    }

    @Override
    public Integer call() {
        List<String> names = Gallery.names();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (String name : names) {
            String question = loader.load(name, List.of()).question();
            out.print(name + " ".repeat(width - name.length() + 2) + question + "\n");
        }
        return ExitCode.OK;
    }
}
