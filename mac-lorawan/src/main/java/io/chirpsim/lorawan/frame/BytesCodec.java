package io.chirpsim.lorawan.frame;

import static io.chirpsim.lorawan.crypto.FrameCrypto.Direction.DOWNLINK;
import static io.chirpsim.lorawan.crypto.FrameCrypto.Direction.UPLINK;
import static io.chirpsim.lorawan.frame.Layout.MIC_BYTES;

import io.chirpsim.lorawan.crypto.FrameCrypto;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.RootKeys;
import io.chirpsim.lorawan.crypto.SessionKeys;

/** {@code fidelity: bytes}: every byte of a frame is real, encrypted and protected. Not for several threads. */
public final class BytesCodec implements FrameCodec {
    private static final int JOIN_REQUEST_TYPE = 0xFF;

    private final FrameCrypto crypto;
    private final FrameLengths lengths;

    /** A codec with its own scratch space. */
    public BytesCodec() {
        this(FrameLengths.LORAWAN);
    }

    /** A codec whose frames count so many bytes, whatever is in them. */
    public BytesCodec(FrameLengths lengths) {
        this(new FrameCrypto(), lengths);
    }

    /** A codec that shares scratch space. */
    public BytesCodec(FrameCrypto crypto) {
        this(crypto, FrameLengths.LORAWAN);
    }

    private BytesCodec(FrameCrypto crypto, FrameLengths lengths) {
        this.crypto = crypto;
        this.lengths = lengths;
    }

    @Override
    public int length(int fOptsBytes, int fPort, int payloadBytes) {
        return lengths.data(fOptsBytes, fPort, payloadBytes);
    }

    @Override
    public byte[] seal(DataFrame frame, SessionKeys keys) {
        return seal(frame, keys, MicContext.NONE);
    }

    @Override
    public byte[] seal(DataFrame frame, SessionKeys keys, MicContext context) {
        byte[] bytes = Layout.write(frame);
        int end = bytes.length - MIC_BYTES;
        int payloadBytes = frame.frmPayload().length;
        crypto.cryptPayload(
                payloadKey(frame, keys),
                direction(frame),
                frame.devAddr(),
                frame.fCnt(),
                bytes,
                end - payloadBytes,
                payloadBytes);
        cryptFOpts(frame, frame.fCnt(), keys, bytes, Layout.F_OPTS_AT);
        Bytes.putBig(bytes, end, mic(frame, frame.fCnt(), bytes, end, keys, context));
        return bytes;
    }

    private int mic(DataFrame frame, int fCnt, byte[] bytes, int end, SessionKeys keys, MicContext context) {
        int devAddr = frame.devAddr();
        if (!keys.lorawan11()) {
            return crypto.dataMic(keys.nwkSKey(), direction(frame), devAddr, fCnt, bytes, end);
        } else if (frame.mType().dataDown()) {
            return crypto.dataMic(keys.sNwkSIntKey(), context.downlinkBytes(), DOWNLINK, devAddr, fCnt, bytes, end);
        }
        int serving = crypto.dataMic(keys.sNwkSIntKey(), context.bytes(), UPLINK, devAddr, fCnt, bytes, end);
        int forwarding = crypto.dataMic(keys.fNwkSIntKey(), UPLINK, devAddr, fCnt, bytes, end);
        return serving & 0xFFFF0000 | forwarding >>> 16;
    }

    /** Downlinks to the application count with a counter of their own. */
    private void cryptFOpts(DataFrame frame, int fCnt, SessionKeys keys, byte[] bytes, int from) {
        if (keys.lorawan11()) {
            int counter = frame.mType().dataDown() && frame.fPort() > 0 ? 2 : 1;
            crypto.cryptFOpts(
                    keys.nwkSEncKey(),
                    counter,
                    direction(frame),
                    frame.devAddr(),
                    fCnt,
                    bytes,
                    from,
                    frame.fOpts().length);
        }
    }

    private static Key128 payloadKey(DataFrame frame, SessionKeys keys) {
        return frame.fPort() == 0 ? keys.nwkSEncKey() : keys.appSKey();
    }

    private static FrameCrypto.Direction direction(DataFrame frame) {
        return frame.mType().dataUp() ? UPLINK : DOWNLINK;
    }

