package io.chirpsim.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    @DisplayName("what no file system minds stays, slashes and the like do not, and no two are the same")
    void safeAndApart() {
        assertEquals(
                List.of("gw-library", ".._etc", "a_b", "a_b-2", "A_B-3", "a_b-2-2"),
                FileNames.of(List.of("gw-library", "../etc", "a/b", "a:b", "A?B", "a_b-2")));
        assertEquals(80, FileNames.of(List.of("x".repeat(300))).get(0).length());
    }
}
