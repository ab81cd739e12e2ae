package io.chirpsim.lorawan.network;

import io.chirpsim.lorawan.server.TxStatus;
import io.chirpsim.phy.RadioCause;

/** What one gateway has done so far. */
public final class GatewayCounts {
    final long[] lost = new long[RadioCause.values().length];
    final long[] answers = new long[TxStatus.values().length];
    long received;
    long downlinks;
    long downlinkAirtimeUs;

    GatewayCounts() {}

    /** Uplink frames of application messages that it decoded. */
    public long received() {
        return received;
    }

    /** Uplink frames of application messages that it heard, that is above its sensitivity, and lost for this cause. */
    public long lost(RadioCause cause) {
        return lost[cause.ordinal()];
    }

    /** Orders for downlinks that it answered so. */
    public long answers(TxStatus status) {
        return answers[status.ordinal()];
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
