package io.chirpsim.app.scenario;

/** A published algorithm by which a network server chooses data rate and power of its devices. */
public enum AdrAlgorithm implements Word {
    /** None: devices stay as they are. */
    NONE("none", 0, 20),
    /** The Things Stack 3. */
    THE_THINGS_STACK("the-things-stack", 15, 20),
    /** The default of ChirpStack 3 and 4. */
    CHIRPSTACK("chirpstack", 10, 20),
    /** {@code AdrComponent} of ns-3 lorawan. */
    NS3("ns3", 0, 4);

    private final String word;
    private final double marginDb;
    private final int history;

    AdrAlgorithm(String word, double marginDb, int history) {
        this.word = word;
        this.marginDb = marginDb;
        this.history = history;
    }

    @Override
    public String word() {
        return word;
    }

    /** Its own margin, in dB. */
    public double marginDb() {
        return marginDb;
    }

    /** How many uplinks it looks at by itself. */
    public int history() {
        return history;
    }
}
