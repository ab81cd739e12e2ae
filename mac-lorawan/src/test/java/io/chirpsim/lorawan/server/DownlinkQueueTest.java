package io.chirpsim.lorawan.server;

import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_UP;
import static io.chirpsim.lorawan.server.ServerBench.SECOND_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DownlinkQueueTest {
    private final ServerBench s = new ServerBench(ServerBench.config(), 1);

    private void enqueue(long nowUs, long tag, boolean confirmed, Priority priority, long expiresAtUs, Wishes wishes) {
        s.at(nowUs);
        s.server.enqueue(
                nowUs,
                new ApplicationDownlink(tag, 0, 2, new byte[5], confirmed, "", priority, expiresAtUs, wishes),
                s);
    }

    private void enqueue(long tag, Priority priority) {
        enqueue(0, tag, false, priority, Long.MAX_VALUE, Wishes.NONE);
    }

    /** Uplinks a minute apart, none of which acknowledges. */
    private void uplinks(int fromFCnt, int untilFCnt) {
        for (int i = fromFCnt; i < untilFCnt; i++) {
            s.uplink((i + 1) * 60 * SECOND_US, UNCONFIRMED_DATA_UP, 0, i);
        }
        s.at((untilFCnt + 1) * 60 * SECOND_US - SECOND_US);
    }

    @Test
    @DisplayName("the most urgent goes first, among equals the first that came")
    void priorities() {
        enqueue(1, Priority.NORMAL);
        enqueue(2, Priority.LOWEST);
        enqueue(3, Priority.HIGHEST);
        enqueue(4, Priority.NORMAL);
        enqueue(5, Priority.HIGHEST);
        enqueue(6, Priority.BELOW_NORMAL);
        uplinks(0, 6);
        assertEquals(List.of("sent 3 0", "sent 5 1", "sent 1 2", "sent 4 3", "sent 6 4", "sent 2 5"), s.told);
        assertFalse(s.ordered(5).fPending());
    }

    @Test
    @DisplayName(
            "a downlink expires to the microsecond, whether or not the device speaks; one already expired is not taken")
    void expiry() {
        enqueue(0, 1, false, Priority.NORMAL, 60 * SECOND_US + 240_000, Wishes.NONE);
        enqueue(0, 2, false, Priority.LOW, 60 * SECOND_US + 240_001, Wishes.NONE);
        enqueue(0, 3, false, Priority.LOW, 3_000 * SECOND_US, Wishes.NONE);
        enqueue(SECOND_US, 4, false, Priority.LOW, SECOND_US, Wishes.NONE);
        uplinks(0, 1);
        assertEquals(List.of("dropped 4 downlinkExpired", "dropped 1 downlinkExpired", "sent 2 0"), s.told);
        s.at(2_999 * SECOND_US);
        assertEquals(3, s.told.size());
        s.at(3_000 * SECOND_US);
        assertEquals("dropped 3 downlinkExpired", s.told.get(3));
    }

    @Test
    @DisplayName("a more urgent one goes before the next try of a confirmed one, and tries are counted for each")
    void urgentBetweenTries() {
        enqueue(
                0,
                1,
                true,
                Priority.NORMAL,
                Long.MAX_VALUE,
                new Wishes(Optional.empty(), List.of(), Optional.of(2), null));
        uplinks(0, 1);
        enqueue(61 * SECOND_US + 900_000, 2, false, Priority.HIGH, Long.MAX_VALUE, Wishes.NONE);
        uplinks(1, 4);
        assertEquals(
                List.of(
                        "sent 1 0",
                        "notAcknowledged 1 0",
                        "delayed 1 retriesExhausted",
                        "sent 2 1",
                        "sent 1 2",
                        "notAcknowledged 1 2",
                        "dropped 1 retriesExhausted"),
                s.told);
    }

    @Test
    @DisplayName("a confirmed one that expires before its answer is not tried again")
    void expiredBetweenTries() {
        enqueue(0, 1, true, Priority.NORMAL, 90 * SECOND_US, Wishes.NONE);
        uplinks(0, 3);
        assertEquals(
                List.of("sent 1 0", "notAcknowledged 1 0", "delayed 1 retriesExhausted", "dropped 1 downlinkExpired"),
                s.told);
    }
}
