package io.chirpsim.lorawan.device;

import io.chirpsim.flow.AppMessage;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.region.DataRate;

/** What an end-device says. */
public interface DeviceOut {
    /**
     * A frame begins now.
     *
     * @param content see {@link io.chirpsim.lorawan.frame.FrameCodec}
     * @param phyPayloadBytes its length
     * @param tag the journey's id of the message in it, 0 for none
     */
    void transmit(EndDevice device, DataRate dataRate, long frequencyHz, Object content, int phyPayloadBytes, long tag);

    /** The device wants {@link EndDevice#onTimeout} then, instead of what it wanted before. */
    void wakeAt(EndDevice device, long atUs);

    /** The device is done with a message as planned, acknowledged if it had to be. */
    void finished(EndDevice device, long tag, long nowUs);

    /** The network has acknowledged a message; the device is done with it next. */
    void acknowledged(EndDevice device, AppMessage message, long nowUs);

    /** The device gives a message up. */
    void lost(EndDevice device, long tag, MacCause cause, long nowUs);

    /** The device has joined. */
    void joined(EndDevice device, long nowUs);

    /**
     * The device has accepted a data frame.
     *
     * @param frame in plain
     * @param tag the journey's id of the message in it, 0 for none
     */
    void received(EndDevice device, DataFrame frame, long tag, long nowUs);

    /** Something happened that is counted. */
    void counted(EndDevice device, MacCount what, long nowUs);
}
