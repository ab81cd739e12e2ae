package io.chirpsim.phy;

import io.chirpsim.random.Streams;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * What surrounds devices and gateways on the air.
 *
 * @param streams of the replication
 * @param deviceEntities stable number of a device index, for draws
 * @param gatewayEntities stable number of a gateway index, for draws
 * @param far losses of links that are not in the table
 * @param fading of single frames
 * @param foreign traffic of other networks
 */
public record Surroundings(
        Streams streams,
        IntToLongFunction deviceEntities,
        IntToLongFunction gatewayEntities,
        FarLosses far,
        Fading fading,
        List<ForeignTraffic> foreign) {
    /** Nothing fades, nobody else is there, and nobody hears beyond the link table. */
    public static final Surroundings NONE = new Surroundings(
            new Streams(0, 0), device -> device, gateway -> ~gateway, FarLosses.NONE, Fading.NONE, List.of());
}
