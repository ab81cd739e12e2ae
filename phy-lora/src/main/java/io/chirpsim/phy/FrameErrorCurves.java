package io.chirpsim.phy;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Frame errors in white noise. Symbols are wrong independently with the rate of {@link SymbolErrors}; the diagonal interleaver makes of one wrong
 * symbol at most one wrong bit in each codeword of its block, and a Hamming code of rate 4/7 or 4/8 corrects one. A frame is decoded if all its
 * blocks are: the first one, of 8 symbols at rate 4/8, and then as many of 4 + CR symbols as {@link Airtime} counts.
 *
 * <pre>
 * P(block) = Sum_{k=0..t} C(n, k) SER^k (1 - SER)^(n - k)      n = 8, t = 1; then n = 4 + CR, t = 0 for CR 4/5 and 4/6, 1 for 4/7 and 4/8
 * P(frame) = P(first block) P(block)^m
 * </pre>
 *
 * Detection, synchronisation and frequency offset are taken as perfect; what a real receiver loses by them and by its arithmetic is the
 * implementation loss, subtracted from the signal to noise ratio.
 */
public final class FrameErrorCurves implements FrameErrors {
    /** SNR in dB at which data sheets still promise a frame, SF5 to SF12: SX1261/2 data sheet, table 6-1. */
    private static final double[] DATA_SHEET_FLOOR_DB = {-2.5, -5, -7.5, -10, -12.5, -15, -17.5, -20};

    private static final int LOWEST_SPREADING_FACTOR = 5;
    private static final int CALIBRATION_BYTES = 20;
    private static final double CALIBRATION_SUCCESS = 0.9;

    /** A receiver that decodes one header in a hundred has no use for the frame. */
    private static final double DETECTED_HEADERS = 0.01;

    private final double[] implementationLossDb;
    private final double[] detectionSnrDb = new double[DATA_SHEET_FLOOR_DB.length];

    private FrameErrorCurves(IntToDoubleFunction lossDb) {
        implementationLossDb = new double[DATA_SHEET_FLOOR_DB.length];
        for (int i = 0; i < implementationLossDb.length; i++) {
            SymbolErrors errors = SymbolErrors.of(LOWEST_SPREADING_FACTOR + i);
            implementationLossDb[i] = lossDb.applyAsDouble(LOWEST_SPREADING_FACTOR + i);
            detectionSnrDb[i] = implementationLossDb[i]
                    + lowestSnrDb(DETECTED_HEADERS, snrDb -> firstBlockDecoded(errors.rate(snrDb)));
        }
    }

    /**
     * The theory, shifted.
     *
     * @param implementationLossDb what the receiver loses against the theory, for every spreading factor
     */
    public static FrameErrors awgn(double implementationLossDb) {
        return new FrameErrorCurves(spreadingFactor -> implementationLossDb);
    }

    /**
     * The theory, shifted for each spreading factor so that one in ten frames of 20 bytes, coding rate 4/5, is lost at the data sheet's SNR floor
     * (SX1261/2 data sheet, table 6-1): by 0.8 dB at SF7 to 2.5 dB at SF12.
     */
    public static FrameErrors calibrated() {
        return new FrameErrorCurves(FrameErrorCurves::calibrationDb);
    }

    private static double calibrationDb(int spreadingFactor) {
        LoraModulation modulation = LoraModulation.uplink(spreadingFactor, 125_000);
        SymbolErrors errors = SymbolErrors.of(spreadingFactor);
        double snrDb = lowestSnrDb(CALIBRATION_SUCCESS, candidateDb -> {
            double rate = errors.rate(candidateDb);
            return firstBlockDecoded(rate)
                    * power(blockDecoded(modulation.codingRate(), rate), blocks(modulation, CALIBRATION_BYTES));
        });
        return DATA_SHEET_FLOOR_DB[spreadingFactor - LOWEST_SPREADING_FACTOR] - snrDb;
    }

    @Override
    public double decodedProbability(LoraModulation modulation, int phyPayloadBytes, double[] snrDb, int parts) {
        int spreadingFactor = modulation.spreadingFactor();
        SymbolErrors errors = SymbolErrors.of(spreadingFactor);
        double lossDb = implementationLossDb[spreadingFactor - LOWEST_SPREADING_FACTOR];
        int blocks = blocks(modulation, phyPayloadBytes);
        double rate = errors.rate(snrDb[0] - lossDb);
        double probability = firstBlockDecoded(rate);
        for (int part = 0; part < parts; part++) {
            rate = part == 0 ? rate : errors.rate(snrDb[part] - lossDb);
            int inPart = (part + 1) * blocks / parts - part * blocks / parts;
            probability *= power(blockDecoded(modulation.codingRate(), rate), inPart);
        }
        return probability;
    }

    /** {@inheritDoc} Here: under which 99 of 100 headers are lost. */
    @Override
    public double detectionSnrDb(LoraModulation modulation) {
        return detectionSnrDb[modulation.spreadingFactor() - LOWEST_SPREADING_FACTOR];
    }

    private static int blocks(LoraModulation modulation, int phyPayloadBytes) {
        return (Airtime.payloadSymbols(modulation, phyPayloadBytes) - 8) / (4 + modulation.codingRate());
    }

    private static double firstBlockDecoded(double symbolErrorRate) {
        return blockDecoded(4, symbolErrorRate);
    }

    private static double blockDecoded(int codingRate, double symbolErrorRate) {
        double right = 1 - symbolErrorRate;
        int symbols = 4 + codingRate;
        return codingRate < 3 ? power(right, symbols) : power(right, symbols - 1) * (right + symbols * symbolErrorRate);
    }

    private static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** The SNR at which a rising probability reaches a value. */
    private static double lowestSnrDb(double probability, DoubleUnaryOperator atSnrDb) {
        double low = -60;
        double high = 20;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (atSnrDb.applyAsDouble(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
