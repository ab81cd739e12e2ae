package io.chirpsim.lorawan.crypto;

/**
 * The cryptography of LoRaWAN frames (LoRaWAN L2 1.0.4, 4.3.3, 4.4 and 6.2; LoRaWAN 1.1, 4.3.1.6, 4.4 and 6.2). One scratch object per simulation; not for several
 * threads. Message integrity codes are ints, the first byte on the air highest.
 */
public final class FrameCrypto {
    private static final int BLOCK = 16;

    /** Which way a frame goes, as the cryptography counts. */
    public enum Direction {
        UPLINK,
        DOWNLINK
    }

    private final Aes128 aes = new Aes128();
    private final AesCmac cmac = new AesCmac(aes);
    private final byte[] scratch = new byte[BLOCK];

    /**
     * MIC of a data frame.
     *
     * @param fCnt 32-bit counter
     * @param frame MHDR, FHDR, FPort and encrypted FRMPayload from index 0
     * @param length how many bytes of {@code frame}
     */
    public int dataMic(Key128 nwkSKey, Direction direction, int devAddr, int fCnt, byte[] frame, int length) {
        return dataMic(nwkSKey, 0, direction, devAddr, fCnt, frame, length);
    }

    /**
     * MIC of a data frame that also covers how it is sent: LoRaWAN 1.1.
     *
     * @param context bytes 1 to 4 of the block B1, or of B0 of a downlink; all zero in 1.0.x
     */
    public int dataMic(Key128 key, int context, Direction direction, int devAddr, int fCnt, byte[] frame, int length) {
        cmac.start(key);
        counterBlock(0x49, context, direction, devAddr, fCnt, length);
        cmac.update(scratch, 0, BLOCK);
        cmac.update(frame, 0, length);
        cmac.finish();
        return aes.w0;
    }

    /**
     * Encrypts or decrypts an FRMPayload in place; the same operation.
     *
     * @param key AppSKey, or NwkSKey on port 0
     */
    public void cryptPayload(
            Key128 key, Direction direction, int devAddr, int fCnt, byte[] bytes, int from, int length) {
        if (length == 0) {
            return;
        }
        aes.use(key);
        for (int done = 0; done < length; done += BLOCK) {
            counterBlock(0x01, 0, direction, devAddr, fCnt, done / BLOCK + 1);
            aes.load(scratch, 0);
            aes.encryptBlock();
            aes.store(scratch, 0);
            int n = Math.min(BLOCK, length - done);
            for (int i = 0; i < n; i++) {
                bytes[from + done + i] ^= scratch[i];
            }
        }
    }

    /**
     * Encrypts or decrypts the FOpts of LoRaWAN 1.1 in place; the same operation (errata on FOpts encryption).
     *
     * @param counter 2 where the downlink counts with AFCntDown, else 1
     */
    public void cryptFOpts(
            Key128 nwkSEncKey,
            int counter,
            Direction direction,
            int devAddr,
            int fCnt,
            byte[] bytes,
            int from,
            int length) {
        aes.use(nwkSEncKey);
        counterBlock(0x01, counter, direction, devAddr, fCnt, 1);
        aes.load(scratch, 0);
        aes.encryptBlock();
        aes.store(scratch, 0);
        for (int i = 0; i < length; i++) {
            bytes[from + i] ^= scratch[i];
        }
    }

    /** B0 and B1 of the MIC, A_i of the encryption. */
    private void counterBlock(int first, int context, Direction direction, int devAddr, int fCnt, int last) {
        Words.put(scratch, 0, first << 24 | context >>> 8);
        scratch[4] = (byte) context;
        scratch[5] = (byte) direction.ordinal();
        Words.put(scratch, 6, Integer.reverseBytes(devAddr));
        Words.put(scratch, 10, Integer.reverseBytes(fCnt));
        scratch[14] = 0;
        scratch[15] = (byte) last;
    }

    /** MIC of a join-request or of a join-accept before its encryption. */
    public int joinMic(Key128 appKey, byte[] frame, int length) {
        cmac.start(appKey);
        cmac.update(frame, 0, length);
        cmac.finish();
        return aes.w0;
    }

    /**
     * Encrypts a join-accept in place as the join server does: with the cipher's decryption, so that a device needs encryption only.
     *
     * @param length a multiple of 16
     */
    public void encryptJoinAccept(Key128 appKey, byte[] bytes, int from, int length) {
        aes.use(appKey);
        for (int i = from; i < from + length; i += BLOCK) {
            aes.load(bytes, i);
            aes.decryptBlock();
            aes.store(bytes, i);
        }
    }

