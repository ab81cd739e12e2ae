package io.chirpsim.app.scenario;

/** Whether senders listen before they talk, and how. */
public sealed interface ListenBeforeTalk {
    /** As the region demands. */
    ListenBeforeTalk AS_REGION = new AsRegion();

    /** Not at all. */
    ListenBeforeTalk NONE = new None();

    /** As the region demands. */
    record AsRegion() implements ListenBeforeTalk {}

    /** Not at all. */
    record None() implements ListenBeforeTalk {}

    /**
     * A rule of one's own.
     *
     * @param thresholdDbm a channel is busy above this power
     * @param senseUs how long a sender listens
     * @param maxAirtimeUs longest frame; 0 for no limit
     * @param pauseUs silence after a frame
     */
    record Own(double thresholdDbm, long senseUs, long maxAirtimeUs, long pauseUs) implements ListenBeforeTalk {}
}
