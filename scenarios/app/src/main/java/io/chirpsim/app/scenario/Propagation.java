package io.chirpsim.app.scenario;

import java.util.Optional;

/**
 * How a wave fades on its way.
 *
 * @param pathLoss mean loss over distance
 * @param shadowing log-normal around the mean loss, kept by a link
 * @param fading of single frames
 * @param temporalSigmaDb standard deviation of a link's frames as a whole over the days, dB; 0: none
 * @param indoorLoss loss into buildings, drawn once per device marked indoor
 * @param buildings whether the buildings of the site stand in the way
 */
public record Propagation(
        PathLoss pathLoss,
        Shadowing shadowing,
        Fading fading,
        double temporalSigmaDb,
        IndoorLoss indoorLoss,
        Obstacles buildings) {

    /**
     * Log-normal shadowing.
     *
     * @param clearSigmaDb standard deviation of links in sight, dB
     * @param blockedSigmaDb of those out of sight, and of all links where the path loss knows no difference, dB
     * @param correlationM distance over which the correlation falls to 1/e, metres; 0: links are independent
     * @param sites correlation between the links of one device to two gateways, 0 to 1
     */
    public record Shadowing(double clearSigmaDb, double blockedSigmaDb, double correlationM, double sites) {}

    /** How the power of one frame differs from that of the next. */
    public sealed interface Fading {}

    /** Not at all. */
    public record NoFading() implements Fading {}

    /**
     * By one of the usual distributions. Of speed and coherence at most one is there; neither: a frame keeps its gain to its end.
     *
     * @param model which one
     * @param speedMPerS at which devices or what surrounds them move, m/s
     * @param coherenceUs how long a gain lasts, microseconds
     */
    public record FrameFading(FadingModel model, Optional<Double> speedMPerS, Optional<Long> coherenceUs)
            implements Fading {}

    /** Distribution of the power gain. */
    public sealed interface FadingModel {}

    /** No dominant path. */
    public record Rayleigh() implements FadingModel {}

    /**
     * One dominant path.
     *
     * @param kDb its power over that of all others, dB
     */
    public record Rice(double kDb) implements FadingModel {}

    /**
     * Nakagami.
     *
     * @param m shape, at least 0.5
     */
    public record Nakagami(double m) implements FadingModel {}

    /** Mean loss over the 3-D distance. */
    public sealed interface PathLoss {}

    /**
     * A published set.
     *
     * @param model which one
     */
    public record Published(PathLossModel model) implements PathLoss {}

    /**
     * Loss = reference loss + 10 exponent log10(distance / reference distance).
     *
     * @param exponent path-loss exponent, 2 in free space
     * @param referenceDistanceM metres
     * @param referenceLossDb loss at the reference distance, dB
     */
    public record LogDistance(double exponent, double referenceDistanceM, double referenceLossDb) implements PathLoss {}

    /**
     * COST-231 Walfisch-Ikegami over the roofs.
     *
     * @param roofM height of the roofs above the street, metres
     * @param streetM width of the street, metres
     * @param spacingM from the middle of a building to that of the next, metres
     * @param angleDeg between the street and the incident wave, 0 to 90 degrees
     * @param city how dense
     */
    public record WalfischIkegamiNlos(double roofM, double streetM, double spacingM, double angleDeg, City city)
            implements PathLoss {}

    /**
     * Indoors, Recommendation ITU-R P.1238-7.
     *
     * @param coefficient power loss per decade of distance, dB
     * @param floors floors between the ends, 0 to 3
     */
    public record ItuP1238(double coefficient, int floors) implements PathLoss {}

    /**
     * COST-231 multi-wall: free space and what is in the way, the same for every link.
     *
     * @param walls between the ends
     * @param floors between the ends, 0 to 10
     * @param losses of one wall or floor
     * @param floorExponent b, how much less each further floor costs
     */
    public record MultiWall(Walls walls, int floors, WallLosses losses, double floorExponent) implements PathLoss {}

    /**
     * Walls between the ends.
     *
     * @param light thin ones, such as plasterboard
     * @param heavy load-bearing ones of brick or concrete
     */
    public record Walls(int light, int heavy) {}

    /**
     * What one wall or floor costs.
     *
     * @param lightDb a light wall, dB
     * @param heavyDb a heavy wall, dB
     * @param floorDb the first floor, dB
     * @param constantDb on every link, dB
     */
    public record WallLosses(double lightDb, double heavyDb, double floorDb, double constantDb) {}

    /** Loss into a building. */
    public sealed interface IndoorLoss {}

    /** Buildings cost nothing. */
    public record NoIndoorLoss() implements IndoorLoss {}

    /** 3GPP TR 45.820, building penetration loss, scenario 1, drawn once per device. */
    public record Tr45820() implements IndoorLoss {}

    /** 3GPP TR 38.901, outdoor to indoor, low loss: windows of standard glass; drawn once per device. */
    public record O2iLow() implements IndoorLoss {}

    /** 3GPP TR 38.901, outdoor to indoor, high loss: coated windows; drawn once per device. */
    public record O2iHigh() implements IndoorLoss {}

    /**
     * The same loss for every device indoors.
     *
     * @param lossDb dB
     */
    public record FixedIndoorLoss(double lossDb) implements IndoorLoss {}
}
