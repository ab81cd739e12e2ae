package io.chirpsim.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRunTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("a run that is told to end leaves nothing behind")
    void cleansUp() throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.chirpsim.app.Main",
                        "run",
                        "hello",
                        "--set",
                        "duration=10 years",
                        "--out",
                        "results",
                        "--messages",
                        "m.csv.gz",
                        "--pcap",
                        "air.pcap")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        try {
            for (int i = 0; i < 600 && run.isAlive() && names().size() < 5; i++) {
                run.waitFor(100, TimeUnit.MILLISECONDS);
            }
            assertEquals(
                    List.of(
                            ".air.pcap.keys.csv.partial",
                            ".air.pcap.partial",
                            ".m.csv.gz.part0",
                            ".results.partial",
                            "said"),
                    names());
            run.destroy();
            assertTrue(run.waitFor(60, TimeUnit.SECONDS));
            assertEquals(List.of("said"), names());
        } finally {
            run.destroyForcibly();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
