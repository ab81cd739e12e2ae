package io.chirpsim.results;

import java.util.List;

/**
 * Who takes part in one replication; a device's or gateway's index is its place in the list.
 *
 * @param devices all end-devices
 * @param gateways all gateways
 */
public record Population(List<DeviceInfo> devices, List<GatewayInfo> gateways) {
    public Population {
        devices = List.copyOf(devices);
        gateways = List.copyOf(gateways);
    }
}
