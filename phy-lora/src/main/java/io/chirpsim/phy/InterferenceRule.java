package io.chirpsim.phy;

/**
 * How the signals that were on the air beside a frame decide whether it survives them. What each needs at least, as a ratio, says the
 * {@link InterferenceMatrix}; the rules differ in what they compare and when.
 */
public abstract sealed class InterferenceRule permits EnergyRule, WorstSegmentRule, PairwiseRule, LockRule {
    /** The energy of each spreading factor during the whole frame (Magrin, Centenaro, Vangelista, ICC 2017; ns-3 lorawan). */
    public static final InterferenceRule ENERGY = new EnergyRule();

    /** The power of each spreading factor at every moment: the worst decides. Stricter than {@link #ENERGY}. */
    public static final InterferenceRule WORST_SEGMENT = new WorstSegmentRule();

    /** Whose preamble the start of the critical section is counted in. */
    public enum CriticalSection {
        /** The wanted frame's own: what ends before harms nothing (Bor et al. 2016 as written; FLoRa). */
        WANTED,
        /** That of the frame of the two that began later, for both of them (the program of LoRaSim). */
        LATER
    }

    /**
     * Every interferer alone, and only if it is still there in the critical section (Bor et al., MSWiM 2016): from
     * {@code t0 + (Npre - criticalSymbols) Ts} on.
     *
     * @param criticalSymbols preamble symbols a receiver needs: 5 in LoRaSim, 6 in FLoRa
     */
    public static InterferenceRule pairwiseCriticalSection(int criticalSymbols, CriticalSection whose) {
        return new PairwiseRule(criticalSymbols, whose);
    }

    /**
     * A receiver follows one frame per channel and spreading factor; see {@link LockRule}.
     *
     * @param lockSymbols preamble symbols it needs to find a frame
     */
    public static InterferenceRule lock(int lockSymbols) {
        return new LockRule(lockSymbols);
    }

    /**
     * Judges a frame.
     *
     * @param powerMilliwatt at the receiver
     * @return the cause of the loss, same spreading factor before others; null if the frame survives
     */
    abstract RadioCause verdict(Transmission t, double powerMilliwatt, Interferers others, InterferenceMatrix matrix);

    /** First microsecond from which on a receiver must hear the frame undisturbed to find it. */
    static long criticalUs(Transmission t, int symbols) {
        LoraModulation lora = t.lora();
        return t.startUs + Math.max(0, Airtime.preambleSymbols(lora) - symbols) * lora.symbolUs();
    }

    /** Of the two causes so far the one that counts: same spreading factor before others. */
    static RadioCause cause(int wanted, int other, RadioCause soFar) {
        return wanted == other || soFar == RadioCause.CO_SF_INTERFERENCE
                ? RadioCause.CO_SF_INTERFERENCE
                : RadioCause.INTER_SF_INTERFERENCE;
    }
}
