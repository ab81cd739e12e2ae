package io.chirpsim.lorawan.gateway;

import io.chirpsim.lorawan.region.AirtimePlan;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.TxStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * A gateway's queue of frames to send, and its answer to each order. Numbers and the order of the checks are those of the just-in-time queue in
 * Semtech's packet forwarder (Lora-net/packet_forwarder, {@code jitqueue.c}, version 4.0.1); the duty cycle is checked last, as ChirpStack's
 * Concentratord does. Unlike there, a frame that is already with the concentrator still collides until it has left the air.
 */
public final class JustInTimeQueue {
    /** {@code JIT_QUEUE_MAX}. */
    public static final int CAPACITY = 32;

    /** {@code TX_START_DELAY}: the concentrator needs it to begin. */
    public static final long START_DELAY_US = 1_500;

    /** {@code TX_MARGIN_DELAY}: between two frames. */
    public static final long MARGIN_US = 1_000;

    /** {@code TX_JIT_DELAY}: so long before its start a frame goes to the concentrator. */
    public static final long JIT_DELAY_US = 30_000;

    /** {@code TX_MAX_ADVANCE_DELAY}: four beacon periods. */
    public static final long MAX_ADVANCE_US = 4 * 128_000_000L;

    /** {@code BEACON_RESERVED}: a beacon's time on air, with margin. */
    public static final long BEACON_RESERVED_US = 2_120_000;

    private static final long PRE_DELAY_US = START_DELAY_US + JIT_DELAY_US;

    private record Planned(long startUs, long preDelayUs, long postDelayUs, boolean beacon) {}

    private final Region region;
    private final AirtimePlan dutyCycle;
    private final List<Planned> planned = new ArrayList<>();

    /** @param rule how the gateway keeps the duty cycle */
    public JustInTimeQueue(Region region, DutyCycleRule rule) {
        this.region = region;
        this.dutyCycle = new AirtimePlan(rule, region.dutyCyclesPpm());
    }

    /** An order arrives now. */
    public TxStatus offer(long nowUs, DownlinkOrder order) {
        planned.removeIf(p -> p.startUs + p.postDelayUs < nowUs);
        long startUs = order.startUs();
        if (waiting(nowUs) >= CAPACITY) {
            return TxStatus.QUEUE_FULL;
        } else if (startUs - nowUs <= PRE_DELAY_US + MARGIN_US) {
            return TxStatus.TOO_LATE;
        } else if (startUs - nowUs > MAX_ADVANCE_US) {
            return TxStatus.TOO_EARLY;
        }
        long airtimeUs = order.airtimeUs();
        for (Planned other : planned) {
            if (collide(startUs, airtimeUs, other)) {
                return other.beacon ? TxStatus.COLLISION_BEACON : TxStatus.COLLISION_PACKET;
            }
        }
        int subBand = region.subBandIndex(order.frequencyHz(), order.eirpDbm());
        if (!dutyCycle.allows(subBand, startUs, airtimeUs)) {
            return TxStatus.DUTY_CYCLE_OVERFLOW;
        }
        dutyCycle.add(subBand, startUs, airtimeUs, nowUs);
        planned.add(new Planned(startUs, PRE_DELAY_US, airtimeUs, false));
        return TxStatus.OK;
    }

    /** The gateway plans a beacon by itself. */
    public void beacon(long frequencyHz, long startUs, long airtimeUs, long nowUs) {
        int subBand = region.subBandIndex(frequencyHz, region.downlinkEirpDbm(frequencyHz));
        dutyCycle.add(subBand, startUs, airtimeUs, nowUs);
        planned.add(new Planned(startUs, START_DELAY_US, BEACON_RESERVED_US, true));
    }

    private long waiting(long nowUs) {
        return planned.stream().filter(p -> p.startUs > nowUs + JIT_DELAY_US).count();
    }

    private static boolean collide(long startUs, long postDelayUs, Planned other) {
        return startUs >= other.startUs
                ? startUs - other.startUs <= PRE_DELAY_US + other.postDelayUs + MARGIN_US
                : other.startUs - startUs <= other.preDelayUs + postDelayUs + MARGIN_US;
    }
}
