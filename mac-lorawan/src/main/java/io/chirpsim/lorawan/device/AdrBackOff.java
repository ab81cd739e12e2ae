package io.chirpsim.lorawan.device;

/**
 * What a device with adaptive data rate does when its uplinks get no answer for long. With ADR_ACK_LIMIT 64 and ADR_ACK_DELAY 32 (LoRaWAN L2
 * 1.0.4, table 9): from the 65th uplink on it asks for a sign of life, from the 97th with full power, from the 129th and every 32 with a lower
 * data rate, and after the lowest with the default channels and one transmission each.
 */
public enum AdrBackOff {
    /** LoRaWAN L2 1.0.4. */
    LORAWAN_1_0_4,
    /** LoRaWAN 1.0.3 and before: the data rate falls with the 97th uplink already, and at the lowest one the device does not ask. */
    LORAWAN_1_0_3,
    /** None, as in ns-3 lorawan. */
    NONE;

    /** Whether an uplink asks for a sign of life. */
    boolean asks(int uplinksBefore, int limit, boolean lowest) {
        return this != NONE && uplinksBefore >= limit && !(this == LORAWAN_1_0_3 && lowest);
    }

    /** Whether an uplink is sent with full power. */
    boolean fullPower(int uplinksBefore, int limit, int delay) {
        return this != NONE && uplinksBefore >= limit + delay;
    }

    /** Whether the data rate falls with an uplink. */
    boolean stepsDown(int uplinksBefore, int limit, int delay) {
        int first = limit + (this == LORAWAN_1_0_3 ? delay : 2 * delay);
        return this != NONE && uplinksBefore >= first && (uplinksBefore - first) % delay == 0;
    }
}
