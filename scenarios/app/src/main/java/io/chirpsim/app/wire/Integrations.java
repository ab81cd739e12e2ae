package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.MqttSettings;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.bridge.ChirpStack;
import io.chirpsim.bridge.Decoding;
import io.chirpsim.bridge.DeviceIdentity;
import io.chirpsim.bridge.GatewayIdentity;
import io.chirpsim.bridge.Integration;
import io.chirpsim.bridge.Tenancy;
import io.chirpsim.bridge.TheThingsStack;
import io.chirpsim.lorawan.server.ServerConfig;
import io.chirpsim.phy.Position;
import io.chirpsim.random.Streams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The integration that a scenario asks for. */
final class Integrations {
    private Integrations() {}

    /** What the network server says of gateways that stand at these places. */
    static List<GatewayIdentity> gateways(Scenario scenario, List<GatewaySite> sites, List<Position> places) {
        List<GatewayIdentity> identities = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            identities.add(Naming.identity(scenario.site(), sites.get(i), places.get(i)));
        }
        return identities;
    }

    /** A multicast group is one more end-device of The Things Stack; ChirpStack has no commands for groups over MQTT. */
    private static List<DeviceIdentity> withGroups(Scenario scenario, List<PlacedDevice> devices) {
        return Stream.concat(Naming.identities(devices).stream(), Naming.groups(scenario.multicast()).stream())
                .toList();
    }

    static Integration of(
            Scenario scenario,
            MqttSettings.Integration settings,
            Instant start,
            List<PlacedDevice> devices,
            List<GatewayIdentity> gateways,
            Streams streams,
            Decoding decoding) {
        Tenancy tenancy = new Tenancy(settings.applicationId(), settings.tenant(), ServerConfig.THINGS_NETWORK, "");
        return switch (settings.format()) {
            case THE_THINGS_STACK -> new TheThingsStack(
                    tenancy, start, withGroups(scenario, devices), gateways, streams, decoding);
            case CHIRPSTACK -> new ChirpStack(
                    tenancy, scenario.region(), start, Naming.identities(devices), gateways, streams, decoding);
        };
    }
}
