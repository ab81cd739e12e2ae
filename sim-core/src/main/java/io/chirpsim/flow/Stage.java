package io.chirpsim.flow;

/**
 * The parts of a message's way. The time of a stage is the time since the stage before it was completed, so the stage times of a message
 * add up to its latency exactly.
 */
public enum Stage {
    /** In the device, until its first frame begins: queue, join, duty cycle. */
    SOURCE("waiting in the device"),
    /** On the air, until a gateway has the frame that got through; repetitions are in it. */
    ACCESS("on the air"),
    /** From the gateway to the network server. */
    BACKHAUL("gateway to server"),
    /** In the network server: deduplication, integration. */
    SERVER("network server"),
    /** To and in the broker, until it is routed. */
    BROKER("MQTT broker"),
    /** From the broker to the subscriber. */
    LINK("broker to subscriber");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** Plain words for a person. */
    public String words() {
        return words;
    }
}
