package io.chirpsim.lorawan.crypto;

/**
 * Keys of one session. LoRaWAN 1.1 has three network keys; in 1.0.x they are one and the same, the NwkSKey.
 *
 * @param fNwkSIntKey forwarding network session integrity key: MIC of uplinks, in 1.1 its second half
 * @param sNwkSIntKey serving network session integrity key: MIC of downlinks, in 1.1 also the first half of an uplink's
 * @param nwkSEncKey network session encryption key: payload on port 0, in 1.1 also FOpts
 * @param appSKey application session key: payload on all other ports
 */
public record SessionKeys(Key128 fNwkSIntKey, Key128 sNwkSIntKey, Key128 nwkSEncKey, Key128 appSKey) {
    /** Keys of a session of LoRaWAN 1.0.x. */
    public SessionKeys(Key128 nwkSKey, Key128 appSKey) {
        this(nwkSKey, nwkSKey, nwkSKey, appSKey);
    }

    /** The network session key of LoRaWAN 1.0.x. */
    public Key128 nwkSKey() {
        return fNwkSIntKey;
    }

    /** Whether it is a session of LoRaWAN 1.1. */
    public boolean lorawan11() {
        return sNwkSIntKey != fNwkSIntKey;
    }
}
