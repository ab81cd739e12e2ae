package io.chirpsim.lorawan.network;

/**
 * The link between a gateway and the network server, both ways.
 *
 * @param latencyUs shortest delay
 * @param jitterUs further delay, uniform from 0 to this
 * @param loss probability that a packet is lost, 0 to 1
 * @param bufferedFrames uplink frames that the gateway keeps during an outage; those beyond are lost
 */
public record Backhaul(long latencyUs, long jitterUs, double loss, int bufferedFrames) {
    /** No delay, no loss. */
    public static final Backhaul PERFECT = new Backhaul(0, 0, 0);

    /** A link whose gateway keeps nothing. */
    public Backhaul(long latencyUs, long jitterUs, double loss) {
        this(latencyUs, jitterUs, loss, 0);
    }

    /** Longest delay. */
    public long maxDelayUs() {
        return latencyUs + jitterUs;
    }
}
