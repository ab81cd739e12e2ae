package io.chirpsim.app.scenario;

/** How an end-device gets its session keys (TS001-1.0.4, section 6). */
public enum Activation implements Word {
    /** Over-the-air activation: join-request and join-accept. */
    OTAA("OTAA"),
    /** Activation by personalization: the session exists from the start. */
    ABP("ABP");

    private final String word;

    Activation(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
