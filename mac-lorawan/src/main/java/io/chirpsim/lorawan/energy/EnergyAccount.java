package io.chirpsim.lorawan.energy;

/**
 * What one device has drawn, in whole microseconds and picocoulombs (microamps times microseconds), so that sums are exact. Sleep is the rest
 * of the time. A share spent on joining is known apart, because a battery's life is extrapolated from a steady day without the join.
 */
public final class EnergyAccount {
    private static final long MICRO_PER_NANO = 1_000;
    private static final double COULOMBS = 1e-12;
    private static final double SECONDS = 1e-6;
    private static final double SECONDS_PER_YEAR = 365.25 * 86_400;

    private final EnergyProfile profile;
    private int frames;
    private long txUs;
    private long txPicocoulombs;
    private long rxUs;
    private long waitUs;
    private long standbyUs;
    private long readings;
    private long joinPicocoulombs;
    private long joinFromPicocoulombs = -1;
    private long markPicocoulombs;
    private long markActiveUs;
    private double chargeCoulombs;
    private double drawnCoulombs;
    private long seenUs;
    private long diedUs = Long.MAX_VALUE;

    /** Nothing drawn yet. */
    public EnergyAccount(EnergyProfile profile) {
        this.profile = profile;
        this.chargeCoulombs = profile.battery().initialCoulombs();
    }

    /** A frame of this length is sent with this current; the microcontroller works before and after it. */
    public void transmitting(long microAmps, long airtimeUs) {
        frames++;
        txUs += airtimeUs;
        txPicocoulombs += microAmps * airtimeUs;
    }

    /** The receiver is on for this much longer; negative where a window announced before stays shut. */
    public void receiving(long durationUs) {
        rxUs += durationUs;
    }

    /** A receive window is open for this much longer and nothing comes; negative as above. */
    public void listening(long durationUs) {
        if (profile.radio().listensInStandby()) {
            standbyUs += durationUs;
        } else {
            rxUs += durationUs;
        }
    }

    /** The radio stands by for this much longer; negative as above. */
    public void standingBy(long durationUs) {
        standbyUs += durationUs;
    }

    /** The device waits this much longer for a receive window; negative as above. A microcontroller that sleeps meanwhile does not wait. */
    public void waiting(long durationUs) {
        if (profile.mcu().awakeMicroAmps() > 0) {
            waitUs += durationUs;
        }
    }

    /** The sensor takes a reading. */
    public void reading() {
        if (!dead()) {
            readings++;
        }
    }

    /** Whether the battery was found empty. */
    public boolean dead() {
        return diedUs != Long.MAX_VALUE;
    }

    /** Whether there is charge left. The time of death lies between two questions and is told to the accuracy of the current asleep. */
    public boolean alive(long nowUs) {
        if (dead()) {
            return false;
        }
        double drawn = coulombs(nowUs);
        chargeCoulombs =
                profile.battery().after(chargeCoulombs, drawn - drawnCoulombs, seenUs * SECONDS, nowUs * SECONDS);
        if (chargeCoulombs <= 0) {
            double asleepS = -chargeCoulombs / (profile.sleepNanoAmps() * 1e-9);
            diedUs = Math.max(Math.max(seenUs, activeUs()), nowUs - (long) (asleepS / SECONDS));
        }
        drawnCoulombs = drawn;
        seenUs = nowUs;
        return !dead();
    }

    /** What the battery still holds of what it can hold, 0 to 1; asking changes nothing. */
    public double batteryShare(long nowUs) {
        double drawn = coulombs(nowUs) - drawnCoulombs;
        double left = profile.battery().after(chargeCoulombs, drawn, seenUs * SECONDS, nowUs * SECONDS);
        return Math.max(0, Math.min(1, left / profile.battery().usableCoulombs()));
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
                + rxUs * profile.rxMicroAmps()
                + waitUs * profile.mcu().awakeMicroAmps()
                + frames * profile.mcu().cyclePicocoulombs()
                + standbyUs * profile.standbyMicroAmps();
    }

    /** Time that was not spent asleep, as far as it is booked, in microseconds. */
    public long activeUs() {
        return txUs + rxUs + waitUs + frames * profile.mcu().cycleUs() + standbyUs;
    }

    private long asleepUs(long elapsedUs) {
        return Math.min(elapsedUs, diedUs) - activeUs();
    }

    /** Time spent sending in microseconds. */
    public long txUs() {
        return txUs;
    }

    /** Time the receiver was on in microseconds. */
    public long rxUs() {
        return rxUs;
    }

    /** Time the microcontroller was awake and waited for receive windows, in microseconds. */
    public long waitUs() {
        return waitUs;
    }

    /** Time in standby in microseconds. */
    public long standbyUs() {
        return standbyUs;
    }

    /** Charge drawn since the start, in coulombs. */
    public double coulombs(long elapsedUs) {
        return COULOMBS * (radioPicocoulombs() + readings * profile.readingPicocoulombs())
                + sleepCoulombs(asleepUs(elapsedUs));
    }

    /** Energy spent in one state since the start, in joules; over all states they sum up to {@link #joules(long)}. */
    public double joules(EnergyState state, long elapsedUs) {
        double coulombs =
                switch (state) {
                    case TRANSMIT -> COULOMBS * txPicocoulombs;
                    case RECEIVE -> COULOMBS * (rxUs * profile.rxMicroAmps());
                    case WAIT -> COULOMBS * (waitUs * profile.mcu().awakeMicroAmps());
                    case PROCESS -> COULOMBS * (frames * profile.mcu().cyclePicocoulombs());
                    case STANDBY -> COULOMBS * (standbyUs * profile.standbyMicroAmps());
                    case SENSE -> COULOMBS * (readings * profile.readingPicocoulombs());
                    case SLEEP -> sleepCoulombs(asleepUs(elapsedUs));
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

    /**
     * How long the battery lasts from the start: until it was found empty, or else if every day is like the time since the mark.
     *
     * @param nowUs end of the time since the mark
     * @param steadyUs its length
     * @return years of 365.25 days, at most {@link Battery#MAX_YEARS}
     */
    public double batteryYears(long nowUs, long steadyUs) {
        if (!alive(nowUs)) {
            return diedUs * SECONDS / SECONDS_PER_YEAR;
        }
        return profile.battery().years(steadyCoulombs(steadyUs) / (steadyUs * SECONDS));
    }
}
