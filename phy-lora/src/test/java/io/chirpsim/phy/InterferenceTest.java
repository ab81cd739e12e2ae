package io.chirpsim.phy;

import static io.chirpsim.phy.RadioCause.CO_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.INTER_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.NO_COVERAGE;
import static io.chirpsim.phy.RadioCause.NO_DEMODULATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Interference")
class InterferenceTest {
    private static final double WANTED_DBM = -90;
    private static final long START_US = 10_000_000;

    /** Goursaud and Gorce 2015 as ns-3 lorawan has it, rows: wanted SF7 to SF12, columns: interferer; typed from the reference, not the program. */
    private static final int[][] GOURSAUD = {
        {6, -16, -18, -19, -19, -20},
        {-24, 6, -20, -22, -22, -22},
        {-27, -27, 6, -23, -25, -25},
        {-30, -30, -30, 6, -26, -28},
        {-33, -33, -33, -33, 6, -29},
        {-36, -36, -36, -36, -36, 6},
    };

    /** Croce et al. 2018, table II. */
    private static final int[][] CROCE = {
        {1, -8, -9, -9, -9, -9},
        {-11, 1, -11, -12, -13, -13},
        {-15, -13, 1, -13, -14, -15},
        {-19, -18, -17, 1, -17, -18},
        {-22, -22, -21, -20, 1, -20},
        {-25, -25, -25, -24, -23, 1},
    };

