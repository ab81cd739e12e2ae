package io.chirpsim.lorawan.frame;

import java.util.Arrays;

/**
 * Where the fields of a frame lie (LoRaWAN L2 1.0.4, 4 and 6.2). Payloads are copied as they are and the MIC is left open: encryption and MIC
 * are the codec's.
 */
final class Layout {
    static final int MIC_BYTES = 4;
    private static final int F_CTRL_AT = 5;
    private static final int F_CNT_AT = 6;
    static final int F_OPTS_AT = 8;
    private static final int MIN_DATA_BYTES = F_OPTS_AT + MIC_BYTES;
    private static final int F_OPTS_LENGTH = 0x0F;
    private static final int MAJOR = 0x03;
    private static final int OPT_NEG = 0x80;

    private Layout() {}

    static MType type(byte[] bytes) throws MalformedFrameException {
        if (bytes.length == 0) {
            throw new MalformedFrameException("no bytes");
        }
        if ((bytes[0] & MAJOR) != 0) {
            throw new MalformedFrameException("major version " + (bytes[0] & MAJOR));
        }
        return MType.ofMhdr(bytes[0]);
    }

    static byte[] write(DataFrame f) {
        byte[] bytes = new byte[f.length()];
        bytes[0] = f.mType().mhdr();
        Bytes.putLittle(bytes, 1, 4, f.devAddr());
        bytes[F_CTRL_AT] = (byte) (f.fCtrl() | f.fOpts().length);
        Bytes.putLittle(bytes, F_CNT_AT, 2, f.fCnt());
        System.arraycopy(f.fOpts(), 0, bytes, F_OPTS_AT, f.fOpts().length);
        if (f.fPort() != DataFrame.NO_PORT) {
            int portAt = F_OPTS_AT + f.fOpts().length;
            bytes[portAt] = (byte) f.fPort();
            System.arraycopy(f.frmPayload(), 0, bytes, portAt + 1, f.frmPayload().length);
        }
        return bytes;
    }

    static DataFrame readData(byte[] bytes) throws MalformedFrameException {
        MType type = type(bytes);
        if (!type.dataUp() && !type.dataDown()) {
            throw new MalformedFrameException(type + " where a data frame is expected");
        }
        if (bytes.length < MIN_DATA_BYTES) {
            throw new MalformedFrameException("data frame of " + bytes.length + " bytes");
        }
        int fOptsEnd = F_OPTS_AT + (bytes[F_CTRL_AT] & F_OPTS_LENGTH);
        int end = bytes.length - MIC_BYTES;
        if (fOptsEnd > end) {
            throw new MalformedFrameException("FOpts longer than the frame");
        }
        int fPort = fOptsEnd == end ? DataFrame.NO_PORT : bytes[fOptsEnd] & 0xFF;
        if (fPort == 0 && fOptsEnd > F_OPTS_AT) {
            throw new MalformedFrameException("FPort 0 together with FOpts");
        }
        return new DataFrame(
                type,
                (int) Bytes.little(bytes, 1, 4),
                bytes[F_CTRL_AT] & ~F_OPTS_LENGTH & 0xFF,
                (int) Bytes.little(bytes, F_CNT_AT, 2),
                part(bytes, F_OPTS_AT, fOptsEnd),
                fPort,
                part(bytes, fOptsEnd + 1, end));
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return from >= to ? DataFrame.EMPTY : Arrays.copyOfRange(bytes, from, to);
    }

    static byte[] write(JoinRequest r) {
        byte[] bytes = new byte[JoinRequest.LENGTH];
        bytes[0] = MType.JOIN_REQUEST.mhdr();
        Bytes.putLittle(bytes, 1, 8, r.joinEui());
        Bytes.putLittle(bytes, 9, 8, r.devEui());
        Bytes.putLittle(bytes, 17, 2, r.devNonce());
        return bytes;
    }

    static JoinRequest readJoinRequest(byte[] bytes) throws MalformedFrameException {
        if (bytes.length != JoinRequest.LENGTH) {
            throw new MalformedFrameException("join-request of " + bytes.length + " bytes");
        }
        return new JoinRequest(Bytes.little(bytes, 1, 8), Bytes.little(bytes, 9, 8), (int) Bytes.little(bytes, 17, 2));
    }

    static byte[] write(JoinAccept a) {
        byte[] bytes = new byte[a.length()];
        bytes[0] = MType.JOIN_ACCEPT.mhdr();
        Bytes.putLittle(bytes, 1, 3, a.joinNonce());
        Bytes.putLittle(bytes, 4, 3, a.netId());
        Bytes.putLittle(bytes, 7, 4, a.devAddr());
        bytes[11] = (byte) ((a.optNeg() ? OPT_NEG : 0) | a.rx1DrOffset() << 4 | a.rx2DataRate());
        bytes[12] = (byte) a.rxDelay();
        System.arraycopy(a.cfList(), 0, bytes, 13, a.cfList().length);
        return bytes;
    }

    static void checkJoinAcceptLength(byte[] bytes) throws MalformedFrameException {
        int extra = bytes.length - JoinAccept.LENGTH_WITHOUT_CF_LIST;
        if (type(bytes) != MType.JOIN_ACCEPT || extra != 0 && extra != JoinAccept.CF_LIST_BYTES) {
            throw new MalformedFrameException("no join-accept, " + bytes.length + " bytes");
        }
    }

    /** @param bytes decrypted */
    static JoinAccept readJoinAccept(byte[] bytes) throws MalformedFrameException {
        checkJoinAcceptLength(bytes);
        return new JoinAccept(
                (int) Bytes.little(bytes, 1, 3),
                (int) Bytes.little(bytes, 4, 3),
                (int) Bytes.little(bytes, 7, 4),
                bytes[11] >>> 4 & 7,
                bytes[11] & 15,
                bytes[12] & 15,
                part(bytes, 13, bytes.length - MIC_BYTES),
                (bytes[11] & OPT_NEG) != 0);
    }
}
