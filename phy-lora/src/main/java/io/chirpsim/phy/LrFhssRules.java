package io.chirpsim.phy;

/**
 * How gateways judge LR-FHSS.
 *
 * @param captureDb a burst survives another LR-FHSS burst on its carrier if it is stronger by so much; plus infinity: both are lost, as in academic
 *     simulators
 * @param wideSirDb signal to interference ratio that a burst needs against the share of LoRa and FSK frames that falls on its carrier
 * @param grids of the grids that lie beside each other in a channel (8 in Europe), how many devices use; a device takes one per frame at random. 1:
 *     all devices hop over the same carriers, as in academic simulators
 */
public record LrFhssRules(double captureDb, double wideSirDb, int grids) {
    /**
     * No capture. The ratio against wide signals, 3 dB, is what an SX1302's sensitivity at SF12 (-141 dBm), which is also taken for LR-FHSS, leaves over
     * the noise in 488 Hz at a noise figure of 3 dB (-144.1 dBm): unverified. Grids: all.
     */
    public static final LrFhssRules DEFAULT = new LrFhssRules(Double.POSITIVE_INFINITY, 3, 8);

    /** Checks the ranges. */
    public LrFhssRules {
        if (grids < 1 || Double.isNaN(captureDb) || Double.isNaN(wideSirDb)) {
            throw new IllegalArgumentException(
                    "LR-FHSS: capture " + captureDb + " dB, wide " + wideSirDb + " dB, grids " + grids);
        }
    }
}
