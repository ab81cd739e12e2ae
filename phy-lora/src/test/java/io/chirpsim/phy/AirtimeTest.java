package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.phy.LoraModulation.LowDataRate;
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

/**
 * The file {@code toa-vectors.csv} beside this test holds 77 rows; its last column says where each comes from: the formula of Semtech AN1200.13
 * evaluated by an independent program, the integer form of the SX126x driver for SF5 and SF6, and 15 rows of the test suite of ns-3 lorawan,
 * which forces the low data rate optimisation against the rule.
 */
@DisplayName("Time on air")
class AirtimeTest {
    private static List<String> rows() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                AirtimeTest.class.getResourceAsStream("toa-vectors.csv"), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("has 77 vectors to stand up to")
    void allRows() {
        assertEquals(77, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("is exact to the microsecond")
    void vector(String row) {
        String[] cell = row.split(",", 11);
        boolean forced = cell[10].contains("DE forced");
        boolean optimised = cell[7].equals("1");
        LoraModulation modulation = new LoraModulation(
                Integer.parseInt(cell[1]),
                1000 * Integer.parseInt(cell[2]),
                Integer.parseInt(cell[3].substring(2)) - 4,
                Integer.parseInt(cell[6]),
                cell[4].equals("explicit"),
                cell[5].equals("1"),
                forced ? optimised ? LowDataRate.ON : LowDataRate.OFF : LowDataRate.AUTO);
        int bytes = Integer.parseInt(cell[0]);
        assertEquals(optimised, modulation.lowDataRateOn());
        assertEquals(new BigDecimal(cell[9]).movePointRight(3).longValueExact(), modulation.airtimeUs(bytes));
        if (!cell[8].isEmpty()) {
            assertEquals(Integer.parseInt(cell[8]), Airtime.payloadSymbols(modulation, bytes));
        }
    }

    /** 73,728 cases: AN1200.13 in floating point and in its own words beside the SX126x driver's integers, and both beside the program. */
    @Test
    @DisplayName("is the same by AN1200.13 and by the SX126x driver's integer form, for every frame of SF7 to SF12")
    void bothForms() {
        int cases = 0;
        for (int sf = 7; sf <= 12; sf++) {
            for (int bandwidthHz : new int[] {125_000, 250_000, 500_000}) {
                for (int cr = 1; cr <= 4; cr++) {
                    for (boolean header : new boolean[] {true, false}) {
                        for (boolean crc : new boolean[] {true, false}) {
                            LoraModulation m =
                                    new LoraModulation(sf, bandwidthHz, cr, 8, header, crc, LowDataRate.AUTO);
                            for (int bytes = 0; bytes <= 255; bytes++, cases++) {
                                double an1200Us = an1200Us(sf, bandwidthHz, cr, bytes, header, crc);
                                long driverUs = driverUs(sf, bandwidthHz, cr, 8, bytes, header, crc);
                                if (an1200Us != driverUs || driverUs != m.airtimeUs(bytes)) {
                                    assertEquals(
                                            an1200Us + " and " + driverUs, m.airtimeUs(bytes) + " us", m + " " + bytes);
                                }
                            }
                        }
                    }
                }
            }
        }
        assertEquals(73_728, cases);
    }

    private static double an1200Us(int sf, int bandwidthHz, int cr, int bytes, boolean header, boolean crc) {
        double symbolUs = Math.scalb(1e6, sf) / bandwidthHz;
        int de = symbolUs > 16_000 ? 1 : 0;
        double numerator = 8.0 * bytes - 4 * sf + 28 + (crc ? 16 : 0) - (header ? 0 : 20);
        double symbols = 8 + Math.max(Math.ceil(numerator / (4 * (sf - 2 * de))) * (cr + 4), 0);
        return (8 + 4.25 + symbols) * symbolUs;
    }

    private static long driverUs(
            int sf, int bandwidthHz, int cr, int preamble, int bytes, boolean header, boolean crc) {
        boolean optimised = (1L << sf) * 1000 / (bandwidthHz / 1000) >= 16_000;
        int numerator = Math.max(0, 8 * bytes + (crc ? 16 : 0) - 4 * sf + (header ? 20 : 0) + (sf >= 7 ? 8 : 0));
        int denominator = 4 * (sf >= 7 && optimised ? sf - 2 : sf);
        int preambleUsed = sf <= 6 ? Math.max(12, preamble) : preamble;
        int symbols = (numerator + denominator - 1) / denominator * (cr + 4) + preambleUsed + 12 + (sf <= 6 ? 2 : 0);
        long quarters = 4L * symbols + 1;
        return quarters * (1L << (sf - 2)) * 1_000_000 / bandwidthHz;
    }

    @Test
    @DisplayName("of SF5 and SF6 is the SX126x driver's, with at least 12 preamble symbols")
    void shortSpreadingFactors() {
        for (int sf = 5; sf <= 6; sf++) {
            for (int preamble : new int[] {6, 8, 12, 20}) {
                for (int bytes = 0; bytes <= 255; bytes += 5) {
                    assertEquals(
                            driverUs(sf, 125_000, 1, preamble, bytes, true, true),
                            new LoraModulation(sf, 125_000, 1, preamble, true, true, LowDataRate.AUTO)
                                    .airtimeUs(bytes));
                }
            }
        }
    }

    @ParameterizedTest(name = "SF{0} at {1} Hz: {2} us")
    @CsvSource({
        "7, 125000, 1024, 12544",
        "8, 125000, 2048, 25088",
        "9, 125000, 4096, 50176",
        "10, 125000, 8192, 100352",
        "11, 125000, 16384, 200704",
        "12, 125000, 32768, 401408",
        "7, 250000, 512, 6272",
        "12, 500000, 8192, 100352",
        "5, 125000, 256, 4160"
    })
    @DisplayName("of a symbol and of the preamble are whole microseconds")
    void symbols(int sf, int bandwidthHz, long symbolUs, long preambleUs) {
        assertEquals(symbolUs, LoraModulation.uplink(sf, bandwidthHz).symbolUs());
        assertEquals(preambleUs, LoraModulation.uplink(sf, bandwidthHz).preambleUs());
    }

    @Test
    @DisplayName("that is no whole number of microseconds is rounded up once a frame, never per symbol")
    void roundedUp() {
        LoraModulation ism2400 = LoraModulation.uplink(9, 812_500);
        int symbols = 8 + Airtime.payloadSymbols(ism2400, 20);
        double exactUs = (symbols + 4.25) * 512 / 0.8125;
        assertEquals((long) Math.ceil(exactUs), ism2400.airtimeUs(20));
        assertEquals(631, ism2400.symbolUs());
    }

    @Test
    @DisplayName("has a low data rate optimisation where a symbol lasts 16 ms or longer")
    void lowDataRate() {
        for (int sf = 5; sf <= 12; sf++) {
            assertEquals(sf >= 11, LoraModulation.uplink(sf, 125_000).lowDataRateOn(), "SF" + sf);
            assertEquals(sf == 12, LoraModulation.uplink(sf, 250_000).lowDataRateOn(), "SF" + sf);
            assertEquals(false, LoraModulation.uplink(sf, 500_000).lowDataRateOn(), "SF" + sf);
            assertEquals(sf >= 10, LoraModulation.uplink(sf, 62_500).lowDataRateOn(), "SF" + sf);
        }
    }

    @Test
    @DisplayName("does not exist for what LoRa cannot send")
    void refused() {
        LoraModulation sf7 = LoraModulation.uplink(7, 125_000);
        assertThrows(IllegalArgumentException.class, () -> sf7.airtimeUs(-1));
        assertThrows(IllegalArgumentException.class, () -> sf7.airtimeUs(256));
        assertThrows(IllegalArgumentException.class, () -> LoraModulation.uplink(4, 125_000));
        assertThrows(IllegalArgumentException.class, () -> LoraModulation.uplink(13, 125_000));
        assertThrows(IllegalArgumentException.class, () -> LoraModulation.uplink(7, 0));
        for (int cr : new int[] {0, 5}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new LoraModulation(7, 125_000, cr, 8, true, true, LowDataRate.AUTO));
        }
    }

    @Test
    @DisplayName("has a label for its data rate")
    void labels() {
        assertEquals("sf7", LoraModulation.uplink(7, 125_000).label());
        assertEquals("sf7bw250", LoraModulation.uplink(7, 250_000).label());
        assertEquals("sf12", LoraModulation.downlink(12, 125_000).label());
    }

    /** 20 B at 4/5: FLoRa's LoRaTransmitter.cc against what Semtech's formula gives, each worked by hand. */
    @ParameterizedTest(name = "SF{0}: {1} us, not {2} us")
    @CsvSource({"7, 59648, 56576", "9, 197632, 185344", "11, 708608, 741376", "12, 1417216, 1318912"})
    @DisplayName("FLoRa's formula, defects included")
    void flora(int spreadingFactor, long floraUs, long semtechUs) {
        LoraModulation flora = new LoraModulation(
                spreadingFactor, 125_000, 1, 8, true, true, LowDataRate.AUTO, AirtimeFormula.FLORA_DEVICE);
        assertEquals(floraUs, flora.airtimeUs(20));
        assertEquals(floraUs, flora.airtimeUs(51), "whatever the payload");
        assertEquals(semtechUs, LoraModulation.uplink(spreadingFactor, 125_000).airtimeUs(20));
    }
}
