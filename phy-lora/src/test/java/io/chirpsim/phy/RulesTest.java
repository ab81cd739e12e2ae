package io.chirpsim.phy;

import static io.chirpsim.phy.RadioCause.CO_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.INTER_SF_INTERFERENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.phy.InterferenceRule.CriticalSection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One case on either side of every edge; SF9 at 125 kHz, whose symbols last 4096 us, and 20 bytes: 185,344 us. */
@DisplayName("A rule of interference")
class RulesTest {
    private static final long SYMBOL_US = 4096;
    private static final long FRAME_US = 185_344;
    private static final long START_US = 10_000_000;

    private static Air air(InterferenceRule rule, InterferenceMatrix matrix) {
        return new Air(
                new RadioConfig(matrix, Double.POSITIVE_INFINITY).with(rule),
                Air.gateway(GatewayModel.SX1302, Sensitivity.SX1302));
    }

    private static Air air(InterferenceRule rule) {
        return air(rule, InterferenceMatrix.GOURSAUD);
    }

    @ParameterizedTest(name = "{0} dB: {1}")
    @CsvSource({"6.1, ", "5.9, CO_SF_INTERFERENCE"})
    @DisplayName("worst segment: a tenth of the frame decides as the whole would")
    void worstSegment(double sirDb, RadioCause expected) {
        Air air = air(InterferenceRule.WORST_SEGMENT);
        Transmission wanted = air.heardAt(-90, 9, Air.F1, START_US);
        air.heardAt(-90 - sirDb, 9, Air.F1, START_US + FRAME_US - 1);
        assertEquals(expected, air.run().loss(wanted));
        Air energy = air(InterferenceRule.ENERGY);
        Transmission same = energy.heardAt(-90, 9, Air.F1, START_US);
        energy.heardAt(-90 - sirDb, 9, Air.F1, START_US + FRAME_US - 1);
        assertNull(energy.run().loss(same), "its energy is that of one microsecond");
    }

    @ParameterizedTest(name = "{0} us apart: {1}")
    @CsvSource({"0, ", "-1, CO_SF_INTERFERENCE"})
    @DisplayName("worst segment: two signals add up only where both are there")
    void worstSegmentAddsUp(long gapUs, RadioCause expected) {
        Air air = air(InterferenceRule.WORST_SEGMENT);
        Transmission wanted = air.heardAt(-90, 9, Air.F1, START_US);
        air.heardAt(-97, 9, Air.F1, START_US - 100_000);
        air.heardAt(-97, 9, Air.F1, START_US - 100_000 + FRAME_US + gapUs);
        assertEquals(expected, air.run().loss(wanted));
    }

    @Test
    @DisplayName("worst segment: spreading factors are not added to each other, and the same one gives the cause")
    void worstSegmentClasses() {
        Air apart = air(InterferenceRule.WORST_SEGMENT);
        Transmission wanted = apart.heardAt(-90, 9, Air.F1, START_US);
        apart.heardAt(-90 + 26.9, 7, Air.F1, START_US);
        apart.heardAt(-90 + 26.9, 8, Air.F1, START_US);
        assertNull(apart.run().loss(wanted));
        Air both = air(InterferenceRule.WORST_SEGMENT);
        Transmission first = both.heardAt(-90, 9, Air.F1, START_US);
        both.heardAt(-60, 7, Air.F1, START_US);
        both.heardAt(-90, 9, Air.F1, START_US);
        both.run();
        assertEquals(CO_SF_INTERFERENCE, both.loss(first));
        Air only = air(InterferenceRule.WORST_SEGMENT);
        Transmission weak = only.heardAt(-90, 9, Air.F1, START_US);
        only.heardAt(-62.9, 7, Air.F1, START_US);
        assertEquals(INTER_SF_INTERFERENCE, only.run().loss(weak));
    }

    @ParameterizedTest(name = "{0} symbols, ends {1} us into it: {2}")
    @CsvSource({"5, 0, ", "5, 1, CO_SF_INTERFERENCE", "6, 0, ", "6, 1, CO_SF_INTERFERENCE", "8, 1, CO_SF_INTERFERENCE"})
    @DisplayName("pairwise: what ends before the last symbols of the preamble harms nothing, however strong")
    void criticalSection(int symbols, long intoUs, RadioCause expected) {
        Air air = air(InterferenceRule.pairwiseCriticalSection(symbols, CriticalSection.WANTED));
        Transmission wanted = air.heardAt(-90, 9, Air.F1, START_US);
        long criticalUs = START_US + (8 - symbols) * SYMBOL_US;
        air.heardAt(-50, 9, Air.F1, criticalUs + intoUs - FRAME_US);
        assertEquals(expected, air.run().loss(wanted));
    }

