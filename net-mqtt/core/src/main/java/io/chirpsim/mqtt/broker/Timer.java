package io.chirpsim.mqtt.broker;

/** Something that is due at a time; waits in {@link Timers}. */
abstract class Timer {
    long atUs;
    long sequence;
    int index = -1;

    /** It is due. */
    abstract void onDue(long nowUs, BrokerOut out);

    boolean precedes(Timer other) {
        return atUs < other.atUs || atUs == other.atUs && sequence < other.sequence;
    }
}
