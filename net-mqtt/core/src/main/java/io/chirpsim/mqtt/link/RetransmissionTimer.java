package io.chirpsim.mqtt.link;

/**
 * The retransmission timeout of one sender by RFC 6298: 1 s before the first measurement, then SRTT + 4 RTTVAR, at least 200 ms (Linux; the RFC
 * asks for 1 s), at most 60 s.
 */
final class RetransmissionTimer {
    static final long INITIAL_US = 1_000_000;
    static final long MIN_US = 200_000;
    static final long MAX_US = 60_000_000;

    private long smoothedUs = -1;
    private long variationUs;

    long timeoutUs() {
        return smoothedUs < 0 ? INITIAL_US : Math.max(MIN_US, Math.min(MAX_US, smoothedUs + 4 * variationUs));
    }

    /** The timeout after this one has passed. */
    static long doubled(long timeoutUs) {
        return Math.min(MAX_US, 2 * timeoutUs);
    }

    /** A segment that was sent once took so long there and back (RFC 6298, 2.2 and 2.3; Karn's rule). */
    void onRoundTrip(long roundTripUs) {
        if (smoothedUs < 0) {
            smoothedUs = roundTripUs;
            variationUs = roundTripUs / 2;
        } else {
            variationUs = (3 * variationUs + Math.abs(smoothedUs - roundTripUs)) / 4;
            smoothedUs = (7 * smoothedUs + roundTripUs) / 8;
        }
    }
}
