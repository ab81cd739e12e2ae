package io.chirpsim.lorawan.energy;

import java.util.List;

/**
 * Charge from a solar panel, spread evenly over each day: clouds, nights and shade are in the monthly mean or nowhere.
 *
 * @param coulombsPerDay mean of the days of each month, January first
 * @param firstDay day of the year on which the device is switched on, 0 for the first of January
 */
public record Harvest(List<Double> coulombsPerDay, int firstDay) {
    static final int DAYS_PER_YEAR = 365;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final double SECONDS_PER_DAY = 86_400;

    /** Checks the number of months. */
    public Harvest {
        if (coulombsPerDay.size() != DAYS_BEFORE.length) {
            throw new IllegalArgumentException(coulombsPerDay.size() + " months");
        }
        coulombsPerDay = List.copyOf(coulombsPerDay);
    }

    /** Charge of a day, counted from the first day of the device. */
    double coulombsOn(long day) {
        int dayOfYear = (int) ((firstDay + day) % DAYS_PER_YEAR);
        int month = 0;
        while (month + 1 < DAYS_BEFORE.length && DAYS_BEFORE[month + 1] <= dayOfYear) {
            month++;
        }
        return coulombsPerDay.get(month);
    }

    /** Charge between two times, in seconds from the start; at the rate of the day on which it begins. */
    double coulombs(double fromS, double toS) {
        return coulombsOn((long) (fromS / SECONDS_PER_DAY)) * (toS - fromS) / SECONDS_PER_DAY;
    }
}
