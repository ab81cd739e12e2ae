package io.chirpsim.mqtt.packet;

/** The protocol versions this codec speaks. */
public enum ProtocolVersion {
    /** MQTT 3.1, protocol name "MQIsdp". */
    MQTT_3_1("MQIsdp", 3),
    /** MQTT 3.1.1, OASIS standard of 2014-10-29, protocol name "MQTT". */
    MQTT_3_1_1("MQTT", 4);

    private final String protocolName;
    private final int level;

    ProtocolVersion(String protocolName, int level) {
        this.protocolName = protocolName;
        this.level = level;
    }

    /** Protocol name in CONNECT. */
    public String protocolName() {
        return protocolName;
    }

    /** Protocol level in CONNECT. */
    public int level() {
        return level;
    }
}