    /** Reads a join-accept in place as the device does. */
    public void decryptJoinAccept(Key128 appKey, byte[] bytes, int from, int length) {
        aes.use(appKey);
        for (int i = from; i < from + length; i += BLOCK) {
            aes.load(bytes, i);
            aes.encryptBlock();
            aes.store(bytes, i);
        }
    }

    /**
     * Session keys of a join.
     *
     * @param joinNonce 24 bits, also called AppNonce
     * @param netId 24 bits
     * @param devNonce 16 bits
     */
    public SessionKeys sessionKeys(Key128 appKey, int joinNonce, int netId, int devNonce) {
        return new SessionKeys(
                sessionKey(appKey, 1, joinNonce, netId, devNonce), sessionKey(appKey, 2, joinNonce, netId, devNonce));
    }

    /**
     * Session keys of a join by LoRaWAN 1.1.
     *
     * @param joinEui 64 bits
     */
    public SessionKeys sessionKeys(RootKeys roots, int joinNonce, long joinEui, int devNonce) {
        return new SessionKeys(
                sessionKey11(roots.nwkKey(), 1, joinNonce, joinEui, devNonce),
                sessionKey11(roots.nwkKey(), 3, joinNonce, joinEui, devNonce),
                sessionKey11(roots.nwkKey(), 4, joinNonce, joinEui, devNonce),
                sessionKey11(roots.appKey(), 2, joinNonce, joinEui, devNonce));
    }

    private Key128 sessionKey11(Key128 root, int type, int joinNonce, long joinEui, int devNonce) {
        long eui = Long.reverseBytes(joinEui);
        aes.use(root);
        aes.w0 = type << 24 | Integer.reverseBytes(joinNonce) >>> 8;
        aes.w1 = (int) (eui >>> 32);
        aes.w2 = (int) eui;
        aes.w3 = (devNonce & 0xFF) << 24 | (devNonce >>> 8 & 0xFF) << 16;
        aes.encryptBlock();
        return new Key128(word(aes.w0, aes.w1), word(aes.w2, aes.w3));
    }

    /** JSIntKey of LoRaWAN 1.1: MIC of join-accepts and of rejoin-requests of type 1. */
    public Key128 jsIntKey(Key128 nwkKey, long devEui) {
        return deviceKey(nwkKey, 6, devEui);
    }

    /** JSEncKey of LoRaWAN 1.1: encrypts join-accepts that answer a rejoin-request. */
    public Key128 jsEncKey(Key128 nwkKey, long devEui) {
        return deviceKey(nwkKey, 5, devEui);
    }

    private Key128 deviceKey(Key128 nwkKey, int type, long devEui) {
        long eui = Long.reverseBytes(devEui);
        aes.use(nwkKey);
        aes.w0 = type << 24 | (int) (eui >>> 40);
        aes.w1 = (int) (eui >>> 8);
        aes.w2 = (int) eui << 24;
        aes.w3 = 0;
        aes.encryptBlock();
        return new Key128(word(aes.w0, aes.w1), word(aes.w2, aes.w3));
    }

    /**
     * MIC of a join-accept of LoRaWAN 1.1 before its encryption.
     *
     * @param joinReqType what it answers: 0xFF a join-request, 0 to 2 a rejoin-request of that type
     */
    public int joinAcceptMic(Key128 jsIntKey, int joinReqType, long joinEui, int devNonce, byte[] frame, int length) {
        long eui = Long.reverseBytes(joinEui);
        scratch[0] = (byte) joinReqType;
        Words.put(scratch, 1, (int) (eui >>> 32));
        Words.put(scratch, 5, (int) eui);
        scratch[9] = (byte) devNonce;
        scratch[10] = (byte) (devNonce >>> 8);
        cmac.start(jsIntKey);
        cmac.update(scratch, 0, 11);
        cmac.update(frame, 0, length);
        cmac.finish();
        return aes.w0;
    }

    /**
     * One session key of a join to a network of LoRaWAN 1.0.x.
     *
     * @param type 1 or 2; with the NwkKey of a device of LoRaWAN 1.1 also 3 and 4
     */
    public Key128 sessionKey(Key128 appKey, int type, int joinNonce, int netId, int devNonce) {
        aes.use(appKey);
        aes.w0 = type << 24 | Integer.reverseBytes(joinNonce) >>> 8;
        aes.w1 = Integer.reverseBytes(netId) & 0xFFFFFF00 | devNonce & 0xFF;
        aes.w2 = (devNonce >>> 8 & 0xFF) << 24;
        aes.w3 = 0;
        aes.encryptBlock();
        return new Key128(word(aes.w0, aes.w1), word(aes.w2, aes.w3));
    }

    private static long word(int high, int low) {
        return (long) high << 32 | low & 0xFFFFFFFFL;
    }
}
