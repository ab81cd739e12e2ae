package io.chirpsim.phy;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the radio judges.
 *
 * @param matrix signal to interference ratios
 * @param interfererFloorDb a signal more than this under a gateway's noise floor (125 kHz) does not interfere there, unless the gateway could
 *     decode so little: LoRa works far under the noise; plus infinity: all interfere
 * @param rule how interference is weighed
 * @param overlap which other frequencies disturb
 * @param invertedIq what uplinks and downlinks are to each other
 * @param whileSending what becomes of signals that begin while a gateway sends
 * @param lrFhss how LR-FHSS is judged
 * @param fsk how FSK is judged
 * @param errors how noise decides; empty: a frame is decoded from the data sheet's sensitivity on
 */
public record RadioConfig(
        InterferenceMatrix matrix,
        double interfererFloorDb,
        InterferenceRule rule,
        ChannelOverlap overlap,
        InvertedIq invertedIq,
        SignalsWhileSending whileSending,
        LrFhssRules lrFhss,
        FskRules fsk,
        Optional<FrameErrors> errors) {
    /** Ten decibels under the noise a signal adds 0.4 dB to it. */
    public static final double DEFAULT_INTERFERER_FLOOR_DB = 10;

    /** The cumulative-energy rule between overlapping bands, each direction by itself. */
    public RadioConfig(InterferenceMatrix matrix, double interfererFloorDb) {
        this(
                matrix,
                interfererFloorDb,
                InterferenceRule.ENERGY,
                ChannelOverlap.BAND,
                InvertedIq.IGNORED,
                SignalsWhileSending.INTERFERE,
                LrFhssRules.DEFAULT,
                FskRules.DEFAULT,
                Optional.empty());
    }

    /** The same with another rule. */
    public RadioConfig with(InterferenceRule other) {
        return new RadioConfig(
                matrix, interfererFloorDb, other, overlap, invertedIq, whileSending, lrFhss, fsk, errors);
    }

    /** The same with other frequencies that disturb. */
    public RadioConfig with(ChannelOverlap other) {
        return new RadioConfig(matrix, interfererFloorDb, rule, other, invertedIq, whileSending, lrFhss, fsk, errors);
    }

    /** The same with another relation of the two directions. */
    public RadioConfig with(InvertedIq other) {
        return new RadioConfig(matrix, interfererFloorDb, rule, overlap, other, whileSending, lrFhss, fsk, errors);
    }

    /** The same with another fate of signals that begin while a gateway sends. */
    public RadioConfig with(SignalsWhileSending other) {
        return new RadioConfig(matrix, interfererFloorDb, rule, overlap, invertedIq, other, lrFhss, fsk, errors);
    }

    /** The same where noise decides otherwise. */
    public RadioConfig with(FrameErrors other) {
        return new RadioConfig(
                matrix, interfererFloorDb, rule, overlap, invertedIq, whileSending, lrFhss, fsk, Optional.of(other));
    }

    /** The same with other rules for LR-FHSS. */
    public RadioConfig with(LrFhssRules other) {
        return new RadioConfig(matrix, interfererFloorDb, rule, overlap, invertedIq, whileSending, other, fsk, errors);
    }

    /** The same with other rules for FSK. */
    public RadioConfig with(FskRules other) {
        return new RadioConfig(
                matrix, interfererFloorDb, rule, overlap, invertedIq, whileSending, lrFhss, other, errors);
    }

    /** Judges a frame of LoRa or FSK against what else was on the air; null if it survives. */
    RadioCause verdict(Transmission t, double powerMilliwatt, Interferers others) {
        return t.modulation instanceof FskModulation
                ? fsk.verdict(t, powerMilliwatt, others)
                : rule.verdict(t, powerMilliwatt, others, matrix);
    }

    /** Lowest power at which a receiver with this table decodes; with LR-FHSS as with SF12 at 125 kHz (unverified). */
    double sensitivityDbm(Sensitivity table, Modulation modulation) {
        if (modulation instanceof LoraModulation lora) {
            return table.dbm(lora.spreadingFactor(), lora.bandwidthHz());
        }
        return modulation instanceof FskModulation
                ? fsk.sensitivityDbm()
                : table.dbm(SpreadingFactors.HIGHEST, 125_000);
    }

    /** The weakest power in dBm that counts at a gateway, as a signal or as interference; links below it can be left out. */
    public double weakestDbm(GatewayRadio gateway) {
        double noiseDbm = Noise.floorDbm(125_000, gateway.noiseFigureDb());
        double noticedDbm = errors.map(curves -> noiseDbm + lowestDetectionDb(curves))
                .orElseGet(() -> gateway.sensitivity().lowestDbm());
        return Math.min(noiseDbm - interfererFloorDb, noticedDbm);
    }

    private static double lowestDetectionDb(FrameErrors curves) {
        return IntStream.rangeClosed(SpreadingFactors.LOWEST, SpreadingFactors.HIGHEST)
                .mapToDouble(sf -> curves.detectionSnrDb(LoraModulation.uplink(sf, 125_000)))
                .min()
                .orElseThrow();
    }
}
