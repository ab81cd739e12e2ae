package io.chirpsim.lorawan.crypto;

/**
 * What a device and its join server share. A device of LoRaWAN 1.0.x has an AppKey only.
 *
 * @param appKey AppKey
 * @param nwkKey NwkKey; null in 1.0.x
 */
public record RootKeys(Key128 appKey, Key128 nwkKey) {
    /** The root key of a device of LoRaWAN 1.0.x. */
    public RootKeys(Key128 appKey) {
        this(appKey, null);
    }

    /** The key under which the device asks to join and is answered. */
    public Key128 joinKey() {
        return nwkKey == null ? appKey : nwkKey;
    }
}
