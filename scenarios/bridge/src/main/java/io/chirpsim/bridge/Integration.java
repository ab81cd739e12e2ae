package io.chirpsim.bridge;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationUplink;
import java.util.List;
import java.util.Optional;

/**
 * How a network server speaks MQTT with its applications: what it publishes, and what it understands. One object serves one simulation and
 * one thread; every payload returned is the caller's own.
 */
public interface Integration {
    /** An uplink. */
    Publication uplink(ApplicationUplink uplink);

    /** A device has joined. */
    Publication join(ApplicationJoin join);

    /** What became of a downlink; empty if this network keeps silent about it. */
    Optional<Publication> downlink(DownlinkEvent event);

    /** A device's status; empty if this network keeps it for itself. */
    Optional<Publication> status(DeviceStatus status);

    /** A frame was not taken; empty if this network keeps silent about it. */
    Optional<Publication> refused(RefusedUplink refused);

    /** Topic filters under which applications command downlinks; none of them matches what this integration publishes. */
    List<String> commandFilters();

    /** Reads what came under one of {@link #commandFilters}; whatever is wrong with it is {@link DownlinkCommand.Rejected}. */
    DownlinkCommand parse(String topic, byte[] payload, long nowUs);

    /** What an application publishes to command a downlink. */
    Publication command(ApplicationDownlink downlink);

    /** Whether downlinks for a device without a session fail at once, instead of waiting for it to join. */
    boolean needsSession();

    /** The topic filter that a subscriber gets who asks for this one. */
    String acceptedFilter(String asked);
}
