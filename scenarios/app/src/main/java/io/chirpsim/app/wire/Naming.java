package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Multicast;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.app.scenario.ValueModel;
import io.chirpsim.bridge.DeviceIdentity;
import io.chirpsim.bridge.GatewayIdentity;
import io.chirpsim.phy.Position;
import io.chirpsim.random.Streams;
import io.chirpsim.results.DeviceInfo;
import io.chirpsim.results.GatewayInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices and gateways as results and integration call them. */
final class Naming {
    /** Where a site without coordinates is said to be: nowhere near land, so that nobody takes it for real. */
    private static final GeoPoint NOWHERE = new GeoPoint(0, 0);

    private Naming() {}

    static DeviceInfo info(Site site, PlacedDevice device) {
        Position at = device.position();
        Optional<GeoPoint> place = place(site, at);
        return new DeviceInfo(
                Population.hex(device.devEui()),
                device.name(),
                device.group().name(),
                place.map(GeoPoint::lat).orElse(Double.NaN),
                place.map(GeoPoint::lon).orElse(Double.NaN),
                at.xM(),
                at.yM(),
                at.heightM(),
                device.indoor());
    }

    static GatewayInfo info(Site site, GatewaySite gateway, Position at) {
        Optional<GeoPoint> place = place(site, at);
        return new GatewayInfo(
                gateway.id(),
                place.map(GeoPoint::lat).orElse(Double.NaN),
                place.map(GeoPoint::lon).orElse(Double.NaN),
                at.xM(),
                at.yM(),
                at.heightM());
    }

    private static Optional<GeoPoint> place(Site site, Position at) {
        return site.origin().map(origin -> origin.plus(new LocalPoint(at.xM(), at.yM())));
    }

    /** Degrees, or metres above the ground. */
    static double coordinate(Site site, Position at, ValueModel.Axis axis) {
        GeoPoint place = place(site, at).orElse(NOWHERE);
        return switch (axis) {
            case LATITUDE -> place.lat();
            case LONGITUDE -> place.lon();
            case HEIGHT -> at.heightM();
        };
    }

    static List<DeviceIdentity> identities(List<PlacedDevice> devices) {
        Map<String, DeviceIdentity.Kind> kinds = new HashMap<>();
        return devices.stream()
                .map(device -> new DeviceIdentity(device.name(), device.devEui(), 0, kind(device, kinds)))
                .toList();
    }

    /** Of multicast groups, as the network server calls them: end-devices that are never heard. */
    static List<DeviceIdentity> groups(List<Multicast> groups) {
        return groups.stream()
                .map(group -> new DeviceIdentity(
                        group.id(),
                        Streams.hash("multicast/" + group.id()),
                        0,
                        new DeviceIdentity.Kind(
                                "multicast", group.deviceClass().word().charAt(0), Optional.empty())))
                .toList();
    }

    /** One object for all devices of a kind. */
    private static DeviceIdentity.Kind kind(PlacedDevice device, Map<String, DeviceIdentity.Kind> known) {
        String deviceClass = device.group().deviceClass().word();
        return known.computeIfAbsent(
                deviceClass + device.profile().name(),
                key -> new DeviceIdentity.Kind(device.profile().name(), deviceClass.charAt(0), Optional.empty()));
    }

    static GatewayIdentity identity(Site site, GatewaySite gateway, Position at) {
        GeoPoint place = place(site, at).orElse(NOWHERE);
        return new GatewayIdentity(
                gateway.id(),
                Streams.hash("gateway/" + gateway.id()) >>> 8 | 0x02L << 56,
                place.lat(),
                place.lon(),
                (int) Math.round(at.heightM()));
    }
}
