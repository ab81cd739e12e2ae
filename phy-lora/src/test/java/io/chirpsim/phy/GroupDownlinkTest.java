package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A downlink to several devices")
class GroupDownlinkTest {
    private static final long START_US = 1_000_000;
    private static final long HZ = 869_525_000;
    private static final LoraModulation SF9 = LoraModulation.downlink(9, 125_000);

    private final Air air = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 3);

    private Transmission send(int gateway, long choir, int... devices) {
        Transmission t = Air.frame(gateway, SF9, HZ, 20);
        air.at(START_US, () -> air.medium().downlink(choir == 0 ? t : t.inStep(choir), devices));
        return t;
    }

    @Test
    @DisplayName("is received or lost by each of them for itself, with its own power")
    void each() {
        int near = air.deviceHeardAt(-90);
        int far = air.deviceHeardAt(-129);
        int tooFar = air.deviceHeardAt(-129.001);
        int elsewhere = air.deviceHeardAt(-90);
        Transmission sent = send(0, 0, near, far, tooFar);
        air.run();
        assertNull(air.ofDownlink(sent, near).loss());
        assertEquals(-90, air.ofDownlink(sent, near).rssiDbm(), 1e-9);
        assertNull(air.ofDownlink(sent, far).loss());
        assertEquals(RadioCause.NO_COVERAGE, air.ofDownlink(sent, tooFar).loss());
        assertEquals(START_US + SF9.airtimeUs(20), air.ofDownlink(sent, tooFar).endUs());
        assertNull(air.ofDownlink(sent, elsewhere));
    }

    @Test
    @DisplayName("occupies its gateway, also when nobody listens")
    void occupies() {
        int device = air.deviceHeardAt(-90);
        air.nobodyListens();
        send(0, 0, device);
        Transmission uplink = air.uplink(device, 9, HZ, 20, START_US + 1_000);
        air.run();
        assertEquals(RadioCause.GATEWAY_TRANSMITTING, air.loss(uplink));
    }

    @Test
    @DisplayName("disturbs the same frame from another gateway, unless they are sent in step, as beacons are")
    void inStep() {
        int device = air.deviceHeardAt(-90, -91);
        Transmission alone = send(0, 0, device);
        send(1, 0);
        air.run();
        assertEquals(
                RadioCause.CO_SF_INTERFERENCE, air.ofDownlink(alone, device).loss());

        Air quiet = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 3);
        int same = quiet.deviceHeardAt(-90, -91);
        Transmission first = Air.frame(0, SF9, HZ, 20).inStep(7);
        Transmission second = Air.frame(1, SF9, HZ, 20).inStep(7);
        quiet.at(START_US, () -> quiet.medium().downlink(first, new int[] {same}));
        quiet.at(START_US, () -> quiet.medium().downlink(second, new int[] {}));
        quiet.run();
        assertNull(quiet.ofDownlink(first, same).loss());
    }

    @Test
    @DisplayName("the strongest of some gateways, by entity where two are equal, none where none reaches the device")
    void strongest() {
        int device = air.deviceHeardAt(-90, -80, -80);
        int alone = air.deviceHeardAt(Double.NaN, -100);
        assertEquals(2, air.medium().strongestGateway(device, gateway -> true), "its entity is ~2, the other's ~1");
        assertEquals(1, air.medium().strongestGateway(device, gateway -> gateway != 2));
        assertEquals(0, air.medium().strongestGateway(device, gateway -> gateway == 0));
        assertEquals(-1, air.medium().strongestGateway(alone, gateway -> gateway != 1));
    }
}
