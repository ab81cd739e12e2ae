package io.chirpsim.phy;

/** One frame on the air. Its content is opaque to the radio. */
public final class Transmission {
    /** Index of the device (uplink) or gateway (downlink) that sends. */
    public final int sender;

    /** How it is sent. */
    public final Modulation modulation;

    /** Registered label of the data rate, for counts. */
    public final int label;

    /** Carrier frequency. */
    public final long frequencyHz;

    /** Radiated power. */
    public final double eirpDbm;

    /** Length of the PHY payload. */
    public final int phyPayloadBytes;

    /** What is sent: bytes, or a frame's fields. */
    public final Object content;

    /** The journey's id of the message in it, 0 for none. */
    public final long tag;

    /** Random bits that choose the hops of LR-FHSS. */
    long hops;

    /** Its bursts, where it is LR-FHSS, else null; set by the medium. */
    LrFhssFrame bursts;

    /** When it began, in microseconds; set by the medium. */
    long startUs;

    /** When it ends, in microseconds; set by the medium. */
    long endUs;

    /** Whether a gateway sends it; set by the medium. */
    boolean downlink;

    /** Whether the gateway that should send it is down; set by the medium. */
    boolean silent;

    /** Whether the gateway that sends it went down before the end. */
    boolean cutOff;

    /** Number it shares with the frames that say the same at the same time elsewhere; 0 if there are none. */
    private long choir;

    /** Where it comes from if it is another network's; null if not. */
    ForeignSource foreign;

    /** Per link of the sender what became of the frame there; see {@link RadioMedium}. */
    byte[] fates;

    /** A frame ready to be sent. */
    public Transmission(
            int sender,
            Modulation modulation,
            int label,
            long frequencyHz,
            double eirpDbm,
            int phyPayloadBytes,
            Object content,
            long tag) {
        this.sender = sender;
        this.modulation = modulation;
        this.label = label;
        this.frequencyHz = frequencyHz;
        this.eirpDbm = eirpDbm;
        this.phyPayloadBytes = phyPayloadBytes;
        this.content = content;
        this.tag = tag;
    }

    /** This frame with 64 random bits that choose its hops, where it is LR-FHSS. */
    public Transmission hopping(long randomBits) {
        hops = randomBits;
        return this;
    }

    /**
     * This frame as one of several that gateways send at the very same time with the same bytes, such as beacons: at a receiver they add up to one
     * signal instead of disturbing each other.
     *
     * @param number of all that belong together, not 0
     */
    public Transmission inStep(long number) {
        choir = number;
        return this;
    }

    /** Whether it and another frame are one signal. */
    boolean inStepWith(Transmission other) {
        return choir != 0 && choir == other.choir;
    }

    /**
     * How it is sent, where that is LoRa.
     *
     * @throws ClassCastException if it is not
     */
    LoraModulation lora() {
        return (LoraModulation) modulation;
    }

    /** When it began, in microseconds; once it is on the air. */
    public long startUs() {
        return startUs;
    }

    /** When it ends, in microseconds; once it is on the air. */
    public long endUs() {
        return endUs;
    }

    /** Whether a gateway sends it; once it is on the air. */
    public boolean downlink() {
        return downlink;
    }

    /** Time on air in microseconds. */
    public long airtimeUs() {
        return modulation.airtimeUs(phyPayloadBytes);
    }
}
