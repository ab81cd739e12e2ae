package io.chirpsim.app.scenario;

/** How dense a city stands, for COST-231 Walfisch-Ikegami. */
public enum City implements Word {
    /** Medium-sized cities and suburban centres. */
    MEDIUM("medium"),
    /** Metropolitan centres. */
    METROPOLITAN("metropolitan");

    private final String word;

    City(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
