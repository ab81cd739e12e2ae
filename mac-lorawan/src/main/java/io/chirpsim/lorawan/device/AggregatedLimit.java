package io.chirpsim.lorawan.device;

/** DutyCycleReq: airtime over all sub-bands is at most 1 / 2^MaxDCycle, kept as an off-time after every frame. */
final class AggregatedLimit {
    private final int exponent;
    private long nextUs;

    /** @param exponent MaxDCycle, 1 to 15 */
    AggregatedLimit(int exponent) {
        this.exponent = exponent;
    }

    /** When the next frame may start. */
    long nextUs() {
        return nextUs;
    }

    void started(long nowUs, long airtimeUs) {
        nextUs = nowUs + (airtimeUs << exponent);
    }
}
