package io.chirpsim.lorawan.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.TxStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Numbers: jitqueue.c and jitqueue.h of Lora-net/packet_forwarder, version 4.0.1. */
class JustInTimeQueueTest {
    private static final long SECOND_US = 1_000_000;

    /** 12 bytes at SF7 without CRC. */
    private static final long AIRTIME_US = 41_216;

    private final JustInTimeQueue queue = new JustInTimeQueue(Configs.EU868, DutyCycleRule.NONE);

    private static DownlinkOrder order(long startUs) {
        return new DownlinkOrder(
                0, 0, startUs, Configs.EU868.dataRate(5), 868_100_000, 14, new byte[12], 12, 0, startUs - SECOND_US);
    }

    @Test
    @DisplayName("too late up to 32.5 ms before the start, too early beyond 512 s")
    void time() {
        assertEquals(TxStatus.TOO_LATE, queue.offer(SECOND_US, order(SECOND_US + 32_500)));
        assertEquals(TxStatus.OK, queue.offer(SECOND_US, order(SECOND_US + 32_501)));
        assertEquals(TxStatus.TOO_LATE, queue.offer(SECOND_US, order(SECOND_US - 1)));
        assertEquals(TxStatus.OK, queue.offer(SECOND_US, order(513 * SECOND_US)));
        assertEquals(TxStatus.TOO_EARLY, queue.offer(SECOND_US, order(513 * SECOND_US + 1)));
    }

    @Test
    @DisplayName(
            "two frames collide unless the airtime of the first, 31.5 ms of preparation and 1 ms lie between their starts")
    void collision() {
        long startUs = 10 * SECOND_US;
        long apartUs = AIRTIME_US + 31_500 + 1_000;
        assertEquals(AIRTIME_US, order(0).airtimeUs());
        assertEquals(TxStatus.OK, queue.offer(0, order(startUs)));
        assertEquals(TxStatus.COLLISION_PACKET, queue.offer(0, order(startUs)));
        assertEquals(TxStatus.COLLISION_PACKET, queue.offer(0, order(startUs + apartUs)));
        assertEquals(TxStatus.COLLISION_PACKET, queue.offer(0, order(startUs - apartUs)));
        assertEquals(TxStatus.OK, queue.offer(0, order(startUs + apartUs + 1)));
        assertEquals(TxStatus.OK, queue.offer(0, order(startUs - apartUs - 1)));
    }

    @Test
    @DisplayName("32 frames wait, no more; one that has gone to the concentrator makes room")
    void full() {
        for (int i = 1; i <= 32; i++) {
            assertEquals(TxStatus.OK, queue.offer(0, order(i * SECOND_US)));
        }
        assertEquals(TxStatus.QUEUE_FULL, queue.offer(0, order(40 * SECOND_US)));
        assertEquals(TxStatus.QUEUE_FULL, queue.offer(SECOND_US - 30_001, order(40 * SECOND_US)));
        assertEquals(TxStatus.OK, queue.offer(SECOND_US - 30_000, order(40 * SECOND_US)));
    }

    @Test
    @DisplayName("a beacon has 2.12 s for itself")
    void beacon() {
        queue.beacon(869_525_000, 128 * SECOND_US, 152_576, 0);
        assertEquals(TxStatus.COLLISION_BEACON, queue.offer(0, order(128 * SECOND_US)));
        assertEquals(TxStatus.COLLISION_BEACON, queue.offer(0, order(130 * SECOND_US)));
        assertEquals(TxStatus.OK, queue.offer(0, order(128 * SECOND_US + 2_120_000 + 32_501)));
    }

    @Test
    @DisplayName(
            "duty cycle of 1 %: after 41.216 ms the next frame starts 4.1216 s after the first one's start at the earliest")
    void dutyCycle() {
        JustInTimeQueue limited = new JustInTimeQueue(Configs.EU868, DutyCycleRule.OFF_TIME);
        assertEquals(TxStatus.OK, limited.offer(0, order(SECOND_US)));
        assertEquals(TxStatus.DUTY_CYCLE_OVERFLOW, limited.offer(0, order(SECOND_US + 4_121_599)));
        assertEquals(TxStatus.OK, limited.offer(0, order(SECOND_US + 4_121_600)));
    }
}
