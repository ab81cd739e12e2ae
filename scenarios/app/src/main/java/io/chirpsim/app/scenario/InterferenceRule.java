package io.chirpsim.app.scenario;

/** How interference is weighed against a frame. */
public sealed interface InterferenceRule {
    /** The energy of each spreading factor during the whole frame (Magrin et al. 2017). */
    record Energy() implements InterferenceRule {}

    /** The power of each spreading factor at every moment; the worst decides. */
    record WorstSegment() implements InterferenceRule {}

    /**
     * Each interferer alone, from the last symbols of the preamble on (Bor et al. 2016).
     *
     * @param criticalSymbols how many of them
     * @param whose preamble they are counted in
     */
    record PairwiseCriticalSection(int criticalSymbols, CriticalSection whose) implements InterferenceRule {}

    /**
     * A receiver follows one frame per channel and spreading factor; a stronger one can take its place during the preamble.
     *
     * @param symbols of the preamble it needs to find a frame
     */
    record Lock(int symbols) implements InterferenceRule {}
}
