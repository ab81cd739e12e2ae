package io.chirpsim.lorawan.energy;

/**
 * What a kind of device draws.
 *
 * @param radio currents of its radio
 * @param supplyVolts supply voltage
 * @param sleepNanoAmps the whole device asleep, radio included
 * @param sensingMicroAmps further current while a reading is taken
 * @param sensingUs how long a reading takes
 * @param battery where the charge comes from
 */
public record EnergyProfile(
        RadioCurrents radio,
        double supplyVolts,
        long sleepNanoAmps,
        long sensingMicroAmps,
        long sensingUs,
        Battery battery) {

    /**
     * A battery.
     *
     * @param capacityMilliampHours rated capacity
     * @param usableShare share of it that can be used, 0 to 1
     */
    public record Battery(double capacityMilliampHours, double usableShare) {
        /** Charge that can be used, in coulombs. */
        public double usableCoulombs() {
            return capacityMilliampHours * usableShare * 3.6;
        }
    }

    /** Charge of one reading in picocoulombs. */
    public long readingPicocoulombs() {
        return sensingMicroAmps * sensingUs;
    }
}
