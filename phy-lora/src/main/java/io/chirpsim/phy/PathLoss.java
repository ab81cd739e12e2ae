package io.chirpsim.phy;

import java.util.List;

/** Median path loss of a link; a published model each. */
public interface PathLoss {
    /**
     * Median loss between isotropic antennas.
     *
     * @param a one end
     * @param b the other end; the loss is the same in both directions
     * @param frequencyHz carrier frequency
     * @return loss in dB, not below 0
     */
    double lossDb(Position a, Position b, double frequencyHz);

    /**
     * What about a link lies outside the range that the model was published for; the loss is then an extrapolation.
     *
     * @param a one end
     * @param b the other end
     * @param frequencyHz carrier frequency
     * @return one sentence per quantity, the same for every link that leaves the same range; empty where the model holds
     */
    default List<String> outsideValidity(Position a, Position b, double frequencyHz) {
        return List.of();
    }
}
