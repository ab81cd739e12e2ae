package io.chirpsim.phy;

/**
 * Outer walls and what a wave loses in one of them: {@code 5 - 10 log10(sum of p 10^(-L/10))} dB over the materials and their shares p of the wall,
 * the 5 dB for waves that do not arrive at a right angle. Materials, f in GHz: glass {@code 2 + 0.2 f}, coated (infrared reflecting) glass {@code 23 +
 * 0.3 f}, concrete {@code 5 + 4 f}, wood {@code 4.85 + 0.12 f}. Validity: 0.5 to 100 GHz. Source: 3GPP TR 38.901, equation 7.4-3, tables 7.4.3-1 and
 * 7.4.3-2.
 */
public enum Wall {
    /** 30 % glass, 70 % concrete: older houses. */
    LOW_LOSS("low-loss", 0.3, 0, 0.7, 0),
    /** 70 % coated glass, 30 % concrete: modern offices. */
    HIGH_LOSS("high-loss", 0, 0.7, 0.3, 0),
    /** All glass. */
    GLASS("glass", 1, 0, 0, 0),
    /** All glass with a metal coating. */
    COATED_GLASS("coated-glass", 0, 1, 0, 0),
    /** All concrete. */
    CONCRETE("concrete", 0, 0, 1, 0),
    /** All wood. */
    WOOD("wood", 0, 0, 0, 1);

    private static final double OBLIQUE_DB = 5;

    private final String word;
    private final double glass;
    private final double coatedGlass;
    private final double concrete;
    private final double wood;

    Wall(String word, double glass, double coatedGlass, double concrete, double wood) {
        this.word = word;
        this.glass = glass;
        this.coatedGlass = coatedGlass;
        this.concrete = concrete;
        this.wood = wood;
    }

    /** Its name in map files. */
    public String word() {
        return word;
    }

    /** Loss of one wall in dB. */
    public double lossDb(double frequencyHz) {
        double ghz = frequencyHz / 1e9;
        double through = share(glass, 2 + 0.2 * ghz)
                + share(coatedGlass, 23 + 0.3 * ghz)
                + share(concrete, 5 + 4 * ghz)
                + share(wood, 4.85 + 0.12 * ghz);
        return OBLIQUE_DB - 10 * StrictMath.log10(through);
    }

    private static double share(double share, double lossDb) {
        return share == 0 ? 0 : share * StrictMath.pow(10, -lossDb / 10);
    }
}
