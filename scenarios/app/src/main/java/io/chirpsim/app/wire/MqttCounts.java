package io.chirpsim.app.wire;

import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Labels;
import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.node.JourneyObserver;
import io.chirpsim.mqtt.node.MqttObserver;

/** Counts (message, subscriber) pairs beside telling the journey; messages of this simulation's applications only. */
final class MqttCounts implements MqttObserver {
    private final MqttObserver uplinks;
    private final Commands commands;
    private final Journey journey;
    private final int published;
    private final int delivered;
    private final int dropped;

    MqttCounts(Journey journey, Labels labels, Commands commands) {
        this.uplinks = new JourneyObserver(journey);
        this.commands = commands;
        this.journey = journey;
        this.published = labels.register("mqtt.published");
        this.delivered = labels.register("mqtt.delivered");
        this.dropped = labels.register("mqtt.dropped");
    }

    /** A message is handed to the client that publishes it. */
    void published(long nowUs) {
        journey.count(published, 1, nowUs);
    }

    /** A subscriber has one more message. */
    void delivered(long nowUs) {
        journey.count(delivered, 1, nowUs);
    }

    private MqttObserver whoKnows(long tag) {
        return commands.has(tag) ? commands : uplinks;
    }

    @Override
    public void routed(long tag, int copies, long nowUs) {
        whoKnows(tag).routed(tag, copies, nowUs);
    }

    @Override
    public void copied(long tag, long nowUs) {
        whoKnows(tag).copied(tag, nowUs);
    }

    @Override
    public void released(long tag, long nowUs) {
        whoKnows(tag).released(tag, nowUs);
    }

    @Override
    public void lost(long tag, MqttCause cause, long nowUs) {
        journey.count(dropped, 1, nowUs);
        whoKnows(tag).lost(tag, cause, nowUs);
    }
}
