package io.chirpsim.app.scenario;

/** When a frame that nothing else destroys is decoded. */
public sealed interface Reception {
    /** Received power at or above the sensitivity of a table. */
    record Threshold() implements Reception {}

    /**
     * With the chance that white noise leaves it.
     *
     * @param implementationLossDb what a receiver loses against the theory
     */
    record Awgn(double implementationLossDb) implements Reception {}

    /** The same, shifted so that one frame in ten is lost at the data sheet's signal to noise ratio. */
    record Calibrated() implements Reception {}
}
