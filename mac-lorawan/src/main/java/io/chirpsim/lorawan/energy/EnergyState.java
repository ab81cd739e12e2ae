package io.chirpsim.lorawan.energy;

/** What a device spends energy on. */
public enum EnergyState {
    /** Sending. */
    TRANSMIT("transmit"),
    /** Receiving, empty windows included. */
    RECEIVE("receive"),
    /** The microcontroller awake while it waits for the receive windows; one that sleeps meanwhile spends {@link #SLEEP}. */
    WAIT("wait"),
    /** The microcontroller at work before a frame and after its windows. */
    PROCESS("process"),
    /** Radio ready, neither sending nor receiving. */
    STANDBY("standby"),
    /** Taking readings. */
    SENSE("sense"),
    /** Asleep: the rest of the time. */
    SLEEP("sleep");

    private final String key;

    EnergyState(String key) {
        this.key = key;
    }

    /** Name in the results. */
    public String key() {
        return key;
    }
}
