package io.chirpsim.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.load.Gallery;
import io.chirpsim.app.load.LorawanRegionFacts;
import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.load.ScenarioSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command line")
class CliTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<RunRequest> requests = new ArrayList<>();
    private ScenarioRunner runner = request -> {
        requests.add(request);
        return ExitCode.OK;
    };

    private int run(String... args) {
        return run(new PrintStream(out, false, StandardCharsets.UTF_8), args);
    }

    private int run(PrintStream stdout, String... args) {
        ScenarioLoader loader = new ScenarioLoader(new LorawanRegionFacts(), folder);
        PrintStream stderr = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Cli(
                        stdout,
                        stderr,
                        Cli.Faults.IN_ONE_LINE,
                        List.of(
                                new RunCommand(loader, request -> runner.run(request), folder),
                                new CheckCommand(loader, stdout),
                                new ListCommand(loader, stdout),
                                new SchemaCommand(stdout)))
                .run(args);
    }

    private String stdout() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String stderr() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("check says what a scenario is")
    void check() {
        assertEquals(ExitCode.OK, run("check", "hello", "--set", "devices.sensors.count=2000"));
        assertEquals(
                """
                hello: ok
                  Do ten sensors around one gateway reach a dashboard within two seconds?
                  2,000 devices in 1 group, 1 gateway, EU868
                  1.000 h, 1 replication, seed 1
                  about 24,000 uplink messages per replication
                  MQTT: 1 subscriber, 0 publishers
                  2 requirements
                """,
                stdout());
        assertEquals("", stderr());
    }

    @Test
    @DisplayName("check of a wrong scenario prints all that is wrong and exits with 2")
    void checkWrong() {
        assertEquals(
                ExitCode.BAD_INPUT,
                run("check", "hello", "--set", "devices.sensors.count=-1", "--set", "devices.sensor.count=3"));
        assertEquals("", stdout());
        assertEquals(
                """
                --set devices.sensor.count: there is no 'sensor' in devices; did you mean 'sensors'? allowed: sensors
                --set devices.sensors.count: found '-1'; allowed: a whole number from 1 to 10000000
                """,
                stderr());
    }

    @Test
    @DisplayName("check reads traces to their end: a broken line is named")
    void checkReadsTraces() throws IOException {
        Files.writeString(folder.resolve("log.ndjson"), "{}\n{broken\n");
        String trace = "devices.sensors.traffic={ kind: trace, file: log.ndjson, payloadEncoding: hex }";
        String hello;
        try (InputStream in = Gallery.find("hello").orElseThrow().open()) {
            hello = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.writeString(folder.resolve("traced.yaml"), hello.replaceAll("(?m)^    count: 10\\n", ""));
        assertEquals(ExitCode.BAD_INPUT, run("check", "traced.yaml", "--set", trace));
        assertTrue(stderr().startsWith(folder.resolve("log.ndjson") + ":2"), stderr());
    }

    @Test
    @DisplayName("an unknown name gets a suggestion")
    void unknownName() {
        assertEquals(ExitCode.BAD_INPUT, run("check", "helo"));
        assertEquals(
                "'helo' is neither a file nor a scenario of the gallery; did you mean 'hello'? allowed: "
                        + String.join(", ", Gallery.names()) + " (see chirpsim list)\n",
                stderr());
    }

    @Test
    @DisplayName("a missing file is called missing")
    void missingFile() {
        assertEquals(ExitCode.BAD_INPUT, run("check", "nowhere/a.yaml"));
        assertEquals("nowhere/a.yaml: there is no such file\n", stderr());
    }

    @Test
    @DisplayName("list shows every gallery scenario with its question")
    void list() {
        assertEquals(ExitCode.OK, run("list"));
        List<String> lines = stdout().lines().toList();
        assertEquals(
                Gallery.names(),
                lines.stream().map(line -> line.substring(0, line.indexOf(' '))).toList());
        assertTrue(lines.get(0).matches("hello +Do ten sensors around one gateway .*"), lines.get(0));
        assertEquals(
                1, lines.stream().map(line -> line.lastIndexOf("  ")).distinct().count(), stdout());
    }

    @Test
    @DisplayName("list profiles shows every profile with its class of product; another word is refused")
    void listProfiles() {
        assertEquals(ExitCode.OK, run("list", "profiles"));
        List<String> lines = stdout().lines().toList();
        assertTrue(lines.size() >= 35, stdout());
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("bosch-tps110 +parking sensor: .*Bosch TPS110")),
                stdout());
        assertEquals(ExitCode.BAD_INPUT, run("list", "profile"));
    }

    @Test
    @DisplayName("schema prints the schema")
    void schema() {
        assertEquals(ExitCode.OK, run("schema"));
        assertEquals(ScenarioSchema.text(), stdout());
    }

    @Test
    @DisplayName("run hands over everything it was told")
    void runRequest() {
        assertEquals(
                ExitCode.OK,
                run(
                        "run",
                        "hello",
                        "--seed",
                        "7",
                        "--replications",
                        "3",
                        "--threads",
                        "2",
                        "--out",
                        "results",
                        "--overwrite",
                        "--messages",
                        "m.csv.gz",
                        "--quiet",
                        "--json",
                        "--set",
                        "duration=2 h"));
        RunRequest request = requests.get(0);
        assertEquals(7, request.scenario().seed());
        assertEquals(3, request.scenario().replications().min());
        assertEquals(3, request.scenario().replications().max());
        assertEquals(Optional.of(7_200_000_000L), request.scenario().durationUs());
        assertEquals(Gallery.find("hello"), Optional.of(request.file()));
        assertEquals(2, request.threads());
        assertEquals(Optional.of(folder.resolve("results")), request.out());
        assertEquals(Optional.of(folder.resolve("m.csv.gz")), request.messages());
        assertEquals(Set.of(RunRequest.Option.values()), request.options());
        assertTrue(request.arguments().contains("duration=2 h"));
    }

    @Test
    @DisplayName("run without options takes the file's values and all processors")
    void runDefaults() {
        assertEquals(ExitCode.OK, run("run", "ns3-w1"));
        RunRequest request = requests.get(0);
        assertEquals(1, request.scenario().seed());
        assertEquals(Runtime.getRuntime().availableProcessors(), request.threads());
        assertEquals(Optional.empty(), request.out());
        assertEquals(Optional.empty(), request.messages());
        assertEquals(Set.of(), request.options());
    }

    @Test
    @DisplayName("wrong options get one line and exit code 2, and nothing runs")
    void wrongOptions() throws IOException {
        Files.createDirectories(folder.resolve("full/of"));
        Files.writeString(folder.resolve("file"), "");
        Files.createDirectories(folder.resolve("folder.csv.gz"));
        assertWrong(
                "unknown option '--relications'; did you mean '--replications'? (see chirpsim run --help)",
                "--relications",
                "1");
        assertWrong("Invalid value for option '--seed': 'x' is not a long (see chirpsim run --help)", "--seed", "x");
        assertWrong(
                "--threads: found '0'; allowed: a whole number from 1 on (see chirpsim run --help)", "--threads", "0");
        assertWrong(
                "--replications: found '-2'; allowed: a whole number from 1 on (see chirpsim run --help)",
                "--replications",
                "-2");
        assertWrong(
                "--messages: found 'm.txt'; allowed: a file name that ends in .csv.gz (see chirpsim run --help)",
                "--messages",
                "m.txt");
        assertWrong(
                "--overwrite needs --out DIR: without it every run gets a folder of its own (see chirpsim run --help)",
                "--overwrite");
        assertWrong(
                "--out: the folder 'full' is not empty; name another one, or say --overwrite (see chirpsim run --help)",
                "--out",
                "full");
        assertWrong("--out: 'file' is a file; allowed: a folder (see chirpsim run --help)", "--out", "file");
        assertWrong(
                "--messages: 'folder.csv.gz' is a folder; allowed: a file (see chirpsim run --help)",
                "--messages",
                "folder.csv.gz");
        assertWrong(
                "--messages: there is no folder '" + folder.resolve("no")
                        + "'; make it, or name another one (see chirpsim run --help)",
                "--messages",
                "no/m.csv.gz");
        assertWrong(
                "--pcap: there is no folder '" + folder.resolve("no")
                        + "'; make it, or name another one (see chirpsim run --help)",
                "--pcap",
                "no/air.pcap");
        assertWrong(
                "--pcap: the scenario has fidelity: sizes, whose frames have no bytes; add --set fidelity=bytes"
                        + " (see chirpsim run --help)",
                "--pcap",
                "air.pcap",
                "--set",
                "fidelity=sizes");
        assertEquals(List.of(), requests);
        assertEquals(ExitCode.OK, run("run", "hello", "--out", "full", "--overwrite"));
    }

    @Test
    @DisplayName("--out never replaces the current directory, one around it, or the scenario's own folder")
    void outKeepsInputs() throws IOException {
        for (String out : List.of(".", "", "..", "full/..")) {
            assertWrong(
                    "--out: '" + out + "' holds the current directory and would be replaced; name a folder in it"
                            + " (see chirpsim run --help)",
                    "--overwrite",
                    "--out",
                    out);
        }
        Files.createDirectories(folder.resolve("mine/later"));
        Files.writeString(folder.resolve("mine/later/s.yaml"), "");
        assertEquals(ExitCode.BAD_INPUT, run("run", "mine/later/s.yaml", "--out", "mine", "--overwrite"));
        assertTrue(
                stderr().contains("--out: 'mine' holds the scenario file and would be replaced; name another folder"),
                stderr());
        assertEquals(List.of(), requests);
    }

    private void assertWrong(String line, String... options) {
        err.reset();
        List<String> args = new ArrayList<>(List.of("run", "hello"));
        args.addAll(List.of(options));
        assertEquals(ExitCode.BAD_INPUT, run(args.toArray(String[]::new)));
        assertEquals("chirpsim: " + line + "\n", stderr());
    }

    @Test
    @DisplayName("an unknown command gets a suggestion")
    void unknownCommand() {
        assertEquals(ExitCode.BAD_INPUT, run("rnu"));
        assertEquals("chirpsim: unknown command 'rnu'; did you mean 'run'? (see chirpsim --help)\n", stderr());
    }

    @Test
    @DisplayName("no command: the help, and exit code 2")
    void noCommand() {
        assertEquals(ExitCode.BAD_INPUT, run());
        assertTrue(stderr().contains("chirpsim run hello"), stderr());
    }

    @Test
    @DisplayName("--help and --version go to standard output")
    void helpAndVersion() {
        assertEquals(ExitCode.OK, run("--version"));
        assertEquals("chirpsim " + Version.text() + "\n", stdout());
        assertEquals(ExitCode.OK, run("run", "--help"));
        assertTrue(stdout().contains("--replications=N"), stdout());
        assertEquals("", stderr());
    }

    @Test
    @DisplayName("a requirement that is not met is exit code 1")
    void notMet() {
        runner = request -> ExitCode.NOT_MET;
        assertEquals(ExitCode.NOT_MET, run("run", "hello"));
    }

    @Test
    @DisplayName("a fault of ours is one line with the seed, and exit code 70")
    void fault() {
        runner = request -> {
            throw new IllegalStateException("frame counter\nfell");
        };
        assertEquals(ExitCode.FAULT, run("run", "hello", "--seed", "99"));
        assertEquals(
                "chirpsim: a fault of chirpsim " + Version.text()
                        + " (seed 99): java.lang.IllegalStateException: frame counter fell."
                        + " Please report it with this line and the scenario; CHIRPSIM_DEBUG=1 shows more.\n",
                stderr());
    }

    @Test
    @DisplayName("a stack overflow is a fault of ours as well")
    void error() {
        runner = request -> {
            throw new StackOverflowError();
        };
        assertEquals(ExitCode.FAULT, run("run", "hello"));
        assertTrue(stderr().contains("(seed 1): java.lang.StackOverflowError."), stderr());
    }

    @Test
    @DisplayName("an output that cannot be written is exit code 3")
    void outputFailed() {
        runner = request -> {
            throw new OutputFailedException("cannot write summary.json: no space left on device", null);
        };
        assertEquals(ExitCode.OUTPUT_FAILED, run("run", "hello"));
        assertEquals("chirpsim: cannot write summary.json: no space left on device\n", stderr());
    }

    @Test
    @DisplayName("an interrupted run is exit code 130")
    void interrupted() {
        runner = request -> {
            throw new InterruptedException();
        };
        assertEquals(ExitCode.INTERRUPTED, run("run", "hello"));
    }

    @Test
    @DisplayName("a full disk behind standard output is exit code 3, not 0")
    void fullDisk() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertEquals(ExitCode.OUTPUT_FAILED, run(new PrintStream(full, false, StandardCharsets.UTF_8), "schema"));
        assertEquals("chirpsim: standard output could not be written\n", stderr());
    }
}
