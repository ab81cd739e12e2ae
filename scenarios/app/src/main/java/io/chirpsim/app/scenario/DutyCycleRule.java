package io.chirpsim.app.scenario;

/** How a duty-cycle limit is kept. */
public enum DutyCycleRule implements Word {
    /** Next start at the earliest at the previous start plus airtime / limit. */
    OFF_TIME("offTime"),
    /** The same less the airtime: ns-3 lorawan counts the silence from the start of the frame, and so exceeds the limit. */
    OFF_TIME_FROM_START("offTimeFromStart"),
    /** Never above the limit in any window of one hour. */
    HOUR_WINDOW("hourWindow"),
    /** No limit: for studies only, not lawful in EU868. */
    NONE("none"),
    /**
     * A bucket of one hour's budget, full at the start, refilled all the time at the limit, as LoRaMac-node does: a sliding hour may hold up to
     * twice the limit.
     */
    TOKEN_BUCKET("tokenBucket");

    private final String word;

    DutyCycleRule(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
