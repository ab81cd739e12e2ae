package io.chirpsim.mqtt;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Stage;

/** Why a message was lost on its way through MQTT. */
public enum MqttCause implements Cause {
    /** On the way to the broker or in it. */
    BROKER(
            "broker",
            "lost before or in the MQTT broker: queue full, link broken, or nobody subscribes",
            Stage.BROKER,
            Reach.BROKER),
    /** On the way from the broker to a subscriber. */
    SUBSCRIBER("subscriber", "subscriber offline, or its link broke", Stage.LINK, Reach.SUBSCRIBER);

    private final String key;
    private final String words;
    private final Stage stage;
    private final Reach reach;

    MqttCause(String key, String words, Stage stage, Reach reach) {
        this.key = key;
        this.words = words;
        this.stage = stage;
        this.reach = reach;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public Reach reach() {
        return reach;
    }
}
