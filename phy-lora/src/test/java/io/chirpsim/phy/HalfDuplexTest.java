package io.chirpsim.phy;

import static io.chirpsim.phy.RadioCause.CO_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.GATEWAY_TRANSMITTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A gateway that sends")
class HalfDuplexTest {
    private static final long START_US = 10_000_000;
    private static final int DOWN_BYTES = 30;
    private static final long RX2_HZ = 869_525_000;

    private final Air air = Air.of(GatewayModel.SX1301, Sensitivity.SX1301, 2);
    private final int listener = air.deviceHeardAt(-100, -110);
    private final long downlinkUs = LoraModulation.downlink(9, 125_000).airtimeUs(DOWN_BYTES);

    private Transmission downlinkAt(long atUs) {
        return air.downlink(0, listener, 9, RX2_HZ, DOWN_BYTES, atUs);
    }

    private Transmission uplinkAt(int sf, long atUs) {
        return air.uplink(air.deviceHeardAt(-100), sf, Air.F1, Air.BYTES, atUs);
    }

    private static long uplinkUs(int sf) {
        return LoraModulation.uplink(sf, 125_000).airtimeUs(Air.BYTES);
    }

    @Test
    @DisplayName("loses what it was receiving, on every channel")
    void aborts() {
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            frames.add(air.uplink(
                    air.deviceHeardAt(-100), 12, 867_100_000 + 200_000L * i, 20, START_US - 1 - 50_000L * i));
        }
        downlinkAt(START_US);
        air.run();
        frames.forEach(t -> assertEquals(GATEWAY_TRANSMITTING, air.loss(t)));
        frames.forEach(t -> assertEquals(t.startUs() + t.airtimeUs(), air.of(t).endUs()));
    }

    @ParameterizedTest(name = "{0} us after it began")
    @ValueSource(longs = {-1, 0, 1})
    @DisplayName("has received a frame that ended when it began, and has lost one that ends 1 us later")
    void frameEndsAsItBegins(long afterUs) {
        Transmission up = uplinkAt(7, START_US - uplinkUs(7) + afterUs);
        downlinkAt(START_US);
        assertEquals(afterUs > 0 ? GATEWAY_TRANSMITTING : null, air.run().loss(up));
    }

    @ParameterizedTest(name = "{0} us after its end")
    @ValueSource(longs = {-1, 0, 1})
    @DisplayName("is deaf to frames that begin before its last microsecond is over, and hears again then")
    void frameBeginsAsItEnds(long afterUs) {
        Transmission up = uplinkAt(7, START_US + downlinkUs + afterUs);
        downlinkAt(START_US);
        assertEquals(afterUs < 0 ? GATEWAY_TRANSMITTING : null, air.run().loss(up));
    }

    @Test
    @DisplayName("loses a frame that begins in the same microsecond, whichever came first")
    void sameMicrosecond() {
        Transmission before = air.uplink(air.deviceHeardAt(-100), 7, Air.F1, 20, START_US);
        downlinkAt(START_US);
        Transmission behind = air.uplink(air.deviceHeardAt(-100), 7, Air.F2, 20, START_US);
        air.run();
        assertEquals(GATEWAY_TRANSMITTING, air.loss(before));
        assertEquals(GATEWAY_TRANSMITTING, air.loss(behind));
    }

    @Test
    @DisplayName("leaves the other gateways their reception")
    void otherGateway() {
        int heardByBoth = air.deviceHeardAt(-90, -120);
        Transmission during = air.uplink(heardByBoth, 7, Air.F1, 20, START_US + 10_000);
        Transmission before = air.uplink(air.deviceHeardAt(-90, -120), 12, Air.F2, 20, START_US - 10_000);
        downlinkAt(START_US);
        air.run();
        assertEquals(List.of(1), air.of(during).gateways());
        assertEquals(List.of(1), air.of(before).gateways());
        assertEquals(List.of(-120.0), air.of(before).rssiDbm());
    }

    @Test
    @DisplayName("has all its demodulators again afterwards")
    void demodulatorsAfterwards() {
        for (int i = 0; i < 8; i++) {
            air.uplink(air.deviceHeardAt(-100), 12, 867_100_000 + 200_000L * i, 200, START_US - 1000);
        }
        downlinkAt(START_US);
        List<Transmission> afterwards = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            afterwards.add(
                    air.uplink(air.deviceHeardAt(-100), 7, 863_100_000 + 200_000L * i, 200, START_US + downlinkUs));
        }
        Transmission ninth = air.uplink(air.deviceHeardAt(-100), 7, 865_100_000, 200, START_US + downlinkUs + 1);
        air.run();
        afterwards.forEach(t -> assertNull(air.loss(t)));
        assertEquals(RadioCause.NO_DEMODULATOR, air.loss(ninth));
    }

    @Test
    @DisplayName("does not silence the frames it missed: they still disturb what comes after")
    void missedFramesInterfere() {
        Transmission aborted = uplinkAt(12, START_US - 1);
        Transmission missed = air.uplink(air.deviceHeardAt(-100), 12, Air.F2, 20, START_US + 1);
        downlinkAt(START_US);
        Transmission first = uplinkAt(12, START_US + downlinkUs);
        Transmission second = air.uplink(air.deviceHeardAt(-100), 12, Air.F2, 20, START_US + downlinkUs);
        air.run();
        assertEquals(GATEWAY_TRANSMITTING, air.loss(aborted));
        assertEquals(GATEWAY_TRANSMITTING, air.loss(missed));
        assertEquals(CO_SF_INTERFERENCE, air.loss(first));
        assertEquals(CO_SF_INTERFERENCE, air.loss(second));
        assertEquals(2, air.heardAndLost(0, GATEWAY_TRANSMITTING), "counted at the gateway");
        assertEquals(2, air.heardAndLost(0, CO_SF_INTERFERENCE));
        assertEquals(0, air.heardAndLost(1, GATEWAY_TRANSMITTING), "the other gateway has no part in it");
    }

    @Test
    @DisplayName("cannot send a second frame before the first has ended")
    void twoAtOnce() {
        downlinkAt(START_US);
        RadioMedium medium = air.medium();
        for (long atUs : new long[] {START_US, START_US + 1, START_US + downlinkUs - 1}) {
            air.at(atUs, () -> {
                assertTrue(medium.transmitting(0));
                assertFalse(medium.transmitting(1));
                Transmission second = Air.frame(0, LoraModulation.downlink(7, 125_000), RX2_HZ, 10);
                assertThrows(IllegalStateException.class, () -> medium.downlink(second, listener));
            });
        }
        air.at(START_US + downlinkUs, () -> assertFalse(medium.transmitting(0)));
        Transmission next = downlinkAt(START_US + downlinkUs);
        Transmission elsewhere = air.downlink(1, listener, 7, Air.F1, 10, START_US + 1);
        air.run();
        assertEquals(START_US + 2 * downlinkUs, air.ofDownlink(next).endUs());
        assertNull(air.ofDownlink(elsewhere).loss());
    }

    @Test
    @DisplayName("that was refused a second frame goes on with its first as if nothing had been asked")
    void refusalChangesNothing() {
        Transmission first = downlinkAt(START_US);
        Transmission second = Air.frame(0, LoraModulation.downlink(12, 125_000), RX2_HZ, 200);
        air.at(
                START_US + 5,
                () -> assertThrows(
                        IllegalStateException.class, () -> air.medium().downlink(second, listener)));
        Transmission up = uplinkAt(7, START_US + downlinkUs);
        air.run();
        assertNull(air.ofDownlink(first).loss());
        assertNull(air.ofDownlink(second));
        assertNull(air.loss(up));
    }
}
