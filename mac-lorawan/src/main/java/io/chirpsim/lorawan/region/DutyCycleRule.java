package io.chirpsim.lorawan.region;

/** How a duty cycle is kept (EN 300 220-2: share of one hour). */
public enum DutyCycleRule {
    /** After each frame silence: the next one starts at the earliest (airtime / limit) after the start of the one before. */
    OFF_TIME,
    /** Never above the limit in any hour, so that bursts are allowed. */
    HOUR_WINDOW,
    /** No limit: for studies only, not lawful where a region has one. */
    NONE
}
