package io.chirpsim.phy;

import java.util.List;

/**
 * COST 231 multi-wall, indoors: {@code L = LFS + Lc + kl Ll + kh Lh + kf^((kf + 2) / (kf + 1) - b) Lf} dB, LFS free space, kl and kh light and heavy
 * walls and kf floors in the way, the same for every link. The form is confirmed by a second source. Validity: one building, 1 m to 1 km (assumption of
 * this project); the losses of {@link Losses#COST_231} are for 1800 MHz.
 *
 * @param lightWalls kl, at least 0
 * @param heavyWalls kh, at least 0
 * @param floors kf, at least 0
 * @param losses of one wall or floor
 * @param floorExponent b
 */
public record MultiWall(int lightWalls, int heavyWalls, int floors, Losses losses, double floorExponent)
        implements PathLoss {

    /**
     * What one wall or floor costs.
     *
     * @param lightDb Ll, a light wall, dB
     * @param heavyDb Lh, a heavy wall, dB
     * @param floorDb Lf, the first floor, dB
     * @param constantDb Lc, dB
     */
    public record Losses(double lightDb, double heavyDb, double floorDb, double constantDb) {
        /** COST 231 final report, chapter 4, 1.8 GHz; not verified, since the report could not be had. */
        public static final Losses COST_231 = new Losses(3.4, 6.9, 18.3, 0);
    }

    @Override
    public double lossDb(Position a, Position b, double frequencyHz) {
        double wallsDb = lightWalls * losses.lightDb() + heavyWalls * losses.heavyDb();
        double exponent = (floors + 2.0) / (floors + 1.0) - floorExponent;
        double floorsDb = floors == 0 ? 0 : StrictMath.pow(floors, exponent) * losses.floorDb();
        double freeDb = new FreeSpace().lossDb(a, b, frequencyHz);
        return Math.max(0, freeDb + losses.constantDb() + wallsDb + floorsDb);
    }

    @Override
    public List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        Validity validity = new Validity("COST-231 multi-wall").ground(Ends.of(a, b), 1, 1000);
        if (losses.equals(Losses.COST_231) && lightWalls + heavyWalls + floors > 0) {
            validity.frequency(frequencyHz, 1700, 1900);
        }
        return validity.list();
    }
}
