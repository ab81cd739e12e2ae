package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.energy.EnergyAccount;

/** Books a receiver that is on whenever the device does nothing else. */
final class AlwaysOn {
    private static final long NEVER = Long.MIN_VALUE;

    private long sinceUs = NEVER;
    private long activeUs;

    boolean on() {
        return sinceUs != NEVER;
    }

    void begin(long nowUs, EnergyAccount energy) {
        sinceUs = nowUs;
        activeUs = energy.activeUs();
    }

    /** What was not spent on anything else since the last time was spent listening; what is announced ahead waits for its time. */
    void settle(long nowUs, EnergyAccount energy) {
        long listenedUs = nowUs - sinceUs - (energy.activeUs() - activeUs);
        if (on() && listenedUs > 0) {
            energy.receiving(listenedUs);
            begin(nowUs, energy);
        }
    }

    void end(long nowUs, EnergyAccount energy) {
        settle(nowUs, energy);
        sinceUs = NEVER;
    }
}
