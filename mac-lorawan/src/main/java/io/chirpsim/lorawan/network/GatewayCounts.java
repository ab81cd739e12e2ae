package io.chirpsim.lorawan.network;

/** What one gateway has done so far. */
public final class GatewayCounts {
    long received;
    long downlinks;
    long downlinkAirtimeUs;

    GatewayCounts() {}

    /** Uplink frames of application messages that it decoded. */
    public long received() {
        return received;
    }

    /** Downlink frames it sent. */
    public long downlinks() {
        return downlinks;
    }

    /** Time it was sending, in microseconds. */
    public long downlinkAirtimeUs() {
        return downlinkAirtimeUs;
    }
}
