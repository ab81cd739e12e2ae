package io.chirpsim.phy;

/** What uplinks and downlinks are to each other: downlinks are sent with inverted I/Q, their chirps fall where those of uplinks rise. */
public enum InvertedIq {
    /** The two directions do not disturb each other. */
    IGNORED,
    /**
     * A signal of the other direction disturbs as one of another spreading factor: its own, or the next one where it has the wanted frame's
     * (assumption: no measurement of opposite chirps is known to us).
     */
    INTERFERES,
    /** Nothing is inverted: a signal of the other direction disturbs like any other (ns-3 lorawan, FLoRa, LoRaSim). */
    NONE;

    /** The spreading factor as which a signal of the other direction disturbs. */
    int spreadingFactorClass(int wantedSf, int otherSf) {
        return this == INTERFERES && otherSf == wantedSf ? ChannelOverlap.another(wantedSf) : otherSf;
    }
}
