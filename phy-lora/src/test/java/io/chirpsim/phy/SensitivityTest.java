package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Sensitivity")
class SensitivityTest {
    @ParameterizedTest(name = "{0} at {1} Hz")
    @CsvSource({
        "sx1301, 125000, -126.5, -129, -131.5, -134, -136.5, -139.5",
        "sx1302, 125000, -127, -129, -132.5, -135.5, -138, -141",
        "ns3-gateway, 125000, -130, -132.5, -135, -137.5, -140, -142.5",
        "sx1272, 125000, -124, -127, -130, -133, -135, -137",
        "sx1272, 250000, -122, -125, -128, -130, -132, -135",
        "sx1272, 500000, -116, -119, -122, -125, -128, -129",
        "sx1276, 125000, -123, -126, -129, -132, -133, -136",
        "sx1276, 250000, -120, -123, -125, -128, -130, -133",
        "sx1276, 500000, -116, -119, -122, -125, -128, -130",
        "sx1262, 125000, -124, -126.6, -129.2, -131.8, -134.4, -137",
        "sx1262, 250000, -121, -123.6, -126.2, -128.8, -131.4, -134",
        "sx1262, 500000, -117, -119.6, -122.2, -124.8, -127.4, -130"
    })
    @DisplayName("is the published table")
    void tables(
            String name, int bandwidthHz, double sf7, double sf8, double sf9, double sf10, double sf11, double sf12) {
        double[] expected = {sf7, sf8, sf9, sf10, sf11, sf12};
        for (int sf = 7; sf <= 12; sf++) {
            assertEquals(expected[sf - 7], Sensitivity.named(name).dbm(sf, bandwidthHz), "SF" + sf);
        }
        assertEquals(name, Sensitivity.named(name).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sx1301", "sx1302", "ns3-gateway"})
    @DisplayName("of a bandwidth without a row of its own is 3.01 dB worse per doubling")
    void derivedBandwidths(String name) {
        Sensitivity table = Sensitivity.named(name);
        for (int sf = 7; sf <= 12; sf++) {
            assertEquals(table.dbm(sf, 125_000) + 3.0103, table.dbm(sf, 250_000), 1e-4);
            assertEquals(table.dbm(sf, 125_000) + 6.0206, table.dbm(sf, 500_000), 1e-4);
        }
    }

    @Test
    @DisplayName("of an SX1302 at SF6 and SF5 follows the SNR floors of -5 and -2.5 dB from SF7's -7.5 dB")
    void shortSpreadingFactors() {
        assertEquals(-127 + 2.5, Sensitivity.SX1302.dbm(6, 125_000));
        assertEquals(-127 + 5, Sensitivity.SX1302.dbm(5, 125_000));
    }

    @Test
    @DisplayName("of what the tables do not cover is reached by no power")
    void notCovered() {
        for (Sensitivity table : Sensitivity.all()) {
            boolean shortSpreadingFactors = table == Sensitivity.SX1302 || table == Sensitivity.SX1262;
            assertEquals(shortSpreadingFactors, table.dbm(6, 125_000) < 0);
            assertEquals(Double.POSITIVE_INFINITY, table.dbm(4, 125_000));
            assertEquals(Double.POSITIVE_INFINITY, table.dbm(13, 125_000));
            assertEquals(Double.POSITIVE_INFINITY, table.dbm(7, 812_500));
            assertSame(table, Sensitivity.named(table.name()));
        }
        assertThrows(IllegalArgumentException.class, () -> Sensitivity.named("sx9999"));
    }

    @ParameterizedTest(name = "SF{0}: {1} dBm")
    @CsvSource({"7, -127", "8, -129", "9, -132.5", "10, -135.5", "11, -138", "12, -141"})
    @DisplayName("at the gateway is a power that it just decodes")
    void greaterOrEqual(int sf, double sensitivityDbm) {
        assertNull(lossAt(sf, sensitivityDbm));
        assertNull(lossAt(sf, sensitivityDbm + 0.001));
        assertEquals(RadioCause.NO_COVERAGE, lossAt(sf, sensitivityDbm - 0.001));
    }

    private static RadioCause lossAt(int sf, double rssiDbm) {
        Air air = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 1);
        Transmission t = air.heardAt(rssiDbm, sf, Air.F1, 0);
        return air.run().loss(t);
    }

    @Test
    @DisplayName("at the gateway profits from its antenna, and the report says power and SNR after it")
    void antennaGain() {
        GatewayRadio gateway = new GatewayRadio(GatewayModel.SX1302, Sensitivity.SX1302, 3, 6);
        Air air = new Air(new RadioConfig(InterferenceMatrix.CROCE, 10), gateway);
        Transmission decoded = air.heardAt(-133, 7, Air.F1, 0);
        Transmission lost = air.heardAt(-133.001, 7, Air.F1, 1_000_000);
        air.run();
        assertEquals(-127, air.of(decoded).rssiDbm().get(0), 1e-9);
        assertEquals(-7.0, air.of(decoded).snrDb().get(0), "-127 + 174 - 50.97 - 3 = -6.97 dB, in steps of 0.25 dB");
        assertEquals(RadioCause.NO_COVERAGE, air.loss(lost));
        assertEquals(-127.001, air.of(lost).lossStrengthDbm(), 1e-9);
    }
}
