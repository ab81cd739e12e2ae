package io.chirpsim.app.wire;

import io.chirpsim.random.Purpose;

/** What the wiring draws random numbers for. */
enum WirePurpose implements Purpose {
    POSITION("position"),
    FIRST_MESSAGE("first-message"),
    MESSAGE_GAP("message-gap"),
    MESSAGE_JITTER("message-jitter"),
    PAYLOAD("payload"),
    SWITCH_ON("switch-on"),
    KEYS("keys"),
    EVENT("event"),
    BURST("burst"),
    SENSOR_VALUE("sensor-value");

    private final String key;

    WirePurpose(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
