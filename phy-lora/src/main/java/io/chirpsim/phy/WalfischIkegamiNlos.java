package io.chirpsim.phy;

import java.util.List;

/**
 * COST-231 Walfisch-Ikegami over the roofs: {@code L = L0 + Lrts + Lmsd}, and L0 alone where the other two sum to less than nothing. f in MHz,
 * d along the ground in km, hb and hm heights of the higher and the lower antenna in metres, {@code D = hb - hr}.
 *
 * <ul>
 *   <li>free space {@code L0 = 32.4 + 20 log10 d + 20 log10 f};
 *   <li>from the last roof down to the street {@code Lrts = -16.9 - 10 log10 w + 10 log10 f + 20 log10(hr - hm) + Lori}, with {@code Lori =
 *       -10 + 0.354 phi} below 35 degrees, {@code 2.5 + 0.075 (phi - 35)} below 55, {@code 4 - 0.114 (phi - 55)} up to 90;
 *   <li>over the rows of houses {@code Lmsd = Lbsh + ka + kd log10 d + kf log10 f - 9 log10 b}; base above the roofs: {@code Lbsh = -18 log10(1 +
 *       D)}, {@code ka = 54}, {@code kd = 18}; else {@code Lbsh = 0}, {@code ka = 54 - 0.8 D}, times {@code d / 0.5} in its second term below
 *       0.5 km, {@code kd = 18 - 15 D / hr}; {@code kf = -4 + 0.7 (f/925 - 1)}, 1.5 for 0.7 in a metropolitan centre.
 * </ul>
 *
 * Validity: as {@link WalfischIkegamiLos}; best with the base above the roofs. A lower antenna less than 1 m under the roofs counts as 1 m under them. Source:
 * COST 231 final report, chapter 4.
 *
 * @param roofM hr, height of the roofs above the street, metres
 * @param streetM w, width of the street, metres
 * @param spacingM b, from the middle of a building to that of the next, metres
 * @param angleDeg phi, between the street and the incident wave, 0 to 90 degrees
 * @param city how dense
 */
public record WalfischIkegamiNlos(double roofM, double streetM, double spacingM, double angleDeg, City city)
        implements PathLoss {
    /** How dense the buildings stand. */
    public enum City {
        /** Medium-sized cities and suburban centres with moderate tree density. */
        MEDIUM(0.7),
        /** Metropolitan centres. */
        METROPOLITAN(1.5);

        private final double slope;

        City(double slope) {
            this.slope = slope;
        }
    }

    /**
     * Refuses what is no city.
     *
     * @throws IllegalArgumentException if a length is not above 0 or the angle not from 0 to 90 degrees
     */
    public WalfischIkegamiNlos {
        if (!(roofM > 0 && streetM > 0 && spacingM > 0 && angleDeg >= 0 && angleDeg <= 90)) {
            throw new IllegalArgumentException(
                    "no city: " + roofM + " m, " + streetM + " m, " + spacingM + " m, " + angleDeg + " degrees");
        }
    }

    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        Ends ends = Ends.of(a, b);
        double logMhz = StrictMath.log10(frequencyHz / 1e6);
        double logKm = StrictMath.log10(ends.groundM() / 1000);
        double roofsDb = rooftopToStreetDb(ends.mobileM(), logMhz) + multiscreenDb(ends, frequencyHz / 1e6);
        return Math.max(0, 32.4 + 20 * logKm + 20 * logMhz + Math.max(0, roofsDb));
    }

    private double rooftopToStreetDb(double mobileM, double logMhz) {
        return -16.9
                - 10 * StrictMath.log10(streetM)
                + 10 * logMhz
                + 20 * StrictMath.log10(Math.max(1, roofM - mobileM))
                + orientationDb();
    }

    private double orientationDb() {
        if (angleDeg < 35) {
            return -10 + 0.354 * angleDeg;
        }
        return angleDeg < 55 ? 2.5 + 0.075 * (angleDeg - 35) : 4 - 0.114 * (angleDeg - 55);
    }

    private double multiscreenDb(Ends ends, double frequencyMhz) {
        double aboveM = ends.baseM() - roofM;
        double distanceKm = ends.groundM() / 1000;
        double baseDb = aboveM > 0 ? -18 * StrictMath.log10(1 + aboveM) + 54 : lowBaseDb(aboveM, distanceKm);
        double perDecadeKm = aboveM > 0 ? 18 : 18 - 15 * aboveM / roofM;
        double perDecadeMhz = -4 + city.slope * (frequencyMhz / 925 - 1);
        return baseDb
                + perDecadeKm * StrictMath.log10(distanceKm)
                + perDecadeMhz * StrictMath.log10(frequencyMhz)
                - 9 * StrictMath.log10(spacingM);
    }

    private static double lowBaseDb(double aboveM, double distanceKm) {
        return 54 - 0.8 * aboveM * Math.min(1, distanceKm / 0.5);
    }

    @Override
    public List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        return WalfischIkegamiLos.outside(Ends.of(a, b), frequencyHz);
    }
}
