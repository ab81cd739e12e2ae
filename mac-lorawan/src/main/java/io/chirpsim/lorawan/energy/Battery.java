package io.chirpsim.lorawan.energy;

/**
 * A battery. It loses a constant charge per time by itself, as makers tell it: a share of the rated capacity a year. With a {@link Harvest} it
 * is charged up to what it can hold.
 *
 * @param capacityMilliampHours rated capacity
 * @param usableShare share of it that can be used, 0 to 1
 * @param initialShare share of the usable charge that is there at the start, 0 to 1
 * @param selfDischargePerYear share of the rated capacity that it loses in a year by itself, 0 to 1
 * @param harvest what charges it; null if nothing does
 */
public record Battery(
        double capacityMilliampHours,
        double usableShare,
        double initialShare,
        double selfDischargePerYear,
        Harvest harvest) {
    /** Lives are told up to here: cells and electronics age in ways no charge balance knows. */
    public static final double MAX_YEARS = 50;

    private static final double SECONDS_PER_YEAR = 365.25 * 86_400;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double DAYS_PER_YEAR = 365.25;

    /** Full at the start, no self-discharge, no harvest. */
    public static Battery plain(double capacityMilliampHours, double usableShare) {
        return new Battery(capacityMilliampHours, usableShare, 1, 0, null);
    }

    /** Charge that can be used when full, in coulombs. */
    public double usableCoulombs() {
        return capacityMilliampHours * usableShare * 3.6;
    }

    /** Charge that can be used at the start, in coulombs. */
    public double initialCoulombs() {
        return usableCoulombs() * initialShare;
    }

    /** What it loses by itself, in amperes. */
    private double selfAmps() {
        return capacityMilliampHours * 3.6 * selfDischargePerYear / SECONDS_PER_YEAR;
    }

    /** Charge after a short time: what was drawn and lost is gone, what was harvested is there; below zero if it was not enough. */
    double after(double coulombs, double drawnCoulombs, double fromS, double toS) {
        double left = coulombs - selfAmps() * (toS - fromS) - drawnCoulombs;
        return harvest == null ? left : Math.min(usableCoulombs(), left + harvest.coulombs(fromS, toS));
    }

    /**
     * How long it lasts from the start, at most {@link #MAX_YEARS}.
     *
     * <p>Without harvest T = Q / (I + I_self); with it day by day.
     *
     * @param amps mean current I that the device draws
     * @return years of 365.25 days
     */
    public double years(double amps) {
        return Math.min(MAX_YEARS, harvest == null ? withoutHarvest(amps) : dayByDay(amps));
    }

    private double withoutHarvest(double amps) {
        return initialCoulombs() / (amps + selfAmps()) / SECONDS_PER_YEAR;
    }

    /** A year that ends with as much as it began with repeats itself, and a fuller one is never followed by an emptier one. */
    private double dayByDay(double amps) {
        double drawn = (amps + selfAmps()) * SECONDS_PER_DAY;
        double charge = initialCoulombs();
        double atNewYear = charge;
        int days = (int) (MAX_YEARS * DAYS_PER_YEAR);
        for (int day = 0; day < days; day++) {
            double before = charge;
            charge = Math.min(usableCoulombs(), charge + harvest.coulombsOn(day) - drawn);
            if (charge <= 0) {
                return (day + before / (before - charge)) / DAYS_PER_YEAR;
            }
            if ((day + 1) % Harvest.DAYS_PER_YEAR == 0) {
                if (charge >= atNewYear) {
                    return MAX_YEARS;
                }
                atNewYear = charge;
            }
        }
        return MAX_YEARS;
    }
}
