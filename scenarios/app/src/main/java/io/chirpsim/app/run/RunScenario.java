package io.chirpsim.app.run;

import io.chirpsim.app.cli.ExitCode;
import io.chirpsim.app.cli.FaultException;
import io.chirpsim.app.cli.OutputFailedException;
import io.chirpsim.app.cli.RunRequest;
import io.chirpsim.app.cli.ScenarioRunner;
import io.chirpsim.app.load.BadScenarioException;
import io.chirpsim.app.load.ScenarioWriter;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.wire.AirCapture;
import io.chirpsim.app.wire.Experiment;
import io.chirpsim.app.wire.Heap;
import io.chirpsim.app.wire.Probe;
import io.chirpsim.app.wire.Recordings;
import io.chirpsim.app.wire.ReplicationFault;
import io.chirpsim.app.wire.Sinks;
import io.chirpsim.bridge.InputFileException;
import io.chirpsim.results.ConsoleSummary;
import io.chirpsim.results.DeviceInfo;
import io.chirpsim.results.FolderInUseException;
import io.chirpsim.results.Manifest;
import io.chirpsim.results.MessageSink;
import io.chirpsim.results.MessageTable;
import io.chirpsim.results.ReportContext;
import io.chirpsim.results.RunFolder;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.RunWriter;
import io.chirpsim.results.Verdict;
import io.chirpsim.sim.WallClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs a scenario and writes its folder, complete or not at all. */
public final class RunScenario implements ScenarioRunner {
    private final PrintStream out;
    private final PrintStream err;
    private final Path workingDirectory;

    /**
     * @param out for results
     * @param err for progress
     * @param workingDirectory what {@code runs/} lies in
     */
    public RunScenario(PrintStream out, PrintStream err, Path workingDirectory) {
        this.out = out;
        this.err = err;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public int run(RunRequest request) throws InterruptedException {
        Recordings recordings = recordings(request.scenario());
        try (RunFolder folder = OutputFolder.open(
                        workingDirectory,
                        request.out(),
                        request.options(),
                        request.scenario().name());
                MessageTable messages = messages(request);
                AirCapture capture = capture(request, recordings)) {
            OnKill cleaning = new OnKill(() -> discard(folder, messages, capture));
            try {
                return run(request, recordings, folder, messages, capture);
            } finally {
                cleaning.notNeeded();
            }
        } catch (FolderInUseException e) {
            throw new BadScenarioException(List.of("--out: " + e.getMessage()));
        } catch (ReplicationFault e) {
            throw new FaultException(e.getMessage(), e.getCause());
        } catch (IOException | UncheckedIOException e) {
            throw new OutputFailedException("cannot write the results: " + OutputFolder.reason(e), e);
        }
    }

    private static Recordings recordings(Scenario scenario) {
        try {
            return Recordings.of(scenario);
        } catch (InputFileException e) {
            throw new BadScenarioException(e.getMessage().lines().toList());
        }
    }

    /** Everything is closed, whatever fails on the way. */
    private static void discard(RunFolder folder, MessageTable messages, AirCapture capture) throws IOException {
        try (folder;
                messages) {
            if (capture != null) {
                capture.close();
            }
        }
    }

    private int run(
            RunRequest request, Recordings recordings, RunFolder folder, MessageTable messages, AirCapture capture)
            throws IOException, InterruptedException {
        Instant started = WallClock.now();
        long beginNs = WallClock.nanos();
        double bytesPerDevice = new Probe(request.scenario(), recordings).bytesPerDevice();
        Experiment experiment = capture == null
                ? new Experiment(request.scenario(), recordings, sinks(messages))
                : new Experiment(request.scenario(), recordings, sinks(messages), capture);
        RunResult result = simulate(request, experiment);
        Manifest.Performance performance = new Manifest.Performance(
                (WallClock.nanos() - beginNs) * 1e-9,
                experiment.simCpuS(),
                WallClock.processCpuNanos() * 1e-9,
                experiment.events(),
                Heap.peakMiB(),
                bytesPerDevice);
        Manifest manifest = Provenance.manifest(request, started, performance, recordings.skipped());
        ReportContext context = context(request.scenario(), recordings, manifest);
        RunWriter.write(folder.path(), result, context);
        if (messages != null) {
            messages.complete(result.replications());
        }
        if (capture != null) {
            capture.complete();
        }
        folder.complete();
        print(request, result, context, folder.target());
        return verdict(result);
    }

    private RunResult simulate(RunRequest request, Experiment experiment) throws InterruptedException {
        boolean quiet = request.options().contains(RunRequest.Option.QUIET);
        Progress progress = new Progress(err, request.scenario().replications().max(), System.console() != null);
        RunResult result = experiment.run(request.threads(), quiet ? done -> {} : progress::done);
        if (!quiet) {
            progress.end();
            experiment.warnings().forEach(warning -> err.println("chirpsim: warning: " + warning));
        }
        return result;
    }

    private static ReportContext context(Scenario scenario, Recordings recordings, Manifest manifest)
            throws IOException {
        return new ReportContext(
                scenario.name(),
                scenario.question(),
                scenario.seed(),
                recordings.durationUs() * 1e-6,
                ScenarioWriter.write(scenario),
                buildings(scenario.site().buildings()),
                recordings.measuredShares(),
                manifest,
                ReportContext.Plots.DRAWN);
    }

    private static Optional<String> buildings(Optional<InputFile> file) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = file.get().open()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void print(RunRequest request, RunResult result, ReportContext context, Path folder) throws IOException {
        if (request.options().contains(RunRequest.Option.JSON)) {
            out.print(Files.readString(folder.resolve("summary.json")));
        } else if (!request.options().contains(RunRequest.Option.QUIET)) {
            out.print(
                    ConsoleSummary.render(result, context, Optional.of(OutputFolder.shown(workingDirectory, folder))));
        }
    }

    private static int verdict(RunResult result) {
        return result.verdicts().stream().anyMatch(one -> one.verdict() == Verdict.NOT_MET)
                ? ExitCode.NOT_MET
                : ExitCode.OK;
    }

    private static MessageTable messages(RunRequest request) {
        return request.messages().map(MessageTable::new).orElse(null);
    }

    private static AirCapture capture(RunRequest request, Recordings recordings) throws IOException {
        return request.pcap().isEmpty() ? null : new AirCapture(request.pcap().get(), recordings.start());
    }

    private static Sinks sinks(MessageTable messages) {
        return messages == null ? Sinks.NONE : (replication, devices) -> sink(messages, replication, devices);
    }

    private static MessageSink sink(MessageTable messages, int replication, List<DeviceInfo> devices) {
        try {
            return messages.replication(replication, devices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
