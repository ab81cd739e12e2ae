package io.chirpsim.phy;

/** See {@link InterferenceRule#pairwiseCriticalSection}. Interferers are never summed. */
final class PairwiseRule extends InterferenceRule {
    private final int criticalSymbols;
    private final CriticalSection whose;

    PairwiseRule(int criticalSymbols, CriticalSection whose) {
        this.criticalSymbols = criticalSymbols;
        this.whose = whose;
    }

    @Override
    RadioCause verdict(Transmission t, double powerMilliwatt, Interferers others, InterferenceMatrix matrix) {
        int wanted = t.lora().spreadingFactor();
        long ownUs = criticalUs(t, criticalSymbols);
        RadioCause cause = null;
        for (int i = 0; i < others.count(); i++) {
            int other = others.spreadingFactor(i);
            boolean later = others.startUs(i) > t.startUs && whose == CriticalSection.LATER;
            boolean meets = later ? others.criticalUs(i) < t.endUs : others.endUs(i) > ownUs;
            if (meets && powerMilliwatt < matrix.thresholdLinear(wanted, other) * others.milliwatt(i)) {
                cause = cause(wanted, other, cause);
            }
        }
        return cause;
    }

    int criticalSymbols() {
        return criticalSymbols;
    }

    @Override
    public String toString() {
        return "pairwise-critical-section";
    }
}
