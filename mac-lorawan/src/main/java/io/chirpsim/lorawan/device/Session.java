package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import io.chirpsim.lorawan.frame.MicContext;

/** What a device shares with the network server: address, keys, both counters, and what is due to be said in the next header. */
final class Session {
    private static final int LOW = 0xFFFF;

    private SessionKeys keys;
    private int devAddr;
    private int fCntUp = FCnt.NONE;
    private int fCntDown = FCnt.NONE;
    private boolean active;
    private boolean ackDue;
    private boolean moreAnnounced;

    /** LoRaWAN 1.1: counter of the last downlink with a message; those without count apart. */
    private int aFCntDown = FCnt.NONE;

    /** Counter of the last confirmed downlink. */
    private int confirmedFCnt;

    /** LoRaWAN 1.1: whether the network has not yet confirmed that it uses the new keys. */
    private boolean rekeyDue;

    Session(DeviceIdentity identity, Activation activation) {
        devAddr = identity.devAddr();
        keys = identity.keys();
        active = activation == Activation.ABP;
    }

    /** Begins anew with what a join-accept says. */
    void begin(JoinAccept accept, SessionKeys newKeys) {
        keys = newKeys;
        devAddr = accept.devAddr();
        fCntUp = FCnt.NONE;
        fCntDown = FCnt.NONE;
        aFCntDown = FCnt.NONE;
        rekeyDue = accept.optNeg();
        forgetWhatIsDue();
        active = true;
    }

    /** Whether every uplink has to say that the device uses its new keys (RekeyInd). */
    boolean rekeyDue() {
        return rekeyDue;
    }

    /** The network uses the new keys as well (RekeyConf). */
    void rekeyed() {
        rekeyDue = false;
    }

    private boolean lorawan11() {
        return keys != null && keys.lorawan11();
    }

    /** An uplink of LoRaWAN 1.1 before it is known how it is sent. */
    private record Unsealed(DataFrame frame, int confFCnt) {}

    /** What goes on the air for an uplink: in LoRaWAN 1.1 the MIC depends on data rate and channel, so that each transmission has its own. */
    Object onAir(FrameCodec codec, Object uplink, int dataRate, int channel) {
        return uplink instanceof Unsealed open
                ? codec.seal(open.frame(), keys, new MicContext(open.confFCnt(), dataRate, channel))
                : uplink;
    }

    /** The device is not part of the network any more. */
    void end() {
        active = false;
    }

    /** Nothing is due to be said any more. */
    void forgetWhatIsDue() {
        ackDue = false;
        moreAnnounced = false;
    }

    /** Keys; null before a join, and in {@code sizes}. */
    SessionKeys keys() {
        return keys;
    }

    /** Whether the device is part of the network. */
    boolean active() {
        return active;
    }

    int devAddr() {
        return devAddr;
    }

    /** Counter of the last uplink, or {@link FCnt#NONE}. */
    int fCntUp() {
        return fCntUp;
    }

    /** Whether the network has announced one more downlink. */
    boolean moreAnnounced() {
        return moreAnnounced;
    }

    /**
     * A new uplink, for {@link #onAir}.
     *
     * @param flags of FCtrl besides ACK
     */
    Object uplink(FrameCodec codec, MType type, int flags, byte[] fOpts, int fPort, byte[] payload) {
        int fCtrl = flags | (ackDue ? DataFrame.ACK : 0);
        int confFCnt = ackDue ? confirmedFCnt & LOW : 0;
        ackDue = false;
        moreAnnounced = false;
        DataFrame frame = new DataFrame(type, devAddr, fCtrl, ++fCntUp, fOpts, fPort, payload);
        return lorawan11() ? new Unsealed(frame, confFCnt) : codec.seal(frame, keys);
    }

    /**
     * A downlink as this device understands it.
     *
     * @return null if it is not for this device, not authentic or not new
     */
    DataFrame downlink(FrameCodec codec, Object content) throws MalformedFrameException {
        DataFrame header = codec.openDownlink(content);
        boolean apart = lorawan11() && header.fPort() > 0;
        int fCnt = FCnt.next(apart ? aFCntDown : fCntDown, header.fCnt());
        MicContext context = new MicContext(header.ack() ? fCntUp & LOW : 0, 0, 0);
        if (header.devAddr() != devAddr || !codec.authentic(content, header, fCnt, keys, context)) {
            return null;
        }
        if (apart) {
            aFCntDown = fCnt;
        } else {
            fCntDown = fCnt;
        }
        ackDue |= header.mType().confirmed();
        confirmedFCnt = header.mType().confirmed() ? fCnt : confirmedFCnt;
        moreAnnounced |= header.fPending();
        return header.opened(fCnt, codec.plainFOpts(header, fCnt, keys), codec.plain(header, fCnt, keys));
    }
}
