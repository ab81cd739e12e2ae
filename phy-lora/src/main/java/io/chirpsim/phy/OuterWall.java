package io.chirpsim.phy;

/** How the outer walls of a town's buildings spread around 3GPP TR 38.901's mean wall, table 7.4.3-2. */
public enum OuterWall {
    /** {@link Wall#LOW_LOSS}; devices' losses spread with 4.4 dB. */
    LOW_LOSS(Wall.LOW_LOSS, 4.4),
    /** {@link Wall#HIGH_LOSS}; devices' losses spread with 6.5 dB. */
    HIGH_LOSS(Wall.HIGH_LOSS, 6.5);

    private final Wall wall;
    private final double sigmaDb;

    OuterWall(Wall wall, double sigmaDb) {
        this.wall = wall;
        this.sigmaDb = sigmaDb;
    }

    /** Loss through the wall in dB, the same for all. */
    public double lossDb(double frequencyHz) {
        return wall.lossDb(frequencyHz);
    }

    /** Standard deviation in dB between devices. */
    double sigmaDb() {
        return sigmaDb;
    }
}
