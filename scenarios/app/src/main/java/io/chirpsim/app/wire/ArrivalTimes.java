package io.chirpsim.app.wire;

/** When a device's application makes its messages. */
@FunctionalInterface
interface ArrivalTimes {
    /**
     * Time of a message in microseconds, {@link Long#MAX_VALUE} if there is none. Asked for one message after the other.
     *
     * @param number 0 for the first
     */
    long timeUs(int number);
}
