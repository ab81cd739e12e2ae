package io.chirpsim.bridge;

import io.chirpsim.lorawan.ApplicationUplink;
import java.util.List;

/**
 * How a network server speaks MQTT with its applications: topic names and payloads of what it publishes, and what it understands. One object
 * serves one simulation and one thread; every payload returned is the caller's own.
 */
public interface Integration {
    /** Topic name of the device's uplinks. */
    String uplinkTopic(int deviceIndex);

    /** Payload of an uplink. */
    byte[] uplinkPayload(ApplicationUplink uplink);

    /** Topic name of the device's joins. */
    String joinTopic(int deviceIndex);

    /** Payload of a join. */
    byte[] joinPayload(ApplicationJoin join);

    /** Topic name of what became of a downlink. */
    String downlinkTopic(DownlinkEvent event);

    /** Payload of what became of a downlink. */
    byte[] downlinkPayload(DownlinkEvent event);

    /** Topic filters under which applications command downlinks; none of them matches what this integration publishes. */
    List<String> downlinkFilters();

    /** Reads what came under one of {@link #downlinkFilters}; whatever is wrong with it is {@link DownlinkCommand.Rejected}. */
    DownlinkCommand parseDownlink(String topic, byte[] payload);
}
