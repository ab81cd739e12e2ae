package io.chirpsim.app.wire;

import io.chirpsim.results.DeviceInfo;
import io.chirpsim.results.MessageSink;
import java.util.List;

/** Gives each replication somebody who takes its single messages. */
@FunctionalInterface
public interface Sinks {
    /** Nobody wants single messages. */
    Sinks NONE = (replication, devices) -> MessageSink.NONE;

    /**
     * @param devices of the replication, by index
     */
    MessageSink of(int replication, List<DeviceInfo> devices);
}
