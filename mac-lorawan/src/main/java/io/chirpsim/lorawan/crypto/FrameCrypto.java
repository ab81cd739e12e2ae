package io.chirpsim.lorawan.crypto;

/**
 * The cryptography of LoRaWAN 1.0.x frames (LoRaWAN L2 1.0.4, 4.3.3, 4.4 and 6.2). One scratch object per simulation; not for several
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
        cmac.start(nwkSKey);
        counterBlock(0x49, direction, devAddr, fCnt, length);
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
            counterBlock(0x01, direction, devAddr, fCnt, done / BLOCK + 1);
            aes.load(scratch, 0);
            aes.encryptBlock();
            aes.store(scratch, 0);
            int n = Math.min(BLOCK, length - done);
            for (int i = 0; i < n; i++) {
                bytes[from + done + i] ^= scratch[i];
            }
        }
    }

    /** B0 of the MIC and A_i of the encryption. */
    private void counterBlock(int first, Direction direction, int devAddr, int fCnt, int last) {
        Words.put(scratch, 0, first << 24);
        scratch[4] = 0;
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

    private Key128 sessionKey(Key128 appKey, int type, int joinNonce, int netId, int devNonce) {
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
