package io.chirpsim.mqtt.link;

import io.chirpsim.random.Draws;

/** One direction of a path, for all connections over it: when the line is free, and which draws come next. */
final class Lane {
    /** Retransmissions after which a sender gives up (Linux: tcp_retries2). */
    static final int MAX_RETRANSMISSIONS = 15;

    private static final int DRAWS_PER_WRITE = MAX_RETRANSMISSIONS + 1;

    private final LinkConfig config;
    private final Draws jitter;
    private final Draws loss;
    private final long entity;
    private long lineFreeUs;
    private long writes;

    Lane(LinkConfig config, Draws jitter, Draws loss, long entity) {
        this.config = config;
        this.jitter = jitter;
        this.loss = loss;
        this.entity = entity;
    }

    /**
     * Decides when the segment arrives, were it alone. A lost segment is sent again after the timeout, which doubles each time; each segment has
     * its own timer, and segments behind a lost one wait at the receiver, not at the sender.
     */
    void transmit(Segment segment, RetransmissionTimer timer, long nowUs) {
        int length = segment.bytes.length;
        long write = writes++;
        lineFreeUs = Math.max(lineFreeUs, nowUs) + config.serialisationUs(length);
        long extraUs = config.jitterUs() == 0 ? 0 : jitter.uniformUs(config.jitterUs() + 1, entity, write);
        long flightUs = config.latencyUs() + extraUs;
        int lost = config.lossProbability() == 0 ? 0 : losses(write, config.lossProbability(length));
        long sentUs = lineFreeUs;
        long timeoutUs = timer.timeoutUs();
        for (int i = 0; i < lost; i++) {
            sentUs += timeoutUs;
            timeoutUs = RetransmissionTimer.doubled(timeoutUs);
        }
        segment.doomed = lost > MAX_RETRANSMISSIONS;
        segment.arrivalUs = segment.doomed ? sentUs : sentUs + flightUs;
        segment.roundTripUs = lost == 0 ? segment.arrivalUs - nowUs + config.latencyUs() : -1;
    }

    private int losses(long write, double probability) {
        int lost = 0;
        while (lost <= MAX_RETRANSMISSIONS && loss.uniform(entity, write * DRAWS_PER_WRITE + lost) < probability) {
            lost++;
        }
        return lost;
    }
}
