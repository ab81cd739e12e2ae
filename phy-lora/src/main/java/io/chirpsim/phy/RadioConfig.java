package io.chirpsim.phy;

/**
 * How the radio judges.
 *
 * @param matrix signal to interference ratios
 * @param interfererFloorDb a signal more than this under a gateway's noise floor (125 kHz) does not interfere there, unless the gateway could
 *     decode so little: LoRa works far under the noise; plus infinity: all interfere
 */
public record RadioConfig(InterferenceMatrix matrix, double interfererFloorDb) {
    /** Ten decibels under the noise a signal adds 0.4 dB to it. */
    public static final double DEFAULT_INTERFERER_FLOOR_DB = 10;

    /** The weakest power in dBm that counts at a gateway, as a signal or as interference; links below it can be left out. */
    public double weakestDbm(GatewayRadio gateway) {
        double floorDbm = Noise.floorDbm(125_000, gateway.noiseFigureDb()) - interfererFloorDb;
        return Math.min(floorDbm, gateway.sensitivity().lowestDbm());
    }
}
