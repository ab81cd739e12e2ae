package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.LoraModulation.LowDataRate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file {@code per-curve-awgn.csv} beside this test holds 150 points of the curves, by an independent program. */
@DisplayName("Frame errors in white noise")
class FrameErrorCurvesTest {
    /** The table prints four digits of the symbol error rate and five of the frame error rate. */
    private static final double SYMBOL_DIGITS = 6e-4;

    private static final double FRAME_DIGITS = 1e-4;
    private static final int BYTES = 20;

    private final FrameErrors theory = FrameErrorCurves.awgn(0);

    private static List<String> rows() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                FrameErrorCurvesTest.class.getResourceAsStream("per-curve-awgn.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().skip(3).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("have 150 points to stand up to")
    void allRows() {
        assertEquals(150, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("equal the table to its last digit")
    void point(String row) {
        String[] cells = row.split(",", -1);
        int spreadingFactor = Integer.parseInt(cells[0]);
        double snrDb = Double.parseDouble(cells[1]);
        assertRelative(
                Double.parseDouble(cells[2]), SymbolErrors.of(spreadingFactor).rate(snrDb), SYMBOL_DIGITS);
        assertRelative(Double.parseDouble(cells[3]), lost(theory, spreadingFactor, 1, snrDb), FRAME_DIGITS);
        assertRelative(Double.parseDouble(cells[4]), lost(theory, spreadingFactor, 4, snrDb), FRAME_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"7, -8, 1.611e-3", "9, -12.5, 1.022e-4", "12, -22, 1.789e-3"})
    @DisplayName("hold three symbol error rates, by an independent program")
    void symbolErrors(int spreadingFactor, double snrDb, double expected) {
        assertRelative(expected, SymbolErrors.of(spreadingFactor).rate(snrDb), SYMBOL_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "5, -4.3, 0.02273546653",
        "5, 2.9, 4.378202085e-13",
        "8, -9.63, 8.689930545e-5",
        "12, -26.42, 0.4103048248",
        "12, -18.33, 1.716798476e-10",
        "12, -17.87, 6.048813788e-12"
    })
    @DisplayName(
            "hold symbol error rates between the nodes of the table, down to 1e-12, by an independent program with 30 digits")
    void betweenNodes(int spreadingFactor, double snrDb, double expected) {
        assertRelative(expected, SymbolErrors.of(spreadingFactor).rate(snrDb), 2e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "7, -10.45, -9.46, -8.31, -7.26, -9.67, -9.58",
        "8, -13.24, -12.26, -11.14, -10.11, -12.41, -12.32",
        "9, -16.07, -15.11, -13.99, -12.98, -15.18, -15.10",
        "10, -18.77, -17.85, -16.77, -15.79, -17.92, -17.84",
        "11, -21.50, -20.60, -19.56, -18.61, -20.67, -20.59",
        "12, -24.42, -23.52, -22.47, -21.52, -23.51, -23.43"
    })
    @DisplayName("lose 90, 50, 10 and 1 % of the 20-byte frames at the published SNR, to 0.02 dB")
    void quantiles(int sf, double p90, double p50, double p10, double p1, double p10Rate7, double p10Rate8) {
        assertQuantile(sf, 1, 0.9, p90);
        assertQuantile(sf, 1, 0.5, p50);
        assertQuantile(sf, 1, 0.1, p10);
        assertQuantile(sf, 1, 0.01, p1);
        assertQuantile(sf, 3, 0.1, p10Rate7);
        assertQuantile(sf, 4, 0.1, p10Rate8);
    }

    @ParameterizedTest
    @CsvSource({"5, -2.5", "6, -5", "7, -7.5", "8, -10", "9, -12.5", "10, -15", "11, -17.5", "12, -20"})
    @DisplayName("calibrated: lose one 20-byte frame in ten at the data sheet's floor")
    void calibrated(int spreadingFactor, double floorDb) {
        assertEquals(0.1, lost(FrameErrorCurves.calibrated(), spreadingFactor, 1, floorDb), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"7, 0.8", "8, 1.1", "9, 1.5", "10, 1.8", "11, 2.1", "12, 2.5"})
    @DisplayName("calibrated: are the theory, shifted by the published implementation loss")
    void implementationLoss(int spreadingFactor, double lossDb) {
        double floorDb = -7.5 - 2.5 * (spreadingFactor - 7);
        double lostThen = lost(FrameErrorCurves.calibrated(), spreadingFactor, 1, floorDb);
        assertTrue(lost(theory, spreadingFactor, 1, floorDb - lossDb - 0.05) > lostThen);
        assertTrue(lost(theory, spreadingFactor, 1, floorDb - lossDb + 0.05) < lostThen);
    }

    @Test
    @DisplayName("move by the implementation loss")
    void shifted() {
        assertEquals(lost(theory, 9, 1, -14), lost(FrameErrorCurves.awgn(0.5), 9, 1, -13.5), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11, 12})
    @DisplayName("fall from 1 to 0 as the signal grows, without a step back")
    void monotone(int spreadingFactor) {
        double before = 1;
        double rateBefore = 1;
        for (int i = 0; i <= 10_000; i++) {
            double now = lost(theory, spreadingFactor, 1, -60 + 0.01 * i);
            assertTrue(now <= before + 1e-14, "at " + (-60 + 0.01 * i) + " dB");
            double rate = SymbolErrors.of(spreadingFactor).rate(-60 + 0.01 * i);
            assertTrue(rate <= rateBefore, "symbols at " + (-60 + 0.01 * i) + " dB");
            before = now;
            rateBefore = rate;
        }
        assertEquals(1, lost(theory, spreadingFactor, 1, -60));
        assertEquals(0, before);
        assertEquals(1, lost(theory, spreadingFactor, 1, Double.NEGATIVE_INFINITY));
        assertEquals(0, lost(theory, spreadingFactor, 1, Double.POSITIVE_INFINITY));
    }

    @Test
    @DisplayName(
            "of equal parts are those of the whole; the blocks are shared out evenly and the header is in the first part")
    void parts() {
        LoraModulation modulation = LoraModulation.uplink(7, 125_000);
        double whole = theory.decodedProbability(modulation, BYTES, new double[] {-9}, 1);
        assertEquals(whole, theory.decodedProbability(modulation, BYTES, new double[] {-9, -9, -9}, 3), 1e-12);
        double rate = SymbolErrors.of(7).rate(-9);
        double headerThere = theory.decodedProbability(modulation, BYTES, new double[] {-9, 30}, 2);
        double header = whole / StrictMath.pow(1 - rate, 35);
        assertEquals(header * StrictMath.pow(1 - rate, 15), headerThere, 1e-12, "seven blocks: three and four");
        double noHeader = theory.decodedProbability(modulation, BYTES, new double[] {30, -9}, 2);
        assertEquals(StrictMath.pow(1 - rate, 20), noHeader, 1e-12);
        assertEquals(0, theory.decodedProbability(modulation, BYTES, new double[] {30, Double.NEGATIVE_INFINITY}, 2));
        assertEquals(
                1, theory.decodedProbability(modulation, 255, new double[] {30, 99}, 1), "a part that does not count");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 12})
    @DisplayName("begin where one header in a hundred is decoded: no frame is, not even the shortest")
    void detection(int spreadingFactor) {
        LoraModulation headerAlone = new LoraModulation(spreadingFactor, 125_000, 4, 8, false, false, LowDataRate.AUTO);
        double detectedDb = theory.detectionSnrDb(headerAlone);
        assertEquals(0.01, theory.decodedProbability(headerAlone, 0, new double[] {detectedDb}, 1), 1e-6);
        assertEquals(0, 1 - lost(theory, spreadingFactor, 1, detectedDb), 1e-6);
        assertEquals(
                detectedDb + 2, FrameErrorCurves.awgn(2).detectionSnrDb(headerAlone), 1e-9, "shifted with the curves");
    }

    private static double lost(FrameErrors errors, int spreadingFactor, int codingRate, double snrDb) {
        LoraModulation modulation =
                new LoraModulation(spreadingFactor, 125_000, codingRate, 8, true, true, LowDataRate.AUTO);
        return 1 - errors.decodedProbability(modulation, BYTES, new double[] {snrDb}, 1);
    }

    private void assertQuantile(int spreadingFactor, int codingRate, double share, double snrDb) {
        assertTrue(lost(theory, spreadingFactor, codingRate, snrDb - 0.02) > share, "CR " + codingRate);
        assertTrue(lost(theory, spreadingFactor, codingRate, snrDb + 0.02) < share, "CR " + codingRate);
    }

    private static void assertRelative(double expected, double actual, double relative) {
        assertEquals(expected, actual, relative * expected);
    }
}
