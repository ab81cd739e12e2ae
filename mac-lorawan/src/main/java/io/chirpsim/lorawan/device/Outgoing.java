package io.chirpsim.lorawan.device;

import io.chirpsim.flow.AppMessage;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Dwell;

/** A message the application has handed to a device; once it goes on the air also its frame and how often that was sent. */
final class Outgoing {
    private final AppMessage message;
    private final int fPort;
    private final MType type;
    private Object frame;
    private short frameBytes;
    private byte transmissions;

    Outgoing(AppMessage message, int fPort, MType type) {
        this.message = message;
        this.fPort = fPort;
        this.type = type;
    }

    AppMessage message() {
        return message;
    }

    int fPort() {
        return fPort;
    }

    MType type() {
        return type;
    }

    long tag() {
        return message.id();
    }

    int payloadBytes() {
        return message.payload().length;
    }

    /** From now on it has a frame, which was not sent yet. */
    void sealed(Object sealedFrame, int bytes) {
        frame = sealedFrame;
        frameBytes = (short) bytes;
    }

    Object frame() {
        return frame;
    }

    int frameBytes() {
        return frameBytes;
    }

    /** Its frame goes on the air. */
    void sent() {
        transmissions++;
    }

    /**
     * Whether it was sent as often as it may be.
     *
     * @param nbTrans that of the device
     */
    boolean exhausted(DeviceConfig config, int nbTrans) {
        return transmissions >= config.retransmission().maxTransmissions(type, nbTrans);
    }

    /**
     * The data rate of its next transmission: the lower one that the retransmission rule asks for, as far down as the payload fits.
     *
     * @param dataRate that of the device
     */
    DataRate rate(DeviceGroup group, int dataRate, Dwell dwell) {
        int down = group.config.retransmission().dataRatesDown(type, transmissions);
        DataRate rate = group.region.dataRate(dataRate);
        while (down > 0
                && rate.isLora()
                && group.region.hasDataRate(rate.index() - 1)
                && group.region.dataRate(rate.index() - 1).isLora()
                && group.region.dataRate(rate.index() - 1).uplinkPayload(dwell) >= payloadBytes()
                && group.admits(group.region.dataRate(rate.index() - 1), frameBytes, dwell)) {
            rate = group.region.dataRate(rate.index() - 1);
            down--;
        }
        return rate;
    }
}
