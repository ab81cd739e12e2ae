package io.chirpsim.validation;

import io.chirpsim.app.cli.ExitCode;
import io.chirpsim.app.cli.OutputFailedException;
import io.chirpsim.results.FolderInUseException;
import io.chirpsim.results.RunFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chirpsim validate}. */
@Command(
        name = "validate",
        description = "Check the simulator against theory, tables and other simulators.",
        footer = {
            "",
            "A simulated value passes if its 99.9 % interval lies inside reference +- tolerance and is narrow enough to tell.",
            "Exit codes: 0 all pass, 1 a check fails, 2 the input is wrong, 3 an output could not be written."
        })
final class ValidateCommand implements Callable<Integer> {
    private static final double FULL_SCALE = 10;

    private final List<Check> checks;
    private final Path workingDirectory;
    private final PrintStream out;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything drawn. Default: 1.")
    private long seed = 1;

    @Option(names = "--full", description = "Ten times the replications.")
    private boolean full;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write validation.html and validation.json there; refused if it is not empty.")
    private String folder;

    @Option(names = "--quiet", description = "Print nothing but checks that fail.")
    private boolean quiet;

    ValidateCommand(List<Check> checks, Path workingDirectory, PrintStream out) {
        this.checks = checks;
        this.workingDirectory = workingDirectory;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        return verdict(folder == null ? rows() : writtenRows());
    }

    /** The folder is made first: that it cannot be is known before minutes have gone by. */
    private List<Row> writtenRows() throws InterruptedException {
        try (RunFolder target = RunFolder.create(workingDirectory.resolve(folder), RunFolder.Existing.REFUSE)) {
            List<Row> rows = rows();
            new ValidationReport(rows, seed).write(target.path());
            target.complete();
            return rows;
        } catch (FolderInUseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--out: '" + folder + "' is there and is not an empty folder; name another one",
                    e);
        } catch (InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), "--out: '" + folder + "' is no file name", e);
        } catch (IOException e) {
            throw new OutputFailedException("--out: cannot write the validation: " + e, e);
        }
    }

    private List<Row> rows() throws InterruptedException {
        Effort effort = new Effort(seed, full ? FULL_SCALE : 1);
        List<Row> rows = new ArrayList<>();
        for (Check check : checks) {
            for (Row row : check.rows(effort)) {
                rows.add(row);
                print(row);
            }
        }
        return rows;
    }

    private void print(Row row) {
        if (quiet && row.ok()) {
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                "%-6s %-24s %8s %-20s reference %8s +- %-7s  %s (%s)",
                row.ok() ? "ok" : "FAILS",
                row.id(),
                row.valueText(),
                row.intervalText(),
                row.referenceText(),
                row.toleranceText(),
                row.what(),
                row.source()));
        out.flush();
    }

    private int verdict(List<Row> rows) {
        long passed = rows.stream().filter(Row::ok).count();
        if (!quiet) {
            out.println(passed + " of " + rows.size() + " checks pass (seed " + seed + ")");
        }
        return passed == rows.size() ? ExitCode.OK : ExitCode.NOT_MET;
    }
}
