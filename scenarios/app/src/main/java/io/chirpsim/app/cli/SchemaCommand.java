package io.chirpsim.app.cli;

import io.chirpsim.app.load.ScenarioSchema;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code chirpsim schema}. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of scenario files, with which editors complete and check.")
public final class SchemaCommand implements Callable<Integer> {
    private final PrintStream out;

    /**
     * @param out takes the schema
     */
    public SchemaCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        out.print(ScenarioSchema.text());
        return ExitCode.OK;
    }
}
