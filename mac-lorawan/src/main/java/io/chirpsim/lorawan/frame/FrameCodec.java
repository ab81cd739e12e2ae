package io.chirpsim.lorawan.frame;

import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.SessionKeys;

/**
 * The seam between {@code fidelity: bytes} and {@code fidelity: sizes}: what goes on the air for a frame, and how it is read again. The
 * content of a transmission is opaque to everybody else.
 *
 * <p>In {@code sizes} all keys may be null.
 */
public interface FrameCodec {
    /** A data frame ready for the air, encrypted and with its MIC. */
    Object seal(DataFrame frame, SessionKeys keys);

    /** Length on the air of a data frame with these parts; see {@link FrameLengths}. */
    int length(int fOptsBytes, int fPort, int payloadBytes);

    /** A join-request ready for the air. */
    Object seal(JoinRequest request, Key128 appKey);

    /** A join-accept ready for the air. */
    Object seal(JoinAccept accept, Key128 appKey);

    /**
     * What anybody can read of a device's frame: a {@link DataFrame} with encrypted payload and a 16-bit counter, or a {@link JoinRequest}.
     *
     * @throws MalformedFrameException if it is neither
     */
    PhyPayload openUplink(Object content) throws MalformedFrameException;

    /**
     * What anybody can read of a data frame for a device; see {@link #openUplink}.
     *
     * @throws MalformedFrameException if it is none
     */
    DataFrame openDownlink(Object content) throws MalformedFrameException;

    /**
     * Whether a data frame's MIC is right under a full counter.
     *
     * @param header the content, opened
     * @param fCnt the 32-bit counter it would have
     */
    boolean authentic(Object content, DataFrame header, int fCnt, SessionKeys keys);

    /** The payload in plain. */
    byte[] plain(DataFrame header, int fCnt, SessionKeys keys);

    /** Whether a join-request's MIC is right. */
    boolean authentic(Object content, JoinRequest request, Key128 appKey);

    /**
     * Reads a join-accept.
     *
     * @throws MalformedFrameException if it is none, or was made with another key
     */
    JoinAccept openJoinAccept(Object content, Key128 appKey) throws MalformedFrameException;

    /** Session keys of a join; null in {@code sizes}. */
    SessionKeys sessionKeys(Key128 appKey, JoinAccept accept, int devNonce);
}
