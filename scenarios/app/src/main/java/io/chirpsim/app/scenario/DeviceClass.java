package io.chirpsim.app.scenario;

/** LoRaWAN class of an end-device. */
public enum DeviceClass implements Word {
    /** Receive windows after its own uplinks only. */
    A("A");

    private final String word;

    DeviceClass(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
