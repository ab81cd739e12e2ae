package io.chirpsim.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.app.bench.Benchmarks;
import io.chirpsim.app.load.ScenarioLoader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chirpsim bench}. */
@Command(
        name = "bench",
        description = "Measure speed and memory on this machine.",
        footer = {"", "Rates are per CPU second of the simulating thread: one warm-up, then the median of five."})
public final class BenchCommand implements Callable<Integer> {
    private final ScenarioLoader loader;
    private final Path workingDirectory;
    private final PrintStream out;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write bench.json there.")
    private String folder;

    /**
     * @param loader reads the scenarios it runs
     * @param workingDirectory what file names are relative to
     * @param out where results are printed
     */
    public BenchCommand(ScenarioLoader loader, Path workingDirectory, PrintStream out) {
        this.loader = loader;
        this.workingDirectory = workingDirectory;
        this.out = out;
    }

    @Override
    public Integer call() {
        Optional<Path> target = Optional.ofNullable(folder)
                .map(name -> workingDirectory.resolve(name).toAbsolutePath().normalize());
        target.ifPresent(BenchCommand::make);
        Benchmarks benchmarks = new Benchmarks(loader, (key, value) -> {
            out.println(String.format(Locale.ROOT, "%-40s %15s", key, value));
            out.flush();
        });
        ObjectNode results = benchmarks.run();
        target.ifPresent(path -> write(path, results));
        return ExitCode.OK;
    }

    /** Minutes of measuring are not begun for results that cannot be kept. */
    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".bench", ".partial"));
        } catch (IOException e) {
            throw new OutputFailedException("--out: cannot write to " + folder + ": " + e, e);
        }
    }

    private static void write(Path folder, ObjectNode results) {
        try {
            Path partial = Files.createTempFile(folder, ".bench", ".partial");
            try {
                Files.writeString(partial, text(results), StandardCharsets.UTF_8);
                Files.move(partial, folder.resolve("bench.json"), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new OutputFailedException("--out: cannot write bench.json: " + e, e);
        }
    }

    private static String text(ObjectNode results) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n";
    }
}
