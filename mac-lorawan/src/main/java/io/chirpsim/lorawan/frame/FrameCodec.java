package io.chirpsim.lorawan.frame;

import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;

/**
 * The seam between {@code fidelity: bytes} and {@code fidelity: sizes}: what goes on the air for a frame, and how it is read again. The
 * content of a transmission is opaque to everybody else.
 *
 * <p>In {@code sizes} all keys may be null.
 */
public interface FrameCodec {
    /** A data frame of LoRaWAN 1.0.x ready for the air, encrypted and with its MIC. */
    default Object seal(DataFrame frame, SessionKeys keys) {
        return seal(frame, keys, MicContext.NONE);
    }

    /** A data frame ready for the air, encrypted and with its MIC, which in LoRaWAN 1.1 covers how it is sent. */
    Object seal(DataFrame frame, SessionKeys keys, MicContext context);

    /** Length on the air of a data frame with these parts; see {@link FrameLengths}. */
    int length(int fOptsBytes, int fPort, int payloadBytes);

    /** A join-request ready for the air. */
    Object seal(JoinRequest request, Key128 appKey);

    /** A join-accept ready for the air, under the rules of LoRaWAN 1.1 if it says OptNeg. */
    Object seal(JoinAccept accept, RootKeys roots, JoinRequest answered);

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
    default boolean authentic(Object content, DataFrame header, int fCnt, SessionKeys keys) {
        return authentic(content, header, fCnt, keys, MicContext.NONE);
    }

    /** Whether a data frame's MIC is right under a full counter and, in LoRaWAN 1.1, sent like that. */
    boolean authentic(Object content, DataFrame header, int fCnt, SessionKeys keys, MicContext context);

    /** The payload in plain. */
    byte[] plain(DataFrame header, int fCnt, SessionKeys keys);

    /** The FOpts in plain; in LoRaWAN 1.0.x they are. */
    byte[] plainFOpts(DataFrame header, int fCnt, SessionKeys keys);

    /** Whether a join-request's MIC is right. */
    boolean authentic(Object content, JoinRequest request, Key128 appKey);

    /**
     * Reads a join-accept.
     *
     * @param sent the join-request it answers
     * @throws MalformedFrameException if it is none, or was made with another key
     */
    JoinAccept openJoinAccept(Object content, RootKeys roots, JoinRequest sent) throws MalformedFrameException;

    /** Session keys of a join; null in {@code sizes}. */
    SessionKeys sessionKeys(RootKeys roots, JoinAccept accept, JoinRequest answered);
}
