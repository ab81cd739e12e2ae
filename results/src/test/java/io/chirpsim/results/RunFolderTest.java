package io.chirpsim.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.results.RunFolder.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path temp;

    @Test
    @DisplayName("the folder has its name only when it is complete")
    void complete() throws Exception {
        Path out = temp.resolve("runs/one");
        try (RunFolder folder = RunFolder.create(out, Existing.REFUSE)) {
            Files.writeString(folder.path().resolve("a"), "a");
            assertFalse(Files.exists(out));
            assertTrue(folder.path().getFileName().toString().startsWith(".one.partial"));
            folder.complete();
        }
        assertEquals("a", Files.readString(out.resolve("a")));
        assertEquals(List.of("one"), names(temp.resolve("runs")));
    }

    @Test
    @DisplayName("a run that fails leaves nothing")
    void fails() throws Exception {
        try (RunFolder folder = RunFolder.create(temp.resolve("one"), Existing.REFUSE)) {
            Files.createDirectories(folder.path().resolve("plots"));
            Files.writeString(folder.path().resolve("plots/a"), "a");
        }
        assertEquals(List.of(), names(temp));
    }

    @Test
    @DisplayName("a folder that is not empty, or a file, is refused; an empty folder is taken")
    void refuses() throws Exception {
        Path full = Files.createDirectory(temp.resolve("full"));
        Files.writeString(full.resolve("mine"), "mine");
        Path file = Files.writeString(temp.resolve("file"), "x");
        Path empty = Files.createDirectory(temp.resolve("empty"));
        String message = assertThrows(FolderInUseException.class, () -> RunFolder.create(full, Existing.REFUSE))
                .getMessage();
        assertTrue(message.contains("--overwrite"), message);
        assertThrows(FolderInUseException.class, () -> RunFolder.create(file, Existing.OVERWRITE));
        try (RunFolder folder = RunFolder.create(empty, Existing.REFUSE)) {
            folder.complete();
        }
        assertEquals(List.of("empty", "file", "full"), names(temp));
        assertEquals("mine", Files.readString(full.resolve("mine")));
    }

    @Test
    @DisplayName("overwriting keeps the old folder until the new one is complete")
    void overwrites() throws Exception {
        Path out = Files.createDirectory(temp.resolve("one"));
        Files.writeString(out.resolve("old"), "old");
        try (RunFolder folder = RunFolder.create(out, Existing.OVERWRITE)) {
            Files.writeString(folder.path().resolve("new"), "new");
        }
        assertEquals(List.of("old"), names(out));
        try (RunFolder folder = RunFolder.create(out, Existing.OVERWRITE)) {
            Files.writeString(folder.path().resolve("new"), "new");
            folder.complete();
        }
        assertEquals(List.of("new"), names(out));
        assertEquals(List.of("one"), names(temp));
    }

    @Test
    @DisplayName("two runs to one place do not mix")
    void two() throws Exception {
        try (RunFolder one = RunFolder.create(temp.resolve("x"), Existing.REFUSE);
                RunFolder two = RunFolder.create(temp.resolve("x"), Existing.REFUSE)) {
            assertFalse(one.path().equals(two.path()));
            Files.writeString(one.path().resolve("one"), "one");
            one.complete();
            assertEquals(List.of("one"), names(temp.resolve("x")));
        }
    }

    @Test
    @DisplayName("a place that cannot hold a folder is an IOException")
    void impossible() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThrows(IOException.class, () -> RunFolder.create(file.resolve("run"), Existing.REFUSE));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("a full disk is an IOException")
    void fullDisk() {
        RunResult result = new RunResult(List.of());
        result.add(Fixture.recorder("a").finish(Fixture.DURATION));
        assertThrows(IOException.class, () -> new Tables(result).devices(Path.of("/dev/full")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