    @Override
    public byte[] seal(JoinRequest request, Key128 appKey) {
        byte[] bytes = Layout.write(request);
        Bytes.putBig(bytes, bytes.length - MIC_BYTES, crypto.joinMic(appKey, bytes, bytes.length - MIC_BYTES));
        return bytes;
    }

    @Override
    public byte[] seal(JoinAccept accept, RootKeys roots, JoinRequest answered) {
        byte[] bytes = Layout.write(accept);
        Bytes.putBig(bytes, bytes.length - MIC_BYTES, mic(accept, bytes, roots, answered));
        crypto.encryptJoinAccept(roots.joinKey(), bytes, 1, bytes.length - 1);
        return bytes;
    }

    private int mic(JoinAccept accept, byte[] bytes, RootKeys roots, JoinRequest answered) {
        int end = bytes.length - MIC_BYTES;
        if (!accept.optNeg()) {
            return crypto.joinMic(roots.joinKey(), bytes, end);
        }
        Key128 jsIntKey = crypto.jsIntKey(roots.joinKey(), answered.devEui());
        return crypto.joinAcceptMic(jsIntKey, JOIN_REQUEST_TYPE, answered.joinEui(), answered.devNonce(), bytes, end);
    }

    @Override
    public PhyPayload openUplink(Object content) throws MalformedFrameException {
        byte[] bytes = (byte[]) content;
        MType type = Layout.type(bytes);
        if (type == MType.JOIN_REQUEST) {
            return Layout.readJoinRequest(bytes);
        }
        if (!type.dataUp()) {
            throw new MalformedFrameException(type + " as an uplink");
        }
        return Layout.readData(bytes);
    }

    @Override
    public DataFrame openDownlink(Object content) throws MalformedFrameException {
        DataFrame frame = Layout.readData((byte[]) content);
        if (!frame.mType().dataDown()) {
            throw new MalformedFrameException(frame.mType() + " as a downlink");
        }
        return frame;
    }

    @Override
    public boolean authentic(Object content, DataFrame header, int fCnt, SessionKeys keys, MicContext context) {
        byte[] bytes = (byte[]) content;
        int end = bytes.length - MIC_BYTES;
        return mic(header, fCnt, bytes, end, keys, context) == Bytes.big(bytes, end);
    }

    @Override
    public byte[] plainFOpts(DataFrame header, int fCnt, SessionKeys keys) {
        if (header.fOpts().length == 0 || !keys.lorawan11()) {
            return header.fOpts();
        }
        byte[] fOpts = header.fOpts().clone();
        cryptFOpts(header, fCnt, keys, fOpts, 0);
        return fOpts;
    }

    @Override
    public byte[] plain(DataFrame header, int fCnt, SessionKeys keys) {
        byte[] payload = header.frmPayload().clone();
        crypto.cryptPayload(
                payloadKey(header, keys), direction(header), header.devAddr(), fCnt, payload, 0, payload.length);
        return payload;
    }

    @Override
    public boolean authentic(Object content, JoinRequest request, Key128 appKey) {
        byte[] bytes = (byte[]) content;
        int end = bytes.length - MIC_BYTES;
        return crypto.joinMic(appKey, bytes, end) == Bytes.big(bytes, end);
    }

    @Override
    public JoinAccept openJoinAccept(Object content, RootKeys roots, JoinRequest sent) throws MalformedFrameException {
        byte[] bytes = ((byte[]) content).clone();
        Layout.checkJoinAcceptLength(bytes);
        crypto.decryptJoinAccept(roots.joinKey(), bytes, 1, bytes.length - 1);
        JoinAccept accept = Layout.readJoinAccept(bytes);
        if (mic(accept, bytes, roots, sent) != Bytes.big(bytes, bytes.length - MIC_BYTES)) {
            throw new MalformedFrameException("join-accept with a wrong MIC");
        }
        return accept;
    }

    @Override
    public SessionKeys sessionKeys(RootKeys roots, JoinAccept accept, JoinRequest answered) {
        return accept.optNeg()
                ? crypto.sessionKeys(roots, accept.joinNonce(), answered.joinEui(), answered.devNonce())
                : crypto.sessionKeys(roots.joinKey(), accept.joinNonce(), accept.netId(), answered.devNonce());
    }
}
