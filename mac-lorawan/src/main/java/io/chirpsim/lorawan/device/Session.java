package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.MalformedFrameException;

/** What a device shares with the network server: address, keys, both counters, and what is due to be said in the next header. */
final class Session {
    private SessionKeys keys;
    private int devAddr;
    private int fCntUp = FCnt.NONE;
    private int fCntDown = FCnt.NONE;
    private boolean active;
    private boolean ackDue;
    private boolean moreAnnounced;

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
        forgetWhatIsDue();
        active = true;
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
     * A new uplink, ready for the air.
     *
     * @param flags of FCtrl besides ACK
     */
    Object uplink(FrameCodec codec, MType type, int flags, byte[] fOpts, int fPort, byte[] payload) {
        int fCtrl = flags | (ackDue ? DataFrame.ACK : 0);
        ackDue = false;
        moreAnnounced = false;
        return codec.seal(new DataFrame(type, devAddr, fCtrl, ++fCntUp, fOpts, fPort, payload), keys);
    }

    /**
     * A downlink as this device understands it.
     *
     * @return null if it is not for this device, not authentic or not new
     */
    DataFrame downlink(FrameCodec codec, Object content) throws MalformedFrameException {
        DataFrame header = codec.openDownlink(content);
        int fCnt = FCnt.next(fCntDown, header.fCnt());
        if (header.devAddr() != devAddr || !codec.authentic(content, header, fCnt, keys)) {
            return null;
        }
        fCntDown = fCnt;
        ackDue |= header.mType().confirmed();
        moreAnnounced |= header.fPending();
        return header.opened(fCnt, codec.plain(header, fCnt, keys));
    }
}
