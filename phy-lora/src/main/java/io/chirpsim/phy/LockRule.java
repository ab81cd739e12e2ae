package io.chirpsim.phy;

/**
 * A receiver follows one frame per channel and spreading factor. It needs some preamble symbols to find a frame. While it follows one, another
 * of the same channel and spreading factor takes its place only if it is stronger by the matrix entry of equal spreading factors and comes
 * during the preamble of the one being followed, which is then lost; a later one is not received, however strong, and only destroys the first
 * or does not. From the symbols it is found by on, the frame must hold as in {@link WorstSegmentRule}.
 */
final class LockRule extends InterferenceRule {
    private final int lockSymbols;

    LockRule(int lockSymbols) {
        this.lockSymbols = lockSymbols;
    }

    @Override
    RadioCause verdict(Transmission t, double powerMilliwatt, Interferers others, InterferenceMatrix matrix) {
        return WorstSegmentRule.from(criticalUs(t, lockSymbols), t, powerMilliwatt, others, matrix);
    }

    /** Whether enough preamble of a new frame is left when the one being followed ends. */
    boolean findsAfter(Transmission followed, Transmission next) {
        return followed.endUs <= criticalUs(next, lockSymbols);
    }

    /** Whether a new frame takes the place of the one being followed, if it is strong enough. */
    boolean inPreamble(Transmission followed, long nowUs) {
        LoraModulation lora = followed.lora();
        return nowUs < followed.startUs + Airtime.preambleSymbols(lora) * lora.symbolUs();
    }

    @Override
    public String toString() {
        return "lock";
    }
}
