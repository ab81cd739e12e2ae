package io.chirpsim.app.scenario;

/** What a sensor measures, made up so that payloads mean something. Numbers are in the unit of the field. */
public sealed interface ValueModel {
    /**
     * Always the same.
     *
     * @param value a {@link Double}, or a {@link String}: one of the field's words
     */
    record Constant(Object value) implements ValueModel {}

    /**
     * The course of a day, and of a year: mean + amplitude cos(2 pi (t - peak) / 24 h) + yearly cos(2 pi (day - hottest) / 365.25) + noise.
     *
     * @param mean mean over day and year
     * @param amplitude how far the highest of a day is above its mean
     * @param peakUs time of the highest of a day after midnight, UTC
     * @param yearly how far the highest of a year is above its mean
     * @param hottestDay day of the year of that, 1 to 366
     * @param noise standard deviation of what each message adds
     * @param spread standard deviation of what each device adds to all its messages
     * @param min never below
     * @param max never above
     */
    record Daily(
            double mean,
            double amplitude,
            long peakUs,
            double yearly,
            int hottestDay,
            double noise,
            double spread,
            double min,
            double max)
            implements ValueModel {}

    /**
     * A random walk that turns back at two bounds; it starts anywhere between them, uniformly.
     *
     * @param step standard deviation of the change in an hour; in other times as their square root
     * @param min lower bound
     * @param max upper bound
     */
    record Walk(double step, double min, double max) implements ValueModel {}

    /**
     * Counts events of a Poisson process since the start.
     *
     * @param perHour mean events in an hour, inside the hours
     * @param outsidePerHour the same outside the hours
     * @param hours the hours
     * @param each what one event adds
     * @param wrapsAt the count begins again at 0 here; 0: never
     */
    record Counter(double perHour, double outsidePerHour, WeeklyHours hours, double each, double wrapsAt)
            implements ValueModel {}

    /**
     * Occupied or not, drawn anew for each slot of time.
     *
     * @param inside probability inside the hours
     * @param outside probability outside
     * @param hours the hours
     * @param slotUs length of a slot
     * @param occupied value while occupied, {@link Double} or {@link String}
     * @param free value otherwise
     */
    record Occupancy(double inside, double outside, WeeklyHours hours, long slotUs, Object occupied, Object free)
            implements ValueModel {}

    /**
     * What the simulated battery still holds, of what it held when full.
     *
     * @param full value at 100 %
     * @param empty value at 0 %
     */
    record BatteryLevel(double full, double empty) implements ValueModel {}

    /**
     * Where the device is.
     *
     * @param axis which coordinate
     */
    record Whereabouts(Axis axis) implements ValueModel {}

    /** A coordinate. */
    enum Axis implements Word {
        LATITUDE("latitude"),
        LONGITUDE("longitude"),
        /** Metres above the ground. */
        HEIGHT("height");

        private final String word;

        Axis(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * One of two values, by whether another field is above a threshold.
     *
     * @param of name of the other field
     * @param above the threshold
     * @param then value above it, {@link Double} or {@link String}
     * @param otherwise value else
     */
    record State(String of, double above, Object then, Object otherwise) implements ValueModel {}

    /**
     * How many messages the device has made before this one.
     *
     * @param modulo the count begins again at 0 here
     */
    record MessageNumber(int modulo) implements ValueModel {}
}