    @ParameterizedTest(name = "{0}, new frame {1} us before the first''s end less three symbols: first {2}")
    @CsvSource({
        "WANTED, 0, CO_SF_INTERFERENCE",
        "LATER, 0, ",
        "LATER, 1, CO_SF_INTERFERENCE",
    })
    @DisplayName("pairwise: the first symbols of a later frame harm the earlier one, but not in LoRaSim")
    void laterFrame(CriticalSection whose, long earlierUs, RadioCause expected) {
        Air air = air(InterferenceRule.pairwiseCriticalSection(5, whose));
        Transmission first = air.heardAt(-90, 9, Air.F1, START_US);
        Transmission later = air.heardAt(-80, 9, Air.F1, START_US + FRAME_US - 3 * SYMBOL_US - earlierUs);
        air.run();
        assertEquals(expected, air.loss(first));
        assertNull(air.loss(later));
    }

    @ParameterizedTest(name = "{0} dB: {1}")
    @CsvSource({"6, ", "5.9, CO_SF_INTERFERENCE"})
    @DisplayName("pairwise: each interferer counts alone, ten of them no more than one")
    void pairwiseAlone(double sirDb, RadioCause expected) {
        Air air =
                air(InterferenceRule.pairwiseCriticalSection(5, CriticalSection.WANTED), InterferenceMatrix.ORTHOGONAL);
        Transmission wanted = air.heardAt(-90, 9, Air.F1, START_US);
        for (int i = 0; i < 10; i++) {
            air.heardAt(-90 - sirDb - 1e-9, 9, Air.F1, START_US + 1000 * i);
            air.heardAt(-40, 7, Air.F1, START_US + 1000 * i);
        }
        assertEquals(expected, air.run().loss(wanted));
    }

    @ParameterizedTest(name = "{0} us after the preamble, {1} dB stronger: first {2}, second {3}")
    @CsvSource({
        "-1, 6.1, CO_SF_INTERFERENCE, ",
        "0, 6.1, CO_SF_INTERFERENCE, CO_SF_INTERFERENCE",
        "-1, 5.9, CO_SF_INTERFERENCE, CO_SF_INTERFERENCE",
        "-1, -6.1, , CO_SF_INTERFERENCE",
        "1000, -6.1, , CO_SF_INTERFERENCE"
    })
    @DisplayName("lock: a stronger frame takes the receiver during the first one's preamble, and not later")
    void relock(long afterUs, double leadDb, RadioCause first, RadioCause second) {
        Air air = air(InterferenceRule.lock(5));
        Transmission a = air.heardAt(-90, 9, Air.F1, START_US);
        Transmission b = air.heardAt(-90 + leadDb, 9, Air.F1, START_US + 8 * SYMBOL_US + afterUs);
        air.run();
        assertEquals(first, air.loss(a));
        assertEquals(second, air.loss(b));
    }

    @ParameterizedTest(name = "ends {0} us into the last five symbols")
    @ValueSource(longs = {0, 1})
    @DisplayName("lock: the receiver finds the next frame if five symbols of its preamble are left")
    void findsNext(long intoUs) {
        Air air = air(InterferenceRule.lock(5));
        Transmission a = air.heardAt(-90, 9, Air.F1, START_US);
        Transmission b = air.heardAt(-97, 9, Air.F1, START_US + FRAME_US - 3 * SYMBOL_US - intoUs);
        air.run();
        assertNull(air.loss(a));
        assertEquals(intoUs > 0 ? CO_SF_INTERFERENCE : null, air.loss(b));
    }

    @Test
    @DisplayName(
            "lock: another spreading factor has its own receiver, and a taken receiver gives its demodulator back once")
    void ownReceivers() {
        Air air = new Air(
                new RadioConfig(InterferenceMatrix.ORTHOGONAL, 10).with(InterferenceRule.lock(5)),
                Air.gateway(GatewayModel.SX1301, Sensitivity.SX1301));
        Transmission nine = air.heardAt(-90, 9, Air.F1, START_US);
        Transmission ten = air.heardAt(-90, 10, Air.F1, START_US + 100);
        Transmission stronger = air.heardAt(-80, 9, Air.F1, START_US + 200);
        Transmission[] later = new Transmission[8];
        for (int i = 0; i < later.length; i++) {
            later[i] = air.heardAt(-90, 7, 863_000_000 + 200_000L * i, START_US + 3_000_000);
        }
        air.run();
        assertEquals(CO_SF_INTERFERENCE, air.loss(nine));
        assertNull(air.loss(ten));
        assertNull(air.loss(stronger));
        for (Transmission t : later) {
            assertNull(air.loss(t));
        }
    }

