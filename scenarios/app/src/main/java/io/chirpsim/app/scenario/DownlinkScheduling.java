package io.chirpsim.app.scenario;

/** Who decides what a gateway can send. */
public enum DownlinkScheduling implements Word {
    /** The network server knows what every gateway sends and keeps its duty cycle, as The Things Stack does. */
    SERVER("server"),
    /** Each gateway takes or refuses an order when it arrives, as with ChirpStack. */
    GATEWAY("gateway");

    private final String word;

    DownlinkScheduling(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
