package io.chirpsim.phy;

/**
 * When a LoRa frame is decoded: the chance at a signal to noise ratio.
 *
 * @see Fading
 */
public interface FrameErrors {
    /**
     * Chance that header and payload are decoded.
     *
     * @param modulation how the frame is sent
     * @param phyPayloadBytes its length
     * @param snrDb signal to noise ratio in the signal's bandwidth, in dB, over {@code parts} consecutive equal parts of the frame
     * @param parts how many of them count, at least 1
     * @return 0 to 1
     */
    double decodedProbability(LoraModulation modulation, int phyPayloadBytes, double[] snrDb, int parts);

    /** Signal to noise ratio in dB under which a receiver does not even notice the frame's preamble. */
    double detectionSnrDb(LoraModulation modulation);
}