    @ParameterizedTest(name = "{0} kHz apart, {1}: {2}")
    @CsvSource({
        "0, BAND, 1",
        "25, BAND, 0.8",
        "62.5, BAND, 0.5",
        "125, BAND, 0",
        "200, BAND, 0",
        "0, EXACT, 1",
        "0.001, EXACT, 0",
        "30, LORASIM, 1",
        "30.001, LORASIM, 0"
    })
    @DisplayName("between channels of 125 kHz: the share of the power that counts")
    void share(double apartKhz, ChannelOverlap overlap, double expected) {
        long apartHz = Math.round(apartKhz * 1000);
        assertEquals(expected, overlap.share(Air.F1, 125_000, Air.F1 + apartHz, 125_000), 1e-12);
        assertEquals(expected, overlap.share(Air.F1, 125_000, Air.F1 - apartHz, 125_000), 1e-12);
    }

    @Test
    @DisplayName(
            "between bandwidths: the narrow one meets half of the wide one's power, the wide one all of the narrow one's")
    void bandwidths() {
        assertEquals(0.5, ChannelOverlap.BAND.share(Air.F1, 125_000, Air.F1, 250_000));
        assertEquals(0.25, ChannelOverlap.BAND.share(Air.F1, 125_000, Air.F1 + 187_500, 500_000));
        assertEquals(1, ChannelOverlap.BAND.share(Air.F1, 250_000, Air.F1 + 62_500, 125_000));
        assertEquals(1, ChannelOverlap.LORASIM.share(Air.F1, 125_000, Air.F1 + 60_000, 250_000));
        assertEquals(0, ChannelOverlap.LORASIM.share(Air.F1, 125_000, Air.F1 + 120_000, 250_000));
        assertEquals(1, ChannelOverlap.LORASIM.share(Air.F1, 500_000, Air.F1 + 120_000, 125_000));
    }

    @ParameterizedTest(name = "wanted SF{0} at {1} kHz, other SF{2} at {3} kHz: as SF{4}")
    @CsvSource({"7, 125, 9, 250, 7", "7, 125, 7, 250, 5", "9, 250, 7, 125, 9", "8, 250, 7, 125, 9", "5, 125, 7, 500, 6"
    })
    @DisplayName("between bandwidths: a chirp of equal steepness is of the wanted class, others are not")
    void steepness(int wanted, int wantedKhz, int other, int otherKhz, int expected) {
        assertEquals(
                expected, ChannelOverlap.BAND.spreadingFactorClass(wanted, 1000 * wantedKhz, other, 1000 * otherKhz));
        assertEquals(
                other, ChannelOverlap.EXACT.spreadingFactorClass(wanted, 1000 * wantedKhz, other, 1000 * otherKhz));
    }

    @ParameterizedTest(name = "{0} dB: {1}")
    @CsvSource({"3.1, ", "2.9, CO_SF_INTERFERENCE"})
    @DisplayName("half an overlap halves the energy: 3 dB less is enough")
    void halfOverlap(double sirDb, RadioCause expected) {
        Air air = air(InterferenceRule.ENERGY);
        Transmission wanted = air.heardAt(-90, 9, Air.F1, START_US);
        air.heardAt(-90 - sirDb, 9, Air.F1 + 62_500, START_US);
        assertEquals(expected, air.run().loss(wanted));
    }

    @Test
    @DisplayName("a long frame remembers what short frames on an overlapping channel did to it")
    void longMemoryAcrossChannels() {
        Air air = air(InterferenceRule.WORST_SEGMENT);
        Transmission wanted = air.heardAt(-90, 12, Air.F1, START_US);
        air.heardAt(-50, 7, Air.F1 + 25_000, START_US + 1000);
        for (int i = 1; i < 20; i++) {
            air.heardAt(-120, 7, Air.F1 + 25_000, START_US + 1000 + 60_000L * i);
        }
        assertEquals(INTER_SF_INTERFERENCE, air.run().loss(wanted));
    }

    @Test
    @DisplayName("a matrix of one's own has six rows of six, one way round, and its name")
    void ownMatrix() {
        double[][] rows = new double[6][6];
        rows[2][3] = -17.5;
        InterferenceMatrix own = InterferenceMatrix.of("own", rows);
        assertEquals(-17.5, own.thresholdDb(9, 10));
        assertEquals(0, own.thresholdDb(10, 9));
        assertThrows(IllegalArgumentException.class, () -> InterferenceMatrix.of("own", new double[5][6]));
        assertThrows(IllegalArgumentException.class, () -> InterferenceMatrix.of("own", new double[6][7]));
    }
}
