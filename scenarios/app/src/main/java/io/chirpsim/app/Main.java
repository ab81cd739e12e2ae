package io.chirpsim.app;

import io.chirpsim.app.cli.BenchCommand;
import io.chirpsim.app.cli.BrokerCommand;
import io.chirpsim.app.cli.CheckCommand;
import io.chirpsim.app.cli.Cli;
import io.chirpsim.app.cli.CommandProvider;
import io.chirpsim.app.cli.CoverageCommand;
import io.chirpsim.app.cli.ListCommand;
import io.chirpsim.app.cli.RunCommand;
import io.chirpsim.app.cli.SchemaCommand;
import io.chirpsim.app.load.LorawanRegionFacts;
import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.run.RunCoverage;
import io.chirpsim.app.run.RunScenario;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/** The program {@code chirpsim}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // UTF-8 whatever the locale says: results are read by other programs
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        boolean debug = "1".equals(System.getenv("CHIRPSIM_DEBUG"));
        Path here = Path.of("");
        ScenarioLoader loader = new ScenarioLoader(new LorawanRegionFacts(), here);
        List<Callable<Integer>> commands = new ArrayList<>(List.of(
                new RunCommand(loader, new RunScenario(out, err, here), here),
                new CoverageCommand(loader, new RunCoverage(out, err, here), here),
                new CheckCommand(loader, out),
                new ListCommand(loader, out),
                new SchemaCommand(out),
                new BenchCommand(loader, here, out),
                new BrokerCommand(err)));
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            commands.add(provider.command(loader, here, out));
        }
        Cli cli = new Cli(out, err, debug ? Cli.Faults.WITH_STACK_TRACE : Cli.Faults.IN_ONE_LINE, commands);
        System.exit(cli.run(args));
    }
}
