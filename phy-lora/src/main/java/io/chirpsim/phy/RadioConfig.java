package io.chirpsim.phy;

/**
 * How the radio judges.
 *
 * @param matrix signal to interference ratios
 * @param interfererFloorDb a signal this much under a gateway's noise floor (125 kHz) or weaker does not interfere there; plus infinity: all
 *     interfere
 */
public record RadioConfig(InterferenceMatrix matrix, double interfererFloorDb) {
    /** Ten decibels under the noise a signal adds 0.4 dB to it. */
    public static final double DEFAULT_INTERFERER_FLOOR_DB = 10;

    /** The weakest power in dBm that counts at a gateway. */
    public double weakestDbm(GatewayRadio gateway) {
        return Noise.floorDbm(125_000, gateway.noiseFigureDb()) - interfererFloorDb;
    }
}
