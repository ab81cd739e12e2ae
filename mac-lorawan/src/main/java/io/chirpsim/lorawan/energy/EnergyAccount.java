package io.chirpsim.lorawan.energy;

/**
 * What one device has drawn, in whole microseconds and picocoulombs (microamps times microseconds), so that sums are exact. Sleep is the rest
 * of the time. A share spent on joining is known apart, because a battery's life is extrapolated from a steady day without the join.
 */
public final class EnergyAccount {
    private static final long MICRO_PER_NANO = 1_000;
    private static final double COULOMBS = 1e-12;
    private static final double SECONDS_PER_YEAR = 365.25 * 86_400;

    private final EnergyProfile profile;
    private long txUs;
    private long txPicocoulombs;
    private long rxUs;
    private long standbyUs;
    private long readings;
    private long joinPicocoulombs;
    private long joinFromPicocoulombs = -1;
    private long markPicocoulombs;
    private long markActiveUs;

    /** Nothing drawn yet. */
    public EnergyAccount(EnergyProfile profile) {
        this.profile = profile;
    }

    /** A frame of this length is sent with this current. */
    public void transmitting(long microAmps, long airtimeUs) {
        txUs += airtimeUs;
        txPicocoulombs += microAmps * airtimeUs;
    }

    /** The receiver is on for this much longer; negative where a window announced before stays shut. */
    public void receiving(long durationUs) {
        rxUs += durationUs;
    }

    /** The radio stands by for this much longer; negative as above. */
    public void standingBy(long durationUs) {
        standbyUs += durationUs;
    }

    /** The sensor takes a reading. */
    public void reading() {
        readings++;
    }

    /** From here on the radio works on a join. */
    public void joinBegins() {
        joinFromPicocoulombs = radioPicocoulombs();
    }

    /** The join is over. */
    public void joinEnds() {
        joinPicocoulombs += radioPicocoulombs() - joinFromPicocoulombs;
        joinFromPicocoulombs = -1;
    }

    /** The steady part begins; see {@link #steadyCoulombs}. */
    public void mark() {
        markPicocoulombs = radioPicocoulombs() + readings * profile.readingPicocoulombs();
        markActiveUs = activeUs();
        joinPicocoulombs = 0;
        if (joinFromPicocoulombs >= 0) {
            joinBegins();
        }
    }

    private long radioPicocoulombs() {
        return txPicocoulombs
                + rxUs * profile.radio().rxMicroAmps()
                + standbyUs * profile.radio().standbyMicroAmps();
    }

    private long activeUs() {
        return txUs + rxUs + standbyUs;
    }

    /** Time spent sending in microseconds. */
    public long txUs() {
        return txUs;
    }

    /** Time the receiver was on in microseconds. */
    public long rxUs() {
        return rxUs;
    }

    /** Time in standby in microseconds. */
    public long standbyUs() {
        return standbyUs;
    }

    /** Charge drawn since the start, in coulombs. */
    public double coulombs(long elapsedUs) {
        return COULOMBS * (radioPicocoulombs() + readings * profile.readingPicocoulombs())
                + sleepCoulombs(elapsedUs - activeUs());
    }

    /** Energy spent in one state since the start, in joules; over all states they sum up to {@link #joules(long)}. */
    public double joules(EnergyState state, long elapsedUs) {
        double coulombs =
                switch (state) {
                    case TRANSMIT -> COULOMBS * txPicocoulombs;
                    case RECEIVE -> COULOMBS * (rxUs * profile.radio().rxMicroAmps());
                    case STANDBY -> COULOMBS * (standbyUs * profile.radio().standbyMicroAmps());
                    case SENSE -> COULOMBS * (readings * profile.readingPicocoulombs());
                    case SLEEP -> sleepCoulombs(elapsedUs - activeUs());
                };
        return profile.supplyVolts() * coulombs;
    }

    /** Energy drawn since the start, in joules. */
    public double joules(long elapsedUs) {
        return profile.supplyVolts() * coulombs(elapsedUs);
    }

    /**
     * Charge drawn since the mark without what the radio spent on joining, in coulombs.
     *
     * @param steadyUs time since the mark
     */
    public double steadyCoulombs(long steadyUs) {
        long open = joinFromPicocoulombs < 0 ? 0 : radioPicocoulombs() - joinFromPicocoulombs;
        long drawn = radioPicocoulombs() + readings * profile.readingPicocoulombs() - markPicocoulombs;
        return COULOMBS * (drawn - joinPicocoulombs - open) + sleepCoulombs(steadyUs - (activeUs() - markActiveUs));
    }

    private double sleepCoulombs(long sleepUs) {
        return COULOMBS * ((double) sleepUs * profile.sleepNanoAmps() / MICRO_PER_NANO);
    }

    /** How long the battery lasts if every day is like the time since the mark, in years of 365.25 days. */
    public double batteryYears(long steadyUs) {
        double amps = steadyCoulombs(steadyUs) / (steadyUs * 1e-6);
        return profile.battery().usableCoulombs() / amps / SECONDS_PER_YEAR;
    }
}
