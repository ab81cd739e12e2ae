package io.chirpsim.phy;

/** Which signals on other frequencies a receiver takes in, and how much of them. */
public enum ChannelOverlap {
    /**
     * The share of a signal's power that lies inside the wanted frame's band; LoRa spreads its power evenly over its band. A signal of another
     * bandwidth disturbs as the spreading factor whose chirp rises as steeply at the wanted bandwidth ({@code BW^2 / 2^SF}): only a chirp of
     * equal steepness is one of the wanted class.
     */
    BAND,
    /** Only signals on exactly the wanted centre frequency, whole, whatever their bandwidth (ns-3 lorawan). */
    EXACT,
    /** Signals at most 30, 60 or 120 kHz away where the wider of the two is 125, 250 or 500 kHz wide, whole (LoRaSim). */
    LORASIM;

    /** Share of the other signal's power that counts, 0 to 1. */
    double share(long wantedHz, int wantedBandwidthHz, long otherHz, int otherBandwidthHz) {
        long apartHz = Math.abs(wantedHz - otherHz);
        return switch (this) {
            case EXACT -> apartHz == 0 ? 1 : 0;
            case LORASIM -> apartHz <= lorasimHz(Math.max(wantedBandwidthHz, otherBandwidthHz)) ? 1 : 0;
            case BAND -> {
                double commonHz = Math.min(
                        (wantedBandwidthHz + otherBandwidthHz) / 2.0 - apartHz,
                        Math.min(wantedBandwidthHz, otherBandwidthHz));
                yield Math.max(0, commonHz / otherBandwidthHz);
            }
        };
    }

    private static int lorasimHz(int bandwidthHz) {
        return bandwidthHz >= 500_000 ? 120_000 : bandwidthHz >= 250_000 ? 60_000 : 30_000;
    }

    /** The spreading factor as which a signal of another bandwidth disturbs. */
    int spreadingFactorClass(int wantedSf, int wantedBandwidthHz, int otherSf, int otherBandwidthHz) {
        if (this != BAND || wantedBandwidthHz == otherBandwidthHz) {
            return otherSf;
        }
        int octaves = (int) Math.rint(2 * StrictMath.log((double) otherBandwidthHz / wantedBandwidthHz) / LN_2);
        int steep = otherSf - octaves;
        int known = Math.max(SpreadingFactors.LOWEST, Math.min(SpreadingFactors.HIGHEST, steep));
        return known == wantedSf && steep != wantedSf ? another(wantedSf) : known;
    }

    /** A neighbouring spreading factor: one that is surely not the wanted one. */
    static int another(int wantedSf) {
        return wantedSf == SpreadingFactors.HIGHEST ? wantedSf - 1 : wantedSf + 1;
    }

    private static final double LN_2 = StrictMath.log(2);
}
