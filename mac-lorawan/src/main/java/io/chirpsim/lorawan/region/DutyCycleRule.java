package io.chirpsim.lorawan.region;

/** How a duty cycle is kept (EN 300 220-2: share of one hour). */
public enum DutyCycleRule {
    /** After each frame silence: the next one starts at the earliest (airtime / limit) after the start of the one before. */
    OFF_TIME,
    /**
     * ns-3 lorawan, logical-lora-channel-helper.cc: the silence after a frame, airtime / limit - airtime, is counted from the start of the frame
     * instead of its end, so that a sender which always has one more to send is above the limit.
     */
    OFF_TIME_FROM_START,
    /** Never above the limit in any hour, so that bursts are allowed. */
    HOUR_WINDOW,
    /** No limit: for studies only, not lawful where a region has one. */
    NONE,
    /**
     * LoRaMac-node's time credits (RegionCommon.c): a bucket of one hour's budget, full at the start, refilled all the time at the limit. A full
     * bucket can be spent in the hour that refills it, so that a sliding hour may hold up to twice the limit: not lawful by the letter, because
     * the hour of EN 300 220-1, 5.4 may begin anywhere.
     */
    TOKEN_BUCKET;

    /** How long a sender must wait from the start of a frame to the start of the next one, under one of the two rules of silence. */
    long gapUs(long airtimeUs, int limitPpm) {
        long gapUs = (airtimeUs * SubBand.UNLIMITED_PPM + limitPpm - 1) / limitPpm;
        return this == OFF_TIME_FROM_START ? gapUs - airtimeUs : gapUs;
    }
}
