package io.chirpsim.lorawan.energy;

/**
 * What a kind of device draws.
 *
 * @param radio currents of its radio
 * @param supplyVolts supply voltage
 * @param sleepNanoAmps the whole device asleep, radio included
 * @param mcu what its microcontroller draws besides
 * @param sensingMicroAmps further current while a reading is taken
 * @param sensingUs how long a reading takes
 * @param battery where the charge comes from
 */
public record EnergyProfile(
        RadioCurrents radio,
        double supplyVolts,
        long sleepNanoAmps,
        Mcu mcu,
        long sensingMicroAmps,
        long sensingUs,
        Battery battery) {

    /**
     * The microcontroller. The phases are those of Casals et al. 2017: wake-up and preparation of the radio before a frame; radio off,
     * post-processing and turn-off after its last window. They are accounted for and delay nothing.
     *
     * @param awakeMicroAmps further current while the radio sends and receives, and the device's current between; 0 if it sleeps meanwhile
     * @param cycleUs time of all phases around one frame
     * @param cyclePicocoulombs charge of all phases around one frame
     */
    public record Mcu(long awakeMicroAmps, long cycleUs, long cyclePicocoulombs) {
        /** Sleeps but for moments nobody counts. */
        public static final Mcu ASLEEP = new Mcu(0, 0, 0);
    }

    /** Current of the whole device while it sends with this power. */
    public long txMicroAmps(double dbm) {
        return radio.txMicroAmps(dbm) + mcu.awakeMicroAmps;
    }

    /** Current of the whole device while it receives. */
    public long rxMicroAmps() {
        return radio.rxMicroAmps() + mcu.awakeMicroAmps;
    }

    /** Current of the whole device while the radio stands by. */
    public long standbyMicroAmps() {
        return radio.standbyMicroAmps() + mcu.awakeMicroAmps;
    }

    /** Charge of one reading in picocoulombs. */
    public long readingPicocoulombs() {
        return sensingMicroAmps * sensingUs;
    }
}
