package io.chirpsim.app.scenario;

/** Format of the topics and JSON documents between network server and MQTT broker. */
public enum IntegrationFormat implements Word {
    /** The Things Stack v3. */
    THE_THINGS_STACK("the-things-stack", "v3/+/devices/+/up"),
    /** ChirpStack v4. */
    CHIRPSTACK("chirpstack", "application/+/device/+/event/up");

    private final String word;
    private final String uplinks;

    IntegrationFormat(String word, String uplinks) {
        this.word = word;
        this.uplinks = uplinks;
    }

    @Override
    public String word() {
        return word;
    }

    /** The topic filter of every uplink. */
    public String uplinks() {
        return uplinks;
    }
}
