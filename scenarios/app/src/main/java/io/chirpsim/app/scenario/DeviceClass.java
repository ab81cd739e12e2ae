package io.chirpsim.app.scenario;

/** LoRaWAN class of an end-device. */
public enum DeviceClass implements Word {
    /** Receive windows after its own uplinks only. */
    A("A"),
    /** Ping slots besides, by the network's beacons. */
    B("B"),
    /** Listens whenever it does not send. */
    C("C");

    private final String word;

    DeviceClass(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
