package io.chirpsim.lorawan.region;

/** How a join-accept tells a device the network's channels. */
public enum CfList {
    /** Not at all. */
    NONE,
    /** Type 0: frequencies of up to five channels. */
    FREQUENCIES,
    /** Type 1: masks of the channels of a fixed plan. */
    MASKS
}
