package io.chirpsim.app.run;

import io.chirpsim.app.cli.CoverageRequest;
import io.chirpsim.app.cli.ExitCode;
import io.chirpsim.app.cli.OutputFailedException;
import io.chirpsim.app.cli.RunRequest;
import io.chirpsim.app.load.BadScenarioException;
import io.chirpsim.app.load.DidYouMean;
import io.chirpsim.app.load.ScenarioWriter;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.wire.CoverageSurvey;
import io.chirpsim.app.wire.Recordings;
import io.chirpsim.bridge.InputFileException;
import io.chirpsim.results.CoverageFiles;
import io.chirpsim.results.CoverageMap;
import io.chirpsim.results.CoverageTable;
import io.chirpsim.results.FolderInUseException;
import io.chirpsim.results.RunFolder;
import io.chirpsim.sim.WallClock;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Draws a coverage map and writes its folder, complete or not at all. */
public final class RunCoverage implements CoverageRequest.Runner {
    private static final long BETWEEN_LINES_NS = 5_000_000_000L;

    private final PrintStream out;
    private final PrintStream err;
    private final Path workingDirectory;

    /**
     * @param out for results
     * @param err for progress
     * @param workingDirectory what {@code runs/} lies in
     */
    public RunCoverage(PrintStream out, PrintStream err, Path workingDirectory) {
        this.out = out;
        this.err = err;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public int run(CoverageRequest request) {
        Recordings recordings = recordings(request);
        check(request, recordings);
        String name = "coverage-" + request.scenario().name();
        try (RunFolder folder = OutputFolder.open(workingDirectory, request.out(), request.options(), name)) {
            OnKill cleaning = new OnKill(folder::close);
            try {
                fill(request, recordings, folder);
            } finally {
                cleaning.notNeeded();
            }
            return ExitCode.OK;
        } catch (FolderInUseException e) {
            throw new BadScenarioException(List.of("--out: " + e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            throw new OutputFailedException("cannot write the results: " + OutputFolder.reason(e), e);
        }
    }

    private static Recordings recordings(CoverageRequest request) {
        try {
            return Recordings.of(request.scenario());
        } catch (InputFileException e) {
            throw new BadScenarioException(e.getMessage().lines().toList());
        }
    }

    private static void check(CoverageRequest request, Recordings recordings) {
        List<String> known =
                recordings.gateways().stream().map(GatewaySite::id).sorted().toList();
        if (known.isEmpty()) {
            throw new BadScenarioException(List.of("the scenario has no gateway; a map needs at least one"));
        }
        for (String id : request.settings().gateways()) {
            if (!known.contains(id)) {
                String meant = DidYouMean.nearest(id, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                throw new BadScenarioException(List.of("--gateway: there is no gateway '" + id + "'" + meant
                        + " allowed: " + String.join(", ", known)));
            }
        }
        if (CoverageSurvey.isTooFine(request.scenario(), request.settings())) {
            throw new BadScenarioException(
                    List.of("--cell: so small cells would be more than 2,000,000; choose larger ones"));
        }
    }

    private void fill(CoverageRequest request, Recordings recordings, RunFolder folder) throws IOException {
        boolean quiet = request.options().contains(RunRequest.Option.QUIET);
        CoverageSurvey survey = new CoverageSurvey(request.scenario(), recordings, request.settings());
        CoverageMap map = survey.map(quiet ? percent -> {} : progress());
        if (!quiet) {
            survey.warnings().forEach(warning -> err.println("chirpsim: warning: " + warning));
        }
        CoverageFiles.write(folder.path(), map);
        Files.writeString(folder.path().resolve("scenario.resolved.yaml"), ScenarioWriter.write(request.scenario()));
        folder.complete();
        if (request.options().contains(RunRequest.Option.JSON)) {
            out.print(Files.readString(folder.target().resolve("coverage.json")));
        } else if (!quiet) {
            Path shown = OutputFolder.shown(workingDirectory, folder.target());
            out.print(CoverageTable.render(map, Optional.of(shown)));
        }
    }

    private IntConsumer progress() {
        long[] lastNs = {WallClock.nanos()};
        return percent -> {
            if (WallClock.nanos() - lastNs[0] >= BETWEEN_LINES_NS) {
                lastNs[0] = WallClock.nanos();
                err.println("chirpsim: coverage " + percent + " %");
            }
        };
    }
}
