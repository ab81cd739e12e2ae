package io.chirpsim.phy;

import java.util.List;

/** What the urban models of 3GPP TR 38.901 share. */
final class ThreeGpp {
    /** As the table of oracles has it; the exact value would move the breakpoint by 0.07 %. */
    private static final double LIGHT_M_PER_S = 3.0e8;

    private ThreeGpp() {}

    /** The formulas know no antenna lower than 1.5 m, and fail at 1 m. */
    static double mobileM(Ends ends) {
        return Math.max(1.5, ends.mobileM());
    }

    static double lossDb(Sight sight, Slopes slopes, Blocked blocked, Ends ends, double frequencyHz) {
        double clearDb = slopes.lossDb(ends, frequencyHz);
        return Math.max(0, sight == Sight.CLEAR ? clearDb : Math.max(clearDb, blocked.lossDb(ends, frequencyHz)));
    }

    static double clearProbability(double groundM, double decayM) {
        if (groundM <= 18) {
            return 1;
        }
        double near = 18 / groundM;
        return near + StrictMath.exp(-groundM / decayM) * (1 - near);
    }

    static List<String> outside(String model, Ends ends, double frequencyHz, double baseM, double mobileMostM) {
        return new Validity(model)
                .frequency(frequencyHz, 500, 100_000)
                .base(ends, baseM, baseM)
                .mobile(ends, 1.5, mobileMostM)
                .ground(ends, 10, 5000)
                .list();
    }

    /** Loss out of sight: one slope over distance and frequency, less for a higher mobile. */
    record Blocked(double atOneMetreDb, double dbPerDecade, double dbPerFrequencyDecade, double dbPerMobileMetre) {
        double lossDb(Ends ends, double frequencyHz) {
            return atOneMetreDb
                    + dbPerDecade * StrictMath.log10(ends.spaceM())
                    + dbPerFrequencyDecade * StrictMath.log10(frequencyHz / 1e9)
                    - dbPerMobileMetre * (mobileM(ends) - 1.5);
        }
    }

    /** Loss in sight: a slope before the breakpoint, 40 dB per decade beyond it. */
    record Slopes(double atOneMetreDb, double nearDbPerDecade, double breakpointDb) {
        double lossDb(Ends ends, double frequencyHz) {
            double baseM = Math.max(ends.baseM(), mobileM(ends));
            double breakpointM = 4 * (baseM - 1) * (mobileM(ends) - 1) * frequencyHz / LIGHT_M_PER_S;
            double oneMetreDb = atOneMetreDb + 20 * StrictMath.log10(frequencyHz / 1e9);
            double logM = StrictMath.log10(ends.spaceM());
            if (ends.groundM() <= breakpointM) {
                return oneMetreDb + nearDbPerDecade * logM;
            }
            double heightsM = baseM - mobileM(ends);
            return oneMetreDb
                    + 40 * logM
                    - breakpointDb * StrictMath.log10(breakpointM * breakpointM + heightsM * heightsM);
        }
    }
}
