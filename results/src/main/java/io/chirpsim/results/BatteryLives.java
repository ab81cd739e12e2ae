package io.chirpsim.results;

import java.util.Arrays;

/** How long the batteries of each group last, over all replications: devices counted in steps of a tenth of a year. */
final class BatteryLives {
    /** Lives are told up to here; see {@link Format#years}. */
    static final int MOST_YEARS = Format.MOST_YEARS;

    static final int STEPS_PER_YEAR = 10;
    private static final int STEPS = MOST_YEARS * STEPS_PER_YEAR;

    private final long[][] deaths;

    BatteryLives(int groups) {
        deaths = new long[groups][STEPS + 1];
    }

    /** Adds the devices of a replication. */
    void add(double[] years, Grouping grouping) {
        for (int device = 0; device < years.length; device++) {
            if (Double.isFinite(years[device])) {
                double step = Math.min(STEPS, Math.max(0, years[device] * STEPS_PER_YEAR));
                deaths[grouping.of(device)][(int) step]++;
            }
        }
    }

    /** Whether a group has batteries. */
    boolean has(int group) {
        return Arrays.stream(deaths[group]).sum() > 0;
    }

    /** Share of the devices alive after so many steps, to the step in which the last one dies or the last that is shown. */
    double[] alive(int group) {
        long all = Arrays.stream(deaths[group]).sum();
        int last = STEPS;
        while (last > 0 && deaths[group][last] == 0) {
            last--;
        }
        double[] shares = new double[Math.min(shownSteps(), last + 1) + 1];
        long alive = all;
        for (int step = 0; step < shares.length; step++) {
            shares[step] = (double) alive / all;
            alive -= deaths[group][step];
        }
        return shares;
    }

    /** A tenth beyond the last death before the limit, so that lives without an end do not squeeze the others. */
    private int shownSteps() {
        int last = STEPS - 1;
        while (last >= 0 && diesNobody(last)) {
            last--;
        }
        return last < 0 ? STEPS : Math.min(STEPS, last + 2 + last / 10);
    }

    private boolean diesNobody(int step) {
        return Arrays.stream(deaths).allMatch(group -> group[step] == 0);
    }
}
