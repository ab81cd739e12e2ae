package io.chirpsim.app.scenario;

/** Format of the topics and JSON documents between network server and MQTT broker. */
public enum IntegrationFormat implements Word {
    /** The Things Stack v3. */
    THE_THINGS_STACK("the-things-stack");

    private final String word;

    IntegrationFormat(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
