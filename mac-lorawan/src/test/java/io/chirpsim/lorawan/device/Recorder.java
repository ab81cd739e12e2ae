package io.chirpsim.lorawan.device;

import io.chirpsim.flow.AppMessage;
import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.frame.BytesCodec;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.List;

/** One device, told the time by hand, and a record of what it says. Frames end by themselves when the time is told. */
final class Recorder implements DeviceOut {
    static final double SNR_DB = -3.4;
    static final int DEV_ADDR = 0x26000001;
    static final SessionKeys KEYS = new SessionKeys(new Key128(1, 2), new Key128(3, 4));
    static final Key128 APP_KEY = new Key128(5, 6);

    record Sent(long atUs, DataRate rate, long frequencyHz, byte[] bytes, long tag) {
        long endUs() {
            return atUs + rate.uplink().airtimeUs(bytes.length);
        }
    }

    final BytesCodec codec = new BytesCodec();
    final List<Sent> sent = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<DataFrame> received = new ArrayList<>();
    final List<MacCount> counted = new ArrayList<>();
    final EndDevice device;
    long nowUs;
    private long wakeUs = Long.MAX_VALUE;
    private long frameEndUs = Long.MAX_VALUE;

    Recorder(Configs configs, int dataRate) {
        this(configs.config(), dataRate);
    }

    Recorder(DeviceConfig config, int dataRate) {
        DeviceGroup group = new DeviceGroup(config, codec, MacDraws.of(new Streams(1, 0)));
        boolean abp = config.activation() == Activation.ABP;
        DeviceIdentity identity = new DeviceIdentity(77, new RootKeys(APP_KEY), abp ? DEV_ADDR : 0, abp ? KEYS : null);
        device = new EndDevice(group, 0, 42, identity, dataRate);
    }

    /** Lets everything up to this time happen. */
    Recorder at(long untilUs) {
        while (Math.min(wakeUs, frameEndUs) <= untilUs) {
            if (frameEndUs <= wakeUs) {
                nowUs = frameEndUs;
                frameEndUs = Long.MAX_VALUE;
                device.onTransmitted(nowUs, this);
            } else {
                nowUs = wakeUs;
                wakeUs = Long.MAX_VALUE;
                device.onTimeout(nowUs, this);
            }
        }
        nowUs = untilUs;
        return this;
    }

    Recorder send(long id, int bytes, MType type) {
        device.send(nowUs, new AppMessage(id, 0, nowUs, new byte[bytes]), 1, type, this);
        return this;
    }

    /** A downlink on the last frame's channel and data rate, for the duration of its airtime. */
    boolean downlinkInRx1(long startUs, byte[] content) {
        Sent last = sent.get(sent.size() - 1);
        return downlink(startUs, last.rate(), last.frequencyHz(), content);
    }

    boolean downlink(long startUs, DataRate rate, long frequencyHz, byte[] content) {
        at(startUs);
        if (!device.onDownlinkStart(startUs, startUs, frequencyHz, rate.downlink())) {
            return false;
        }
        at(startUs + rate.downlink().airtimeUs(content.length));
        return device.onDownlink(nowUs, content, 9, SNR_DB, this);
    }

    byte[] data(MType type, int fCtrl, int fCnt, int payloadBytes) {
        int fPort = payloadBytes == 0 ? DataFrame.NO_PORT : 2;
        return codec.seal(
                new DataFrame(type, DEV_ADDR, fCtrl, fCnt, DataFrame.EMPTY, fPort, new byte[payloadBytes]), KEYS);
    }

    byte[] joinAccept(int rxDelay) {
        return codec.seal(
                new JoinAccept(1, 0x13, DEV_ADDR, 0, 3, rxDelay, JoinAccept.cfList(867_100_000, 867_300_000)),
                new RootKeys(APP_KEY),
                new JoinRequest(0, 77, 0));
    }

    Sent last() {
        return sent.get(sent.size() - 1);
    }

    DataFrame frame(int index) {
        try {
            return (DataFrame) codec.openUplink(sent.get(index).bytes());
        } catch (MalformedFrameException e) {
            throw new AssertionError(e);
        }
    }

    JoinRequest joinRequest(int index) {
        try {
            return (JoinRequest) codec.openUplink(sent.get(index).bytes());
        } catch (MalformedFrameException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void transmit(EndDevice by, DataRate rate, long frequencyHz, Object content, int bytes, long tag) {
        Sent frame = new Sent(nowUs, rate, frequencyHz, (byte[]) content, tag);
        if (frame.bytes().length != bytes || frameEndUs != Long.MAX_VALUE) {
            throw new AssertionError("length " + bytes + ", or two frames at a time");
        }
        sent.add(frame);
        frameEndUs = frame.endUs();
    }

    @Override
    public void wakeAt(EndDevice by, long atUs) {
        wakeUs = atUs;
    }

    @Override
    public void finished(EndDevice by, long tag, long atUs) {
        told.add("finished " + tag);
    }

    @Override
    public void acknowledged(EndDevice by, AppMessage message, long atUs) {
        told.add("acknowledged " + message.id());
    }

    @Override
    public void lost(EndDevice by, long tag, MacCause cause, long atUs) {
        told.add(cause.key() + " " + tag);
    }

    @Override
    public void joined(EndDevice by, long atUs) {
        told.add("joined");
    }

    @Override
    public void counted(EndDevice by, MacCount what, long atUs) {
        counted.add(what);
    }

    @Override
    public void received(EndDevice by, DataFrame frame, long tag, long atUs) {
        received.add(frame);
    }
}
