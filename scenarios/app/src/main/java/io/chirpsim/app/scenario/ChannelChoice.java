package io.chirpsim.app.scenario;

/** How an end-device picks the channel of an uplink. */
public enum ChannelChoice implements Word {
    /** Every enabled channel with the same probability. */
    UNIFORM("uniform"),
    /** The shuffle of ns-3 lorawan over three channels: probabilities 9/27, 10/27, 8/27. */
    NS3("ns3");

    private final String word;

    ChannelChoice(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
