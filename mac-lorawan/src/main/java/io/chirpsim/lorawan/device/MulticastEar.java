package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;

/** A multicast group as one of its members keeps it: address, keys, when it listens, and the counter of the last frame. */
final class MulticastEar {
    final int mcAddr;
    final Listening listening;
    private final SessionKeys keys;
    private int fCntDown = FCnt.NONE;

    /** @param keys null in {@code sizes} */
    MulticastEar(int mcAddr, SessionKeys keys, Listening listening) {
        this.mcAddr = mcAddr;
        this.keys = keys;
        this.listening = listening;
    }

    /** A frame as this member understands it; null if it is not for this group, not authentic or not new. */
    DataFrame open(FrameCodec codec, Object content, DataFrame header) {
        int fCnt = FCnt.next(fCntDown, header.fCnt());
        if (header.devAddr() != mcAddr || !codec.authentic(content, header, fCnt, keys)) {
            return null;
        }
        fCntDown = fCnt;
        return header.opened(fCnt, codec.plain(header, fCnt, keys));
    }
}
