package io.chirpsim.lorawan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.RadioCause;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MacCauseTest {
    @Test
    @DisplayName("the keys of the results are there, and no key is used twice, not even by the radio")
    void keys() {
        Set<String> keys = new HashSet<>();
        Arrays.stream(MacCause.values()).forEach(cause -> assertTrue(keys.add(cause.key()), cause::key));
        assertTrue(keys.containsAll(List.of(
                "notSent",
                "dutyCycle",
                "payloadTooLong",
                "replacedAtDevice",
                "joinPending",
                "retriesExhausted",
                "backhaul",
                "server")));
        Arrays.stream(RadioCause.values()).forEach(cause -> assertTrue(keys.add(cause.key()), cause::key));
    }

    @Test
    @DisplayName("32-bit counters from 16 bits: the next one beyond the last")
    void counters() {
        assertEquals(0, FCnt.next(FCnt.NONE, 0));
        assertEquals(5, FCnt.next(FCnt.NONE, 5));
        assertEquals(8, FCnt.next(7, 8));
        assertEquals(65_536 + 7, FCnt.next(7, 7), "the same again is a whole round later");
        assertEquals(65_536, FCnt.next(65_535, 0));
        assertEquals(65_537, FCnt.next(65_530, 1));
        assertEquals(131_072, FCnt.next(65_536 + 65_535, 0));
        assertTrue(FCnt.matches(65_537, 1));
        assertTrue(!FCnt.matches(FCnt.NONE, 0xFFFF));
    }
}
