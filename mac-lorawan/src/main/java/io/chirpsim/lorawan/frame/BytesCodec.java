package io.chirpsim.lorawan.frame;

import static io.chirpsim.lorawan.crypto.FrameCrypto.Direction.DOWNLINK;
import static io.chirpsim.lorawan.crypto.FrameCrypto.Direction.UPLINK;
import static io.chirpsim.lorawan.frame.Layout.MIC_BYTES;

import io.chirpsim.lorawan.crypto.FrameCrypto;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.SessionKeys;

/** {@code fidelity: bytes}: every byte of a frame is real, encrypted and protected. Not for several threads. */
public final class BytesCodec implements FrameCodec {
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
        int mic = crypto.dataMic(keys.nwkSKey(), direction(frame), frame.devAddr(), frame.fCnt(), bytes, end);
        Bytes.putBig(bytes, end, mic);
        return bytes;
    }

    private static Key128 payloadKey(DataFrame frame, SessionKeys keys) {
        return frame.fPort() == 0 ? keys.nwkSKey() : keys.appSKey();
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
    public byte[] seal(JoinAccept accept, Key128 appKey) {
        byte[] bytes = Layout.write(accept);
        Bytes.putBig(bytes, bytes.length - MIC_BYTES, crypto.joinMic(appKey, bytes, bytes.length - MIC_BYTES));
        crypto.encryptJoinAccept(appKey, bytes, 1, bytes.length - 1);
        return bytes;
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
    public boolean authentic(Object content, DataFrame header, int fCnt, SessionKeys keys) {
        byte[] bytes = (byte[]) content;
        int end = bytes.length - MIC_BYTES;
        int mic = crypto.dataMic(keys.nwkSKey(), direction(header), header.devAddr(), fCnt, bytes, end);
        return mic == Bytes.big(bytes, end);
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
    public JoinAccept openJoinAccept(Object content, Key128 appKey) throws MalformedFrameException {
        byte[] bytes = ((byte[]) content).clone();
        Layout.checkJoinAcceptLength(bytes);
        crypto.decryptJoinAccept(appKey, bytes, 1, bytes.length - 1);
        int end = bytes.length - MIC_BYTES;
        if (crypto.joinMic(appKey, bytes, end) != Bytes.big(bytes, end)) {
            throw new MalformedFrameException("join-accept with a wrong MIC");
        }
        return Layout.readJoinAccept(bytes);
    }

    @Override
    public SessionKeys sessionKeys(Key128 appKey, JoinAccept accept, int devNonce) {
        return crypto.sessionKeys(appKey, accept.joinNonce(), accept.netId(), devNonce);
    }
}
