package io.chirpsim.phy;

/**
 * Outer walls of 3GPP TR 38.901, tables 7.4.3-1 and 7.4.3-2: a share of glass, the rest concrete. Loss of a wall {@code 5 - 10 log10(p
 * 10^(-Lglass/10) + (1 - p) 10^(-Lconcrete/10))}, with f in GHz: standard glass 2 + 0.2 f, coated (IRR) glass 23 + 0.3 f, concrete 5 + 4 f dB.
 */
public enum OuterWall {
    /** 30 % standard glass; devices' losses spread with 4.4 dB. */
    LOW_LOSS(0.3, 2, 0.2, 4.4),
    /** 70 % coated glass; devices' losses spread with 6.5 dB. */
    HIGH_LOSS(0.7, 23, 0.3, 6.5);

    private final double glassShare;
    private final double glassDb;
    private final double glassDbPerGhz;
    private final double sigmaDb;

    OuterWall(double glassShare, double glassDb, double glassDbPerGhz, double sigmaDb) {
        this.glassShare = glassShare;
        this.glassDb = glassDb;
        this.glassDbPerGhz = glassDbPerGhz;
        this.sigmaDb = sigmaDb;
    }

    /** Loss through the wall in dB, the same for all. */
    public double lossDb(double frequencyHz) {
        double ghz = frequencyHz / 1e9;
        double glass = glassShare * StrictMath.pow(10, -(glassDb + glassDbPerGhz * ghz) / 10);
        double concrete = (1 - glassShare) * StrictMath.pow(10, -(5 + 4 * ghz) / 10);
        return 5 - 10 * StrictMath.log10(glass + concrete);
    }

    /** Standard deviation in dB between devices. */
    double sigmaDb() {
        return sigmaDb;
    }
}
