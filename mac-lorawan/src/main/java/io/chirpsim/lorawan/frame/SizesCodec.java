package io.chirpsim.lorawan.frame;

import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;

/** {@code fidelity: sizes}: the frame record itself is on the air; no encryption, no copy. */
public final class SizesCodec implements FrameCodec {
    private final FrameLengths lengths;

    /** LoRaWAN's lengths. */
    public SizesCodec() {
        this(FrameLengths.LORAWAN);
    }

    /** A codec whose frames count so many bytes. */
    public SizesCodec(FrameLengths lengths) {
        this.lengths = lengths;
    }

    @Override
    public int length(int fOptsBytes, int fPort, int payloadBytes) {
        return lengths.data(fOptsBytes, fPort, payloadBytes);
    }

    @Override
    public Object seal(DataFrame frame, SessionKeys keys, MicContext context) {
        return frame;
    }

    @Override
    public Object seal(JoinRequest request, Key128 appKey) {
        return request;
    }

    @Override
    public Object seal(JoinAccept accept, RootKeys roots, JoinRequest answered) {
        return accept;
    }

    @Override
    public PhyPayload openUplink(Object content) throws MalformedFrameException {
        if (content instanceof DataFrame frame && frame.mType().dataUp()) {
            return frame;
        }
        if (content instanceof JoinRequest request) {
            return request;
        }
        throw new MalformedFrameException("no uplink: " + content);
    }

    @Override
    public DataFrame openDownlink(Object content) throws MalformedFrameException {
        if (content instanceof DataFrame frame && frame.mType().dataDown()) {
            return frame;
        }
        throw new MalformedFrameException("no data downlink: " + content);
    }

    /** Right if the counter is: that is what the MIC would show. */
    @Override
    public boolean authentic(Object content, DataFrame header, int fCnt, SessionKeys keys, MicContext context) {
        return header.fCnt() == fCnt;
    }

    @Override
    public byte[] plain(DataFrame header, int fCnt, SessionKeys keys) {
        return header.frmPayload();
    }

    @Override
    public byte[] plainFOpts(DataFrame header, int fCnt, SessionKeys keys) {
        return header.fOpts();
    }

    @Override
    public boolean authentic(Object content, JoinRequest request, Key128 appKey) {
        return true;
    }

    @Override
    public JoinAccept openJoinAccept(Object content, RootKeys roots, JoinRequest sent) throws MalformedFrameException {
        if (content instanceof JoinAccept accept) {
            return accept;
        }
        throw new MalformedFrameException("no join-accept: " + content);
    }

    @Override
    public SessionKeys sessionKeys(RootKeys roots, JoinAccept accept, JoinRequest answered) {
        return null;
    }
}
