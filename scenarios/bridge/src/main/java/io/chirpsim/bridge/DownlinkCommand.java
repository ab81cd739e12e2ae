package io.chirpsim.bridge;

import io.chirpsim.lorawan.ApplicationDownlink;
import java.util.List;

/** What an application asked for in one MQTT message. */
public sealed interface DownlinkCommand {
    /**
     * Append to the device's queue.
     *
     * @param deviceIndex index of the end-device
     * @param downlinks in the order given; their tags are 0
     */
    record Push(int deviceIndex, List<ApplicationDownlink> downlinks) implements DownlinkCommand {}

    /**
     * Put these in place of the device's whole queue; an empty list clears it.
     *
     * @param deviceIndex index of the end-device
     * @param downlinks in the order given; their tags are 0
     */
    record Replace(int deviceIndex, List<ApplicationDownlink> downlinks) implements DownlinkCommand {}

    /**
     * Not understood; nothing of it is carried out.
     *
     * @param reason why, in plain words
     */
    record Rejected(String reason) implements DownlinkCommand {}
}
