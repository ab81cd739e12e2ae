package io.chirpsim.phy;

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
}
