package io.chirpsim.app.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Did you mean")
class DidYouMeanTest {
    @Test
    @DisplayName("counts insertions, deletions, substitutions and swaps as one step each")
    void distance() {
        assertEquals(0, DidYouMean.distance("count", "count"));
        assertEquals(1, DidYouMean.distance("cuont", "count"));
        assertEquals(1, DidYouMean.distance("coun", "count"));
        assertEquals(1, DidYouMean.distance("counts", "count"));
        assertEquals(1, DidYouMean.distance("coint", "count"));
        assertEquals(3, DidYouMean.distance("kitten", "sitting"));
        assertEquals(5, DidYouMean.distance("", "count"));
    }

    @Test
    @DisplayName("suggests what is near, whatever the case and the dashes, and nothing else")
    void nearest() {
        List<String> keys = List.of("count", "dataRate", "replace-oldest");
        assertEquals(Optional.of("count"), DidYouMean.nearest("Count", keys));
        assertEquals(Optional.of("dataRate"), DidYouMean.nearest("data_rate", keys));
        assertEquals(Optional.of("replace-oldest"), DidYouMean.nearest("replaceOldest", keys));
        assertEquals(Optional.empty(), DidYouMean.nearest("height", keys));
        assertEquals(Optional.empty(), DidYouMean.nearest("x".repeat(100_000), keys));
    }
}
