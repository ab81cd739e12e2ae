package io.chirpsim.app.scenario;

/**
 * How a wave fades on its way.
 *
 * @param pathLoss mean loss over distance
 * @param shadowingSigmaDb standard deviation of the shadowing, drawn once per (device, gateway); 0: none
 * @param indoorLoss loss into buildings, drawn once per device marked indoor
 * @param buildings whether the buildings of the site stand in the way
 */
public record Propagation(PathLoss pathLoss, double shadowingSigmaDb, IndoorLoss indoorLoss, Obstacles buildings) {

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

    /** Loss into a building. */
    public sealed interface IndoorLoss {}

    /** Buildings cost nothing. */
    public record NoIndoorLoss() implements IndoorLoss {}

    /** 3GPP TR 45.820, building penetration loss, scenario 1, drawn once per device. */
    public record Tr45820() implements IndoorLoss {}

    /**
     * The same loss for every device indoors.
     *
     * @param lossDb dB
     */
    public record FixedIndoorLoss(double lossDb) implements IndoorLoss {}
}
