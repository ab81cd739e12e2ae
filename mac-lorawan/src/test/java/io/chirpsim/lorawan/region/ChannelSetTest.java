package io.chirpsim.lorawan.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChannelSetTest {
    @Test
    @DisplayName("it is the set of its channels on both sides of 64")
    void holdsItsChannels() {
        ChannelSet set = ChannelSet.of(0, 3, 63, 64, 71, 127);
        assertEquals(6, set.size());
        assertEquals("0 3 63 64 71 127", walk(set));
        assertEquals(71, set.nth(4));
        assertEquals(-1, set.nth(6));
        assertTrue(set.contains(63) && set.contains(64) && !set.contains(65));
        assertEquals(-1, set.next(128));
    }

    private static String walk(ChannelSet set) {
        StringBuilder all = new StringBuilder();
        for (int i = set.next(0); i >= 0; i = set.next(i + 1)) {
            all.append(all.isEmpty() ? "" : " ").append(i);
        }
        return all.toString();
    }

    @Test
    @DisplayName("union, intersection and difference are those of sets")
    void algebra() {
        ChannelSet one = ChannelSet.range(60, 70);
        ChannelSet other = ChannelSet.range(66, 72);
        assertEquals(ChannelSet.range(60, 72), one.or(other));
        assertEquals(ChannelSet.range(66, 70), one.and(other));
        assertEquals(ChannelSet.range(60, 66), one.without(other));
        assertTrue(one.containsAll(ChannelSet.of(IntStream.range(61, 69).toArray())));
        assertFalse(one.containsAll(other));
        assertTrue(one.without(one).isEmpty());
    }

    @Test
    @DisplayName("a channel beyond the last is refused")
    void refusesOthers() {
        assertThrows(IllegalArgumentException.class, () -> ChannelSet.of(128));
        assertThrows(IllegalArgumentException.class, () -> ChannelSet.of(-1));
    }
}
