package io.chirpsim.lorawan.crypto;

/** The random number that places the ping slots of class B (LoRaWAN L2 1.0.4, section 12). Not for several threads. */
public final class PingRandom {
    private static final Key128 ZERO = new Key128(0, 0);

    private final Aes128 aes = new Aes128();

    /** Rand[0] + 256 Rand[1] of an address in the beacon period that begins at a GPS time. */
    public int low16(int beaconTime, int devAddr) {
        aes.use(ZERO);
        aes.w0 = Integer.reverseBytes(beaconTime);
        aes.w1 = Integer.reverseBytes(devAddr);
        aes.w2 = 0;
        aes.w3 = 0;
        aes.encryptBlock();
        return aes.w0 >>> 24 | aes.w0 >>> 8 & 0xFF00;
    }
}
