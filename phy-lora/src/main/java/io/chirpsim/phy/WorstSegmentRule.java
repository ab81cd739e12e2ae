package io.chirpsim.phy;

/**
 * The frame is cut wherever an interferer begins or ends; in each piece its power must hold against the summed power of each spreading factor.
 * That sum only grows where an interferer of the class begins, so those moments are the ones to look at.
 */
final class WorstSegmentRule extends InterferenceRule {
    @Override
    RadioCause verdict(Transmission t, double powerMilliwatt, Interferers others, InterferenceMatrix matrix) {
        return from(t.startUs, t, powerMilliwatt, others, matrix);
    }

    /** The same for the part of the frame that begins at a microsecond. */
    static RadioCause from(
            long fromUs, Transmission t, double powerMilliwatt, Interferers others, InterferenceMatrix matrix) {
        int wanted = t.lora().spreadingFactor();
        RadioCause cause = null;
        for (int i = 0; i < others.count(); i++) {
            long atUs = Math.max(others.startUs(i), fromUs);
            int other = others.spreadingFactor(i);
            if (atUs < Math.min(others.endUs(i), t.endUs)
                    && powerMilliwatt < matrix.thresholdLinear(wanted, other) * others.milliwattAt(atUs, other)) {
                cause = cause(wanted, other, cause);
            }
        }
        return cause;
    }

    @Override
    public String toString() {
        return "worst-segment";
    }
}
