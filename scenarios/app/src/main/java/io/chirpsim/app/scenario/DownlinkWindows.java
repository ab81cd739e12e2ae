package io.chirpsim.app.scenario;

/** The receive windows the network server uses. */
public enum DownlinkWindows implements Word {
    /** RX1 if a gateway is free for it, else RX2. */
    BOTH("both"),
    /** RX1 only. */
    RX1("rx1"),
    /** RX2 only. */
    RX2("rx2");

    private final String word;

    DownlinkWindows(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
