package io.chirpsim.lorawan.command;

/** What the bits of a command can carry. */
final class Ranges {
    /** Frequencies count in steps of 100 Hz. */
    static final int FREQUENCY_STEP_HZ = 100;

    private static final int MAX_STEPS = 0xFFFFFF;

    private Ranges() {}

    static void check(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " " + value + " is not in " + min + ".." + max);
        }
    }

    static void frequency(String command, long frequencyHz) {
        check(command + ".frequencyHz", frequencyHz, 0, (long) MAX_STEPS * FREQUENCY_STEP_HZ);
        if (frequencyHz % FREQUENCY_STEP_HZ != 0) {
            throw new IllegalArgumentException(command + ": " + frequencyHz + " Hz is no multiple of 100 Hz");
        }
    }
}
