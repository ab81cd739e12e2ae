package io.chirpsim.phy;

import static io.chirpsim.phy.RadioCause.CO_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.INTER_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.NO_COVERAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A downlink")
class DownlinkTest {
    private static final long START_US = 1_000_000;
    private static final long RX2_HZ = 869_525_000;

    private final Air air = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 3);

    private static long airtimeUs(int sf, int bytes) {
        return LoraModulation.downlink(sf, 125_000).airtimeUs(bytes);
    }

    /** SX1276, the device of these tests. */
    @ParameterizedTest(name = "SF{0}: {1} dBm")
    @CsvSource({"7, -123", "8, -126", "9, -129", "10, -132", "11, -133", "12, -136"})
    @DisplayName("is decoded from the device's own sensitivity on, not the gateway's")
    void deviceSensitivity(int sf, double sensitivityDbm) {
        int just = air.deviceHeardAt(sensitivityDbm);
        int tooFar = air.deviceHeardAt(sensitivityDbm - 0.001);
        Transmission decoded = air.downlink(0, just, sf, RX2_HZ, 20, START_US);
        Transmission lost = air.downlink(0, tooFar, sf, RX2_HZ, 20, START_US + 10_000_000);
        air.run();
        assertNull(air.ofDownlink(decoded).loss());
        assertEquals(NO_COVERAGE, air.ofDownlink(lost).loss());
        assertEquals(sensitivityDbm, air.ofDownlink(decoded).rssiDbm(), 1e-9);
        assertEquals(
                sensitivityDbm - (-174 + 50.9691 + 6), air.ofDownlink(decoded).snrDb(), 1e-4);
        assertEquals(START_US + airtimeUs(sf, 20), air.ofDownlink(decoded).endUs());
    }

    @Test
    @DisplayName("is heard as strongly as the same device's uplink at the same power")
    void reciprocal() {
        int device = air.deviceHeardAt(-101.5, -117.25);
        Transmission up = air.uplink(device, 10, Air.F1, 20, START_US);
        Transmission down0 = air.downlink(0, device, 10, Air.F1, 20, START_US + 5_000_000);
        Transmission down1 = air.downlink(1, device, 10, Air.F1, 20, START_US + 10_000_000);
        air.run();
        assertEquals(air.of(up).rssiDbm().get(0), air.ofDownlink(down0).rssiDbm());
        assertEquals(air.of(up).rssiDbm().get(1), air.ofDownlink(down1).rssiDbm());
    }

    @Test
    @DisplayName("to a device beyond the gateway's reach is lost for want of coverage")
    void outOfReach() {
        int device = air.deviceHeardAt(Double.NaN, -100);
        Transmission down = air.downlink(0, device, 12, RX2_HZ, 20, START_US);
        air.run();
        assertEquals(NO_COVERAGE, air.ofDownlink(down).loss());
        assertEquals(Double.NEGATIVE_INFINITY, air.ofDownlink(down).rssiDbm());
    }

    @ParameterizedTest(name = "SF{0} against SF{1} at {2} dB: {3}")
    @CsvSource({
        "9, 9, 5.9, CO_SF_INTERFERENCE",
        "9, 9, 6.1, ",
        "9, 7, -27.1, INTER_SF_INTERFERENCE",
        "9, 7, -26.9, ",
        "7, 12, -20.1, INTER_SF_INTERFERENCE",
        "7, 12, -19.9, "
    })
    @DisplayName("is disturbed by another gateway's downlink by the same thresholds, at the device")
    void otherGateway(int sf, int otherSf, double sirDb, RadioCause expected) {
        long overlapUs = Math.min(airtimeUs(sf, 20), airtimeUs(otherSf, 20));
        double otherDbm = -90 - sirDb + 10 * Math.log10((double) airtimeUs(sf, 20) / overlapUs);
        int device = air.deviceHeardAt(-90, otherDbm);
        int elsewhere = air.deviceHeardAt(Double.NaN, -60);
        Transmission wanted = air.downlink(0, device, sf, RX2_HZ, 20, START_US);
        air.downlink(1, elsewhere, otherSf, RX2_HZ, 20, START_US);
        assertEquals(expected, air.run().ofDownlink(wanted).loss());
    }

    @ParameterizedTest(name = "{0} us")
    @CsvSource({"-1", "0", "1"})
    @DisplayName("is disturbed from the first common microsecond on")
    void touching(long overlapUs) {
        long wantedUs = airtimeUs(9, 20);
        double justEnoughDbm = -100 - 5.9 + 10 * Math.log10(wantedUs);
        int device = air.deviceHeardAt(-100, justEnoughDbm);
        int elsewhere = air.deviceHeardAt(Double.NaN, -60);
        air.downlink(1, elsewhere, 9, RX2_HZ, 20, START_US - wantedUs + overlapUs);
        Transmission wanted = air.downlink(0, device, 9, RX2_HZ, 20, START_US);
        assertEquals(
                overlapUs > 0 ? CO_SF_INTERFERENCE : null,
                air.run().ofDownlink(wanted).loss());
    }

    @Test
    @DisplayName("is not disturbed on another channel, nor by gateways the device does not hear")
    void undisturbed() {
        int device = air.deviceHeardAt(-120, -60, Double.NaN);
        int elsewhere = air.deviceHeardAt(Double.NaN, -60, -60);
        Transmission wanted = air.downlink(0, device, 9, RX2_HZ, 20, START_US);
        air.downlink(1, elsewhere, 9, Air.F1, 20, START_US);
        air.downlink(2, elsewhere, 9, RX2_HZ, 20, START_US);
        assertNull(air.run().ofDownlink(wanted).loss());
    }

    @Test
    @DisplayName("does not forget what disturbed it early while many others come and go")
    void longMemory() {
        int device = air.deviceHeardAt(-100, -85, -150);
        int elsewhere = air.deviceHeardAt(Double.NaN, -60, -60);
        long wantedUs = airtimeUs(12, 100);
        long earlyUs = airtimeUs(12, 10);
        Transmission wanted = air.downlink(0, device, 12, RX2_HZ, 100, START_US);
        air.downlink(1, elsewhere, 12, RX2_HZ, 10, START_US - earlyUs + 400_000);
        long shortUs = airtimeUs(7, 10);
        for (long atUs = START_US; atUs < START_US + wantedUs; atUs += shortUs) {
            air.downlink(2, elsewhere, 7, RX2_HZ, 10, atUs);
        }
        assertEquals(CO_SF_INTERFERENCE, air.run().ofDownlink(wanted).loss());
    }

    @Test
    @DisplayName("and an uplink do not disturb each other: their chirps run opposite ways")
    void invertedIq() {
        int device = air.deviceHeardAt(-100, Double.NaN);
        int other = air.deviceHeardAt(Double.NaN, -100);
        int loud = air.deviceHeardAt(-30, -30);
        Transmission down = air.downlink(0, device, 9, Air.F1, 20, START_US);
        Transmission up = air.uplink(other, 9, Air.F1, 20, START_US);
        air.run();
        assertNull(air.ofDownlink(down).loss());
        assertNull(air.loss(up));
        Transmission again = air.downlink(0, device, 9, Air.F1, 20, START_US + 9_000_000);
        air.uplink(loud, 9, Air.F1, 20, START_US + 9_000_000);
        assertNull(air.run().ofDownlink(again).loss());
    }

    @Test
    @DisplayName("that the device does not listen to ends without a word, but still occupies the gateway and the air")
    void nobodyListens() {
        air.nobodyListens();
        int device = air.deviceHeardAt(-100);
        Transmission down = air.downlink(0, device, 9, RX2_HZ, 20, START_US);
        Transmission up = air.uplink(air.deviceHeardAt(-100), 7, Air.F1, 20, START_US + 1000);
        air.run();
        assertEquals(List.of(down), air.refusedByDevice);
        assertNull(air.ofDownlink(down));
        assertEquals(RadioCause.GATEWAY_TRANSMITTING, air.loss(up));
    }

    @Test
    @DisplayName("that fails against the same and against another spreading factor counts as the same")
    void sameBeforeOther() {
        int device = air.deviceHeardAt(-100, -90, -50);
        int elsewhere = air.deviceHeardAt(Double.NaN, -60, -60);
        Transmission wanted = air.downlink(0, device, 9, RX2_HZ, 20, START_US);
        air.downlink(1, elsewhere, 9, RX2_HZ, 20, START_US);
        air.downlink(2, elsewhere, 12, RX2_HZ, 20, START_US);
        Transmission onlyOther = air.downlink(0, device, 9, RX2_HZ, 20, START_US + 20_000_000);
        air.downlink(2, elsewhere, 12, RX2_HZ, 20, START_US + 20_000_000);
        air.run();
        assertEquals(CO_SF_INTERFERENCE, air.ofDownlink(wanted).loss());
        assertEquals(INTER_SF_INTERFERENCE, air.ofDownlink(onlyOther).loss());
    }
}
