package io.chirpsim.mqtt.node;

import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Stage;
import io.chirpsim.mqtt.MqttCause;

/** Tells a journey; tags are its ids. Arrival at the application is told by whoever listens to the client. */
public final class JourneyObserver implements MqttObserver {
    private final Journey journey;

    public JourneyObserver(Journey journey) {
        this.journey = journey;
    }

    @Override
    public void routed(long tag, int copies, long nowUs) {
        if (copies == 0) {
            journey.failed(tag, MqttCause.BROKER, 0, nowUs);
        } else {
            journey.reached(tag, Stage.BROKER, nowUs);
            journey.copied(tag, copies);
        }
    }

    @Override
    public void copied(long tag, long nowUs) {
        journey.copied(tag, 1);
    }

    @Override
    public void released(long tag, long nowUs) {
        journey.released(tag, nowUs);
    }

    @Override
    public void lost(long tag, MqttCause cause, long nowUs) {
        journey.lost(tag, cause, 0, nowUs);
    }
}
