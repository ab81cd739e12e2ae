package io.chirpsim.validation;

import java.util.List;

/** Something known from elsewhere that the simulator must come to as well. */
@FunctionalInterface
interface Check {
    /**
     * Computes or simulates it.
     *
     * @throws InterruptedException if told to stop
     */
    List<Row> rows(Effort effort) throws InterruptedException;
}
