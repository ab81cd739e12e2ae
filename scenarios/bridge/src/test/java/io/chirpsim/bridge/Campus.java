package io.chirpsim.bridge;

import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.ApplicationUplink.GatewayReception;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Streams;
import java.time.Instant;
import java.util.List;

/** Two devices and two gateways to test with. */
final class Campus {
    static final DeviceIdentity DEV1 = new DeviceIdentity("dev1", 0x70B3D57ED0000001L, 1);
    static final DeviceIdentity VALVE = new DeviceIdentity("valve-1", 0x00E4000000000012L, 0);
    static final GatewayIdentity GW1 = new GatewayIdentity("gw-1", 0xAA555A0000000101L, 39.4806, -0.3436, 24);
    static final GatewayIdentity GW2 = new GatewayIdentity("gw-2", 0xAA555A0000000102L, 39.5, 0, 0);

    private Campus() {}

    static TheThingsStack theThingsStack() {
        return theThingsStack(Instant.parse("2026-01-01T00:00:00Z"), DEV1);
    }

    static TheThingsStack theThingsStack(Instant start, DeviceIdentity first) {
        Tenancy tenancy = new Tenancy("app1", "ttn", 0x000013, "eu1");
        return new TheThingsStack(
                tenancy, start, List.of(first, VALVE), List.of(GW1, GW2), new Streams(2022, 0), Decoding.NONE);
    }

    static ChirpStack chirpStack(Decoding decoding) {
        return new ChirpStack(
                new Tenancy("campus", "upv", 0x000013, ""),
                "EU868",
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(DEV1, VALVE),
                List.of(GW1, GW2),
                new Streams(2022, 0),
                decoding);
    }

    /** RX1 of {@link #uplink} at SF12, one second after its end. */
    static DownlinkOrder order(int gateway, byte[] phyPayload) {
        return new DownlinkOrder(
                gateway,
                1,
                2_392_000,
                Region.named("EU868").dataRate(0),
                868_100_000L,
                16,
                phyPayload,
                phyPayload.length,
                3,
                1_392_000);
    }

    static ApplicationUplink uplink(byte[] payload, GatewayReception... receptions) {
        return new ApplicationUplink(
                7,
                0,
                0x260B0001,
                17,
                2,
                payload,
                false,
                5,
                LoraModulation.uplink(7, 125_000),
                868_100_000L,
                61_696,
                1_392_000,
                1_412_000,
                List.of(receptions),
                false);
    }

    static GatewayReception heard(int gateway, double rssiDbm, double snrDb, long atUs, int channel) {
        return new GatewayReception(gateway, rssiDbm, snrDb, atUs, channel, atUs + 12_000);
    }
}
