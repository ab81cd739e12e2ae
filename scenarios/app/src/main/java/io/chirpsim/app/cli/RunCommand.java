package io.chirpsim.app.cli;

import io.chirpsim.app.load.BadScenarioException;
import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.Fidelity;
import io.chirpsim.app.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chirpsim run}. */
@Command(
        name = "run",
        description = "Run a scenario and write its results.",
        footer = {
            "",
            "Without --out the results go to runs/<scenario>-<date and time>/ here.",
            "Exit codes: 0 fine, 1 a requirement is not met, 2 the input is wrong, 3 an output could not be written."
        })
public final class RunCommand implements Callable<Integer> {
    private static final String MESSAGES_SUFFIX = ".csv.gz";

    private final ScenarioLoader loader;
    private final ScenarioRunner runner;
    private final Path workingDirectory;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ScenarioArguments scenario;

    @Option(names = "--seed", paramLabel = "N", description = "Master seed, instead of the file's.")
    private Long seed;

    @Option(names = "--replications", paramLabel = "N", description = "Exactly so many, whatever the file says.")
    private Integer replications;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Replications at a time. Default: as many as processors.")
    private Integer threads;

    @Mixin
    private OutputArguments output;

    @Option(names = "--messages", paramLabel = "FILE.csv.gz", description = "Also write one line per message.")
    private String messages;

    @Option(
            names = "--pcap",
            paramLabel = "FILE",
            description =
                    "Also write every frame on the air of the first replication, for Wireshark, and its keys to FILE.keys.csv.")
    private String pcap;

    @Option(names = "--quiet", description = "No progress and no table.")
    private boolean quiet;

    @Option(names = "--json", description = "Print summary.json instead of the table.")
    private boolean json;

    /**
     * @param loader reads the scenario
     * @param runner runs it
     * @param workingDirectory what file names are relative to
     */
    public RunCommand(ScenarioLoader loader, ScenarioRunner runner, Path workingDirectory) {
        this.loader = loader;
        this.runner = runner;
        this.workingDirectory = workingDirectory;
    }

    @Override
    public Integer call() throws InterruptedException {
        requirePositive("--replications", replications);
        requirePositive("--threads", threads);
        Optional<Path> file = Optional.ofNullable(messages).map(text -> path("--messages", text));
        file.ifPresent(this::checkMessages);
        Optional<Path> capture = Optional.ofNullable(pcap).map(text -> path("--pcap", text));
        capture.ifPresent(target -> checkFile("--pcap", pcap, target));
        Optional<Path> folder = output.folder(workingDirectory, path("FILE", scenario.fileOrName()));
        Scenario loaded = loader.load(scenario.fileOrName(), sets());
        if (capture.isPresent() && loaded.fidelity() == Fidelity.SIZES) {
            throw wrong(
                    "--pcap: the scenario has fidelity: sizes, whose frames have no bytes; add --set fidelity=bytes");
        }
        int parallel = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        List<String> arguments = spec.commandLine().getParseResult().originalArgs();
        return run(new RunRequest(
                loaded,
                loader.locate(scenario.fileOrName()),
                arguments,
                parallel,
                folder,
                file,
                capture,
                output.options(quiet, json)));
    }

    private int run(RunRequest request) throws InterruptedException {
        try {
            return runner.run(request);
        } catch (BadScenarioException | OutputFailedException | FaultException expected) {
            throw expected;
        } catch (RuntimeException | Error e) {
            throw new FaultException("seed " + request.scenario().seed(), e);
        }
    }

    /** The options that stand for a key are applied last, so that they win. */
    private List<String> sets() {
        List<String> sets = new ArrayList<>(scenario.sets());
        Optional.ofNullable(seed).ifPresent(number -> sets.add("seed=" + number));
        Optional.ofNullable(replications).ifPresent(number -> sets.add("replications=" + number));
        return sets;
    }

    private void requirePositive(String option, Integer value) {
        if (value != null && value < 1) {
            throw wrong(option + ": found '" + value + "'; allowed: a whole number from 1 on");
        }
    }

    private void checkMessages(Path file) {
        if (!messages.endsWith(MESSAGES_SUFFIX)) {
            throw wrong("--messages: found '" + messages + "'; allowed: a file name that ends in " + MESSAGES_SUFFIX);
        }
        checkFile("--messages", messages, file);
    }

    private void checkFile(String option, String text, Path file) {
        if (Files.isDirectory(file)) {
            throw wrong(option + ": '" + text + "' is a folder; allowed: a file");
        }
        if (!Files.isDirectory(file.getParent())) {
            throw wrong(option + ": there is no folder '" + file.getParent() + "'; make it, or name another one");
        }
    }

    private Path path(String option, String text) {
        try {
            return workingDirectory.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw wrong(option + ": '" + text + "' is no file name");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
