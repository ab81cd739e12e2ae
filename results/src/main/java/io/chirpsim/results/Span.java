package io.chirpsim.results;

/** What a latency is measured over. */
enum Span {
    /** From a reading to its first arrival. */
    UPLINK,
    /** From an application's command to the device. */
    DOWNLINK,
    /** From a command to the arrival of its device's answer. */
    ROUND_TRIP
}
