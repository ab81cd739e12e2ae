package io.chirpsim.app.scenario;

/** How the data rate of an end-device is chosen before any ADR. */
public sealed interface DataRateChoice {
    /**
     * Always the same.
     *
     * @param index DR index of the region
     */
    record Fixed(int index) implements DataRateChoice {}

    /**
     * The lowest spreading factor (highest data rate) at which the power received at the best gateway is strictly above the sensitivity of the
     * end-device's table plus the margin; the highest spreading factor if none is.
     *
     * @param marginDb dB
     */
    record LowestThatReaches(double marginDb) implements DataRateChoice {}
}
