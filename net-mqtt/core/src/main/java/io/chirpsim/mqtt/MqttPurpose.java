package io.chirpsim.mqtt;

import io.chirpsim.random.Purpose;

/** What MQTT draws random numbers for. */
public enum MqttPurpose implements Purpose {
    /** Extra delay of a write on a link. */
    LINK_JITTER("mqttLinkJitter"),
    /** Whether a segment on a link is lost. */
    LINK_LOSS("mqttLinkLoss"),
    /** Client identifiers that a broker makes. */
    CLIENT_IDENTIFIER("mqttClientIdentifier");

    private final String key;

    MqttPurpose(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
