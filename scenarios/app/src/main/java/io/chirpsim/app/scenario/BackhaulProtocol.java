package io.chirpsim.app.scenario;

/** What a gateway and the network server speak. */
public enum BackhaulProtocol implements Word {
    /** Semtech's protocol of the packet forwarder over UDP. */
    SEMTECH_UDP("semtech-udp"),
    /** JSON of ChirpStack's MQTT forwarder. */
    MQTT_JSON("mqtt-json"),
    /** The LNS protocol of LoRa Basics Station over a WebSocket. */
    BASICS_STATION("basics-station");

    private final String word;

    BackhaulProtocol(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
