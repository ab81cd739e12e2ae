package io.chirpsim.app.scenario;

/**
 * How a wave fades on its way.
 *
 * @param pathLoss mean loss over distance
 * @param shadowingSigmaDb standard deviation of the shadowing, drawn once per (device, gateway); 0: none
 * @param indoorLoss loss into buildings, drawn once per device marked indoor
 */
public record Propagation(PathLoss pathLoss, double shadowingSigmaDb, IndoorLoss indoorLoss) {

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
