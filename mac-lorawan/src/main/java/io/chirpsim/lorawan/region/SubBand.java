package io.chirpsim.lorawan.region;

/**
 * Frequencies that share one duty-cycle budget up to a power. Frequency and power identify it; letters changed between versions of the standard.
 *
 * @param name its letter in the version the region's file names
 * @param fromHz first frequency of it
 * @param toHz first frequency beyond it
 * @param maxErpDbm largest effective radiated power
 * @param dutyCyclePpm duty cycle in millionths: 10000 for 1 %, 1000000 for no limit
 */
public record SubBand(String name, long fromHz, long toHz, double maxErpDbm, int dutyCyclePpm) {
    /** Duty cycle of a sub-band without limit. */
    public static final int UNLIMITED_PPM = 1_000_000;

    /** Whether a transmission on this frequency with this effective radiated power may use it. */
    public boolean admits(long frequencyHz, double erpDbm) {
        return frequencyHz >= fromHz && frequencyHz < toHz && erpDbm <= maxErpDbm;
    }
}