    private static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (int wanted = 7; wanted <= 12; wanted++) {
            for (int other = 7; other <= 12; other++) {
                cells.add(Arguments.of("goursaud", wanted, other, GOURSAUD[wanted - 7][other - 7]));
                cells.add(Arguments.of("croce", wanted, other, CROCE[wanted - 7][other - 7]));
                cells.add(Arguments.of("croce-6db", wanted, other, wanted == other ? 6 : CROCE[wanted - 7][other - 7]));
            }
        }
        return cells.stream();
    }

    private static Air air(String matrix) {
        return new Air(
                new RadioConfig(InterferenceMatrix.named(matrix), 10),
                Air.gateway(GatewayModel.SX1302, Sensitivity.SX1302));
    }

    private static Air air() {
        return air("goursaud");
    }

    /** Power at which an interferer's energy during the overlap is so far below the wanted frame's whole energy. */
    private static double interfererDbm(long wantedUs, long overlapUs, double sirDb) {
        return WANTED_DBM - sirDb + 10 * Math.log10((double) wantedUs / overlapUs);
    }

    private static long airtimeUs(int sf) {
        return LoraModulation.uplink(sf, 125_000).airtimeUs(Air.BYTES);
    }

    @ParameterizedTest(name = "{0}: SF{1} against SF{2}: {3} dB")
    @MethodSource("cells")
    @DisplayName("of two frames destroys at 0.1 dB under the matrix entry and spares at 0.1 dB over it")
    void thresholds(String matrix, int wanted, int other, int thresholdDb) {
        long wantedUs = airtimeUs(wanted);
        long shorterUs = Math.min(wantedUs, airtimeUs(other));
        RadioCause cause = wanted == other ? CO_SF_INTERFERENCE : INTER_SF_INTERFERENCE;
        for (long offsetUs : new long[] {0, shorterUs / 3, -shorterUs / 2}) {
            long overlapUs = Math.min(wantedUs, offsetUs + airtimeUs(other)) - Math.max(0, offsetUs);
            assertNull(
                    twoFrames(matrix, wanted, other, offsetUs, interfererDbm(wantedUs, overlapUs, thresholdDb + 0.1)));
            assertEquals(
                    cause,
                    twoFrames(matrix, wanted, other, offsetUs, interfererDbm(wantedUs, overlapUs, thresholdDb - 0.1)));
        }
    }

    private static RadioCause twoFrames(String matrix, int wanted, int other, long offsetUs, double otherDbm) {
        Air air = air(matrix);
        Transmission frame = air.heardAt(WANTED_DBM, wanted, Air.F1, START_US);
        air.heardAt(otherDbm, other, Air.F1, START_US + offsetUs);
        return air.run().loss(frame);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 9, 12})
    @DisplayName("of two equal frames over half each is that of one over the whole")
    void halves(int sf) {
        long wantedUs = airtimeUs(sf);
        for (double sirDb : new double[] {5.9, 6.1}) {
            double otherDbm = interfererDbm(wantedUs, wantedUs, sirDb);
            Air one = air();
            Transmission whole = one.heardAt(WANTED_DBM, sf, Air.F1, START_US);
            one.heardAt(otherDbm, sf, Air.F1, START_US);
            Air two = air();
            Transmission halved = two.heardAt(WANTED_DBM, sf, Air.F1, START_US);
            two.heardAt(otherDbm, sf, Air.F1, START_US - wantedUs / 2);
            two.heardAt(otherDbm, sf, Air.F1, START_US + wantedUs / 2);
            assertEquals(sirDb < 6 ? CO_SF_INTERFERENCE : null, one.run().loss(whole));
            assertEquals(one.loss(whole), two.run().loss(halved));
        }
    }

    @Test
    @DisplayName("of several frames of one spreading factor adds up: four, each 6 dB weaker, are one")
    void sameClassAddsUp() {
        long wantedUs = airtimeUs(9);
        for (double sirDb : new double[] {5.9, 6.1}) {
            Air air = air();
            Transmission frame = air.heardAt(WANTED_DBM, 9, Air.F1, START_US);
            for (int i = 0; i < 4; i++) {
                air.heardAt(interfererDbm(wantedUs, wantedUs, sirDb) - 10 * Math.log10(4), 9, Air.F1, START_US);
            }
            assertEquals(sirDb < 6 ? CO_SF_INTERFERENCE : null, air.run().loss(frame));
        }
    }

    @Test
    @DisplayName("of different spreading factors is never added up")
    void classesApart() {
        for (int wanted = 7; wanted <= 12; wanted++) {
            long wantedUs = airtimeUs(wanted);
            Air air = air();
            Transmission frame = air.heardAt(WANTED_DBM, wanted, Air.F1, START_US);
            for (int other = 7; other <= 12; other++) {
                long overlapUs = Math.min(wantedUs, airtimeUs(other));
                double sirDb = GOURSAUD[wanted - 7][other - 7] + 0.1;
                air.heardAt(interfererDbm(wantedUs, overlapUs, sirDb), other, Air.F1, START_US);
            }
            assertNull(air.run().loss(frame), "SF" + wanted + " against all six, each just below its threshold");
        }
    }

    @Test
    @DisplayName("that fails against the same and against another spreading factor counts as the same")
    void sameBeforeOther() {
        for (int other : new int[] {7, 11}) {
            Air air = air();
            Transmission frame = air.heardAt(WANTED_DBM, 9, Air.F1, START_US);
            air.heardAt(WANTED_DBM + 60, other, Air.F1, START_US);
            air.heardAt(WANTED_DBM + 10, 9, Air.F1, START_US);
            assertEquals(CO_SF_INTERFERENCE, air.run().loss(frame));
        }
    }

    @ParameterizedTest(name = "{0} us")
    @CsvSource({"-1", "0", "1"})
    @DisplayName("begins with the first common microsecond, before and behind")
    void touching(long overlapUs) {
        long wantedUs = airtimeUs(7);
        double justEnoughDbm = interfererDbm(wantedUs, 1, 5.9);
        double justTooLittleDbm = interfererDbm(wantedUs, 1, 6.1);
        RadioCause expected = overlapUs > 0 ? CO_SF_INTERFERENCE : null;
        assertEquals(expected, twoFrames("goursaud", 7, 7, -wantedUs + overlapUs, justEnoughDbm));
        assertEquals(expected, twoFrames("goursaud", 7, 7, wantedUs - overlapUs, justEnoughDbm));
        assertNull(twoFrames("goursaud", 7, 7, -wantedUs + overlapUs, justTooLittleDbm));
        assertNull(twoFrames("goursaud", 7, 7, wantedUs - overlapUs, justTooLittleDbm));
    }

    @Test
    @DisplayName("destroys both of two equal frames, and the weaker one of two unequal")
    void mutual() {
        Air equal = air();
        Transmission a = equal.heardAt(-100, 8, Air.F1, START_US);
        Transmission b = equal.heardAt(-100, 8, Air.F1, START_US + 10_000);
        equal.run();
        assertEquals(CO_SF_INTERFERENCE, equal.loss(a));
        assertEquals(CO_SF_INTERFERENCE, equal.loss(b));
        Air unequal = air();
        Transmission weak = unequal.heardAt(-110, 8, Air.F1, START_US);
        Transmission strong = unequal.heardAt(-100, 8, Air.F1, START_US + 10_000);
        unequal.run();
        assertEquals(CO_SF_INTERFERENCE, unequal.loss(weak));
        assertNull(unequal.loss(strong));
    }

    @Test
    @DisplayName("does not cross to another channel, however strong")
    void otherChannel() {
        Air air = air();
        Transmission frame = air.heardAt(-126, 7, Air.F1, START_US);
        for (int sf = 7; sf <= 12; sf++) {
            air.heardAt(0, sf, Air.F2, START_US);
        }
        assertNull(air.run().loss(frame));
    }

    @Test
    @DisplayName("comes from a frame that found no demodulator, too")
    void noDemodulator() {
        Air air = Air.ofOneSx1301();
        Transmission wanted = air.heardAt(-90, 12, Air.F1, START_US);
        for (int i = 0; i < 7; i++) {
            air.heardAt(-100, 12, 868_500_000 + 200_000L * i, START_US + 1 + i);
        }
        Transmission ninth = air.heardAt(-80, 12, Air.F1, START_US + 100);
        air.run();
        assertEquals(NO_DEMODULATOR, air.loss(ninth));
        assertEquals(CO_SF_INTERFERENCE, air.loss(wanted));
    }

    @Test
    @DisplayName("comes from a frame too weak to be decoded, too")
    void underSensitivity() {
        Air air = Air.ofOneSx1301();
        Transmission wanted = air.heardAt(-126.4, 7, Air.F1, START_US);
        Transmission weak = air.heardAt(-126.6, 7, Air.F1, START_US);
        air.run();
        assertEquals(NO_COVERAGE, air.loss(weak));
        assertEquals(CO_SF_INTERFERENCE, air.loss(wanted));
    }

    /** LoRa decodes far under the noise: SF12 at -141 dBm, 24 dB under a noise of -117 dBm; the floor is at -127 dBm. */
    @ParameterizedTest
    @CsvSource({"9, -130", "10, -134", "11, -136", "12, -127.1", "12, -135", "12, -140.9"})
    @DisplayName("comes from every frame that could be decoded, however far under the noise")
    void decodableUnderTheFloor(int sf, double rssiDbm) {
        Air air = air();
        Transmission a = air.heardAt(rssiDbm, sf, Air.F1, START_US);
        Transmission b = air.heardAt(rssiDbm, sf, Air.F1, START_US + 50_000);
        air.run();
        assertEquals(CO_SF_INTERFERENCE, air.loss(a));
        assertEquals(CO_SF_INTERFERENCE, air.loss(b));
    }

    @ParameterizedTest(name = "floor {0} dB under the noise")
    @CsvSource({"10, false", "24.5, true", "Infinity, true"})
    @DisplayName("does not come from signals under the floor, and with an infinite floor from all")
    void floor(double floorDb, boolean interferes) {
        Air air = new Air(
                new RadioConfig(InterferenceMatrix.GOURSAUD, floorDb),
                Air.gateway(GatewayModel.SX1302, Sensitivity.SX1302));
        Transmission wanted = air.heardAt(-140.9, 12, Air.F1, START_US);
        air.heardAt(-141.1, 12, Air.F1, START_US);
        assertEquals(interferes ? CO_SF_INTERFERENCE : null, air.run().loss(wanted));
    }

    @Test
    @DisplayName("counts down to 10 dB under the noise where a gateway's own ear ends before")
    void floorAboveSensitivity() {
        GatewayRadio deaf = Air.gateway(GatewayModel.SX1302, Sensitivity.SX1276);
        GatewayRadio deafAndQuiet = new GatewayRadio(GatewayModel.SX1302, Sensitivity.SX1276, -4, 0);
        RadioConfig config = new RadioConfig(InterferenceMatrix.GOURSAUD, 10);
        assertEquals(-136, config.weakestDbm(deaf));
        assertEquals(-137.03, config.weakestDbm(deafAndQuiet), 0.01);
        assertEquals(-141, config.weakestDbm(Air.gateway(GatewayModel.SX1302, Sensitivity.SX1302)));
        assertEquals(
                Double.NEGATIVE_INFINITY,
                new RadioConfig(InterferenceMatrix.GOURSAUD, Double.POSITIVE_INFINITY).weakestDbm(deaf));
    }

    @Test
    @DisplayName("is remembered through a crowd: more than a hundred short frames during one long one")
    void crowd() {
        long longUs = airtimeUs(12);
        long shortUs = airtimeUs(7);
        int count = (int) (longUs / shortUs);
        double sumDbm = interfererDbm(longUs, count * shortUs, -35.9);
        for (double extraDb : new double[] {0, 0.2}) {
            Air air = air();
            Transmission wanted = air.heardAt(WANTED_DBM, 12, Air.F1, START_US);
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < 5; k++) {
                    double dbm = sumDbm + extraDb - 10 * Math.log10(5);
                    air.heardAt(dbm, 7, Air.F1, START_US + i * shortUs + k);
                }
            }
            RadioCause loss = air.run().loss(wanted);
            assertEquals(extraDb > 0 ? INTER_SF_INTERFERENCE : null, loss);
            assertTrue(count * 5 > 100);
        }
    }

    @ParameterizedTest(name = "{0}: SF{1} against SF{2}: {3} dB")
    @CsvSource({
        "goursaud, 5, 5, 6",
        "goursaud, 6, 6, 6",
        "goursaud, 6, 7, -13",
        "goursaud, 5, 6, -10",
        "goursaud, 7, 6, -21",
        "goursaud, 5, 12, -14",
        "goursaud, 12, 5, -36",
        "goursaud, 11, 6, -33",
        "croce, 6, 8, -6",
        "croce-6db, 6, 8, -6",
        "croce-6db, 5, 5, 6",
        "aloha, 5, 5, Infinity",
        "aloha, 5, 6, -Infinity",
        "orthogonal, 6, 6, 6",
        "orthogonal, 6, 7, -Infinity"
    })
    @DisplayName("thresholds of SF5 and SF6 follow the diagonals down, 3 dB of processing gain a step")
    void shortSpreadingFactors(String matrix, int wanted, int other, double thresholdDb) {
        assertEquals(thresholdDb, InterferenceMatrix.named(matrix).thresholdDb(wanted, other));
    }

    @Test
    @DisplayName("matrices are found by their names")
    void names() {
        for (InterferenceMatrix matrix : InterferenceMatrix.all()) {
            assertEquals(matrix, InterferenceMatrix.named(matrix.name()));
        }
        assertThrows(IllegalArgumentException.class, () -> InterferenceMatrix.named("slotted"));
    }

    @Test
    @DisplayName("aloha: one microsecond of overlap with a far weaker frame of the same spreading factor loses both")
    void alohaSameSpreadingFactor() {
        Air air = aloha();
        long airtimeUs = LoraModulation.uplink(7, 125_000).airtimeUs(Air.BYTES);
        Transmission strong = air.heardAt(-40, 7, Air.F1, START_US);
        Transmission weak = air.heardAt(-120, 7, Air.F1, START_US + airtimeUs - 1);
        Transmission next = air.heardAt(-120, 7, Air.F1, START_US + 2 * airtimeUs - 1);
        air.run();
        assertEquals(CO_SF_INTERFERENCE, air.loss(strong));
        assertEquals(CO_SF_INTERFERENCE, air.loss(weak));
        assertNull(air.loss(next));
    }

    @Test
    @DisplayName("aloha: other spreading factors never disturb, however strong")
    void alohaOtherSpreadingFactors() {
        Air air = aloha();
        Transmission weak = air.heardAt(-120, 7, Air.F1, START_US);
        Transmission strong = air.heardAt(-20, 8, Air.F1, START_US);
        air.run();
        assertNull(air.loss(weak));
        assertNull(air.loss(strong));
    }

    private static Air aloha() {
        return new Air(
                new RadioConfig(InterferenceMatrix.ALOHA, RadioConfig.DEFAULT_INTERFERER_FLOOR_DB),
                Air.gateway(GatewayModel.SX1301, Sensitivity.SX1301));
    }
}
