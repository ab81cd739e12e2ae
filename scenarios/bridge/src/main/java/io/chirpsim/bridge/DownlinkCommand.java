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
     * Nothing of it is carried out.
     *
     * @param fault what kind of fault it has
     * @param reason the fault in plain words
     * @param answers what the network publishes about it; mostly nothing, since real network servers only write a line to their log
     */
    record Rejected(Fault fault, String reason, List<Publication> answers) implements DownlinkCommand {}

    /** What can be wrong with a command. */
    enum Fault {
        /** The topic is none for commands. */
        TOPIC("topic"),
        /** There is no such device, or another one than in the topic. */
        DEVICE("device"),
        /** It is not JSON, or not of the shape of a command. */
        JSON("json"),
        /** A field has no such value. */
        FIELD("field"),
        /** Application payloads have FPort 1 to 223. */
        F_PORT("fPort"),
        /** Longer than any frame. */
        PAYLOAD_TOO_LONG("payloadTooLong"),
        /** Fields instead of bytes, and no codec that makes bytes of them. */
        CODEC("codec");

        private final String key;

        Fault(String key) {
            this.key = key;
        }

        /** Its name in the results. */
        public String key() {
            return key;
        }
    }
}
