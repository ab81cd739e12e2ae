package io.chirpsim.app.wire;

import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Labels;
import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.mqtt.node.JourneyObserver;
import io.chirpsim.mqtt.node.MqttObserver;

/** Counts (message, subscriber) pairs beside telling the journey; messages of this simulation's applications only. */
final class MqttCounts implements MqttObserver {
    private final MqttObserver observer;
    private final Journey journey;
    private final int published;
    private final int delivered;
    private final int dropped;

    MqttCounts(Journey journey, Labels labels) {
        this.observer = new JourneyObserver(journey);
        this.journey = journey;
        this.published = labels.register("mqtt.published");
        this.delivered = labels.register("mqtt.delivered");
        this.dropped = labels.register("mqtt.dropped");
    }

    /** A subscriber has one more message. */
    void delivered(long nowUs) {
        journey.count(delivered, 1, nowUs);
    }

    @Override
    public void routed(long tag, int copies, long nowUs) {
        journey.count(published, 1, nowUs);
        observer.routed(tag, copies, nowUs);
    }

    @Override
    public void copied(long tag, long nowUs) {
        observer.copied(tag, nowUs);
    }

    @Override
    public void released(long tag, long nowUs) {
        observer.released(tag, nowUs);
    }

    @Override
    public void lost(long tag, MqttCause cause, long nowUs) {
        journey.count(dropped, 1, nowUs);
        observer.lost(tag, cause, nowUs);
    }
}
