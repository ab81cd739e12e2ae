package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.phy.LrFhssModulation.CodingRate;
import io.chirpsim.phy.LrFhssModulation.Width;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code lrfhss-toa-vectors.csv} beside this test: airtime as Semtech's driver computes it, worked out by an independent program. */
@DisplayName("Time on air of FSK and LR-FHSS")
class OtherModulationsTest {
    private static List<String> rows() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                OtherModulationsTest.class.getResourceAsStream("lrfhss-toa-vectors.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("has 26 vectors of LR-FHSS to stand up to")
    void allRows() {
        assertEquals(26, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("LR-FHSS: airtime, hops and headers are exact")
    void lrFhss(String row) {
        String[] cell = row.split(",", 7);
        LrFhssModulation modulation = lrFhss(cell[1].equals("1/3") ? CodingRate.ONE_THIRD : CodingRate.TWO_THIRDS);
        int bytes = Integer.parseInt(cell[0]);
        assertEquals(Integer.parseInt(cell[2]), modulation.headers());
        assertEquals(Integer.parseInt(cell[3]), modulation.hops(bytes));
        assertEquals(new BigDecimal(cell[5]).movePointRight(3).longValueExact(), modulation.airtimeUs(bytes));
    }

    private static LrFhssModulation lrFhss(CodingRate rate) {
        return new LrFhssModulation(rate, Width.KHZ_137);
    }

    @Test
    @DisplayName("LR-FHSS: a header takes 233.472 ms, a fragment 102.4 ms, and the last one what is left")
    void bursts() {
        LrFhssModulation modulation = lrFhss(CodingRate.TWO_THIRDS);
        // 10 bytes, CR 2/3: 153 code bits = 3 x 48 + 9: the last fragment has 11 bits
        assertEquals(0, modulation.burstStartUs(0, 10));
        assertEquals(233_472, modulation.burstStartUs(1, 10));
        assertEquals(466_944, modulation.burstStartUs(2, 10));
        assertEquals(466_944 + 102_400, modulation.burstStartUs(3, 10));
        assertEquals(466_944 + 3 * 102_400, modulation.burstStartUs(5, 10));
        assertEquals(466_944 + 3 * 102_400 + 11 * 2_048, modulation.burstStartUs(6, 10));
        assertEquals(796_672, modulation.burstStartUs(6, 10));
    }

    @Test
    @DisplayName("LR-FHSS: a third, or two thirds, of the fragments decode the payload")
    void fragmentsNeeded() {
        assertEquals(3, CodingRate.ONE_THIRD.fragmentsNeeded(7));
        assertEquals(2, CodingRate.ONE_THIRD.fragmentsNeeded(6));
        assertEquals(3, CodingRate.TWO_THIRDS.fragmentsNeeded(4));
        assertEquals(4, CodingRate.TWO_THIRDS.fragmentsNeeded(6));
    }

    @ParameterizedTest
    @CsvSource({"KHZ_137, 280, 35, 384", "KHZ_336, 688, 86, 512", "KHZ_1523, 3120, 60, 384"})
    @DisplayName("LR-FHSS: carriers, those of one device, and hop sequences are those of the driver")
    void grid(Width width, int carriers, int gridCarriers, int sequences) {
        assertEquals(carriers, width.carriers());
        assertEquals(gridCarriers, width.gridCarriers());
        assertEquals(sequences, width.hopSequences());
    }

    @ParameterizedTest
    @CsvSource({"0, 1760", "13, 3840", "23, 5440", "255, 42560"})
    @DisplayName("FSK: preamble, sync word, length, payload and CRC at 160 us per byte")
    void fsk(int bytes, long airtimeUs) {
        assertEquals(airtimeUs, FskModulation.LORAWAN.airtimeUs(bytes));
        assertEquals(1_280, FskModulation.LORAWAN.preambleUs());
    }

    @Test
    void impossibleLengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FskModulation.LORAWAN.airtimeUs(256));
        assertThrows(IllegalArgumentException.class, () -> lrFhss(CodingRate.ONE_THIRD)
                .airtimeUs(256));
    }
}
