package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.chirpsim.phy.LrFhssModulation.CodingRate;
import io.chirpsim.phy.LrFhssModulation.Width;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LoRa, FSK and LR-FHSS in one cell")
class MixedModulationsTest {
    private static final LrFhssModulation DR8 = new LrFhssModulation(CodingRate.ONE_THIRD, Width.KHZ_137);
    private static final FskModulation FSK = FskModulation.LORAWAN;
    private static final long F_FSK = 868_800_000;

    private final Air air = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 1);

    private Transmission sends(double rssiDbm, Modulation modulation, long frequencyHz, long atUs) {
        return air.uplink(air.deviceHeardAt(rssiDbm), modulation, frequencyHz, atUs);
    }

    @ParameterizedTest
    @CsvSource({"-141, true", "-141.01, false"})
    @DisplayName("LR-FHSS is heard down to the sensitivity at SF12")
    void lrFhssSensitivity(double rssiDbm, boolean decoded) {
        Transmission t = sends(rssiDbm, DR8, Air.F1, 0);
        air.run();
        assertEquals(decoded ? null : RadioCause.NO_COVERAGE, air.loss(t));
        assertEquals(DR8.airtimeUs(Air.BYTES), air.of(t).endUs());
    }

    @ParameterizedTest
    @CsvSource({"-111, true", "-111.01, false"})
    @DisplayName("FSK is heard down to its own sensitivity")
    void fskSensitivity(double rssiDbm, boolean decoded) {
        Transmission t = sends(rssiDbm, FSK, F_FSK, 0);
        air.run();
        assertEquals(decoded ? null : RadioCause.NO_COVERAGE, air.loss(t));
    }

    @ParameterizedTest
    @CsvSource({"5, -122, true", "5, -122.01, false", "6, -124.5, true", "6, -124.51, false"})
    @DisplayName("SF5 and SF6 are received")
    void shortSpreadingFactors(int sf, double rssiDbm, boolean decoded) {
        Transmission t = sends(rssiDbm, LoraModulation.uplink(sf, 125_000), Air.F1, 0);
        air.run();
        assertEquals(decoded ? null : RadioCause.NO_COVERAGE, air.loss(t));
    }

    @Test
    @DisplayName("an SX1301 has FSK, but neither SF6 nor LR-FHSS, whatever its table of sensitivities says")
    void oldGateway() {
        Air old = Air.of(GatewayModel.SX1301, Sensitivity.SX1302, 1);
        Transmission sf6 = old.uplink(old.deviceHeardAt(-60), LoraModulation.uplink(6, 125_000), Air.F1, 0);
        Transmission lrFhss = old.uplink(old.deviceHeardAt(-60), DR8, Air.F2, 0);
        Transmission fsk = old.uplink(old.deviceHeardAt(-60), FSK, F_FSK, 0);
        old.run();
        assertEquals(RadioCause.NO_COVERAGE, old.loss(sf6));
        assertEquals(RadioCause.NO_COVERAGE, old.loss(lrFhss));
        assertNull(old.loss(fsk));
    }

    @Test
    @DisplayName("there is one FSK demodulator, and LoRa and LR-FHSS do not need it")
    void oneFskDemodulator() {
        Transmission first = sends(-60, FSK, F_FSK, 0);
        Transmission second = sends(-100, FSK, F_FSK, 1_000);
        Transmission after = sends(-60, FSK, F_FSK, FSK.airtimeUs(Air.BYTES));
        air.run();
        assertNull(air.loss(first));
        assertEquals(RadioCause.NO_DEMODULATOR, air.loss(second));
        assertNull(air.loss(after));
    }

    @Test
    @DisplayName("LR-FHSS occupies no demodulator")
    void noDemodulator() {
        for (int i = 0; i < 16; i++) {
            sends(-100, LoraModulation.uplink(10, 125_000), Air.F2 + 200_000L * i, 0);
        }
        Transmission lrFhss = sends(-100, DR8, Air.F1, 0);
        Transmission lora = sends(-100, LoraModulation.uplink(12, 125_000), Air.F1 - 400_000, 1);
        air.run();
        assertNull(air.loss(lrFhss));
        assertEquals(RadioCause.NO_DEMODULATOR, air.loss(lora));
    }

    @ParameterizedTest
    @CsvSource({"8, true", "10, false"})
    @DisplayName("FSK survives FSK that is 9 dB weaker")
    void fskCapture(double weakerDb, boolean lost) {
        Transmission wanted = sends(-80, FSK, F_FSK, 0);
        sends(-80 - weakerDb, FSK, F_FSK, 0);
        air.run();
        assertEquals(lost ? RadioCause.CO_SF_INTERFERENCE : null, air.loss(wanted));
    }

    /**
     * A burst at -100 dBm needs 3 dB over the share of the LoRa frame in its carrier, 24.08 dB below the frame: LoRa at -79 dBm over its whole time leaves no
     * header in the band. The LoRa frame meets 125 kHz of 136.7 kHz of the LR-FHSS signal as another spreading factor: SF12 stands 20 dB and more.
     */
    @ParameterizedTest
    @CsvSource({"-78, true", "-80, false"})
    @DisplayName(
            "a LoRa frame drowns the bursts of LR-FHSS in its band if it is strong enough, and is not harmed itself")
    void loraOverLrFhss(double loraDbm, boolean lost) {
        Transmission lrFhss = sends(-100, DR8, Air.F1, 100_000);
        Transmission first = sends(loraDbm, LoraModulation.uplink(12, 125_000), Air.F1, 0);
        Transmission second = sends(loraDbm, LoraModulation.uplink(12, 125_000), Air.F1, first.airtimeUs());
        air.run();
        assertEquals(lost, air.loss(lrFhss) != null);
        assertNull(air.loss(first));
        assertNull(air.loss(second));
    }

    @ParameterizedTest
    @CsvSource({"-82, true", "-85, false"})
    @DisplayName("LR-FHSS in a LoRa channel disturbs LoRa as another spreading factor does")
    void lrFhssOverLora(double lrFhssDbm, boolean lost) {
        // SF7 at -100 dBm against the class of SF8: -16 dB (Goursaud); 125 of 136.7 kHz are -0.39 dB
        Transmission lora = sends(-100, LoraModulation.uplink(7, 125_000), Air.F1, 10_000);
        sends(lrFhssDbm, DR8, Air.F1, 0);
        air.run();
        assertEquals(lost ? RadioCause.INTER_SF_INTERFERENCE : null, air.loss(lora));
    }

    @Test
    @DisplayName("a gateway that sends misses the bursts meanwhile, not the whole LR-FHSS frame")
    void halfDuplex() {
        int device = air.deviceHeardAt(-100);
        Transmission t = air.uplink(device, DR8, Air.F1, 0);
        Transmission lora = sends(-100, LoraModulation.uplink(12, 125_000), Air.F2, 0);
        air.downlink(0, device, 7, 869_525_000, 20, 100_000);
        air.run();
        assertNull(air.loss(t));
        assertEquals(RadioCause.GATEWAY_TRANSMITTING, air.loss(lora));
    }
}
