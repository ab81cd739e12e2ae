package io.chirpsim.phy;

/** How a frame is sent: what the radio must know to time it, to hear it and to name it. */
public sealed interface Modulation permits LoraModulation, FskModulation, LrFhssModulation {
    /** Bandwidth that a receiver filters, in Hz: the noise in it is what the signal is held against. */
    int bandwidthHz();

    /** Width of the band that the signal takes up, hopping or not, in Hz. */
    default int occupiedHz() {
        return bandwidthHz();
    }

    /** Length of the part that tells a receiver of the frame before its content, in microseconds. */
    long preambleUs();

    /**
     * Length of a whole frame in microseconds.
     *
     * @param phyPayloadBytes length of the PHY payload
     */
    long airtimeUs(int phyPayloadBytes);

    /** Its label in results, such as {@code sf7} or {@code sf7bw250}. */
    String label();
}
