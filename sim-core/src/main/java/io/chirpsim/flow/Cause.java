package io.chirpsim.flow;

/** Why a message was lost. Each module lists its own causes in an enum; a scenario registers the union. */
public interface Cause {
    /** Key in the results, such as {@code "noCoverage"}. */
    String key();

    /** Plain words for a person, such as "no gateway hears the device". */
    String words();

    /** Where the message was lost. */
    Stage stage();

    /**
     * How far an attempt that fails this way came, higher is further: of several failed attempts of one message the one that came furthest
     * gives the cause. See {@link Reach}.
     */
    Reach reach();

    /** How far a failed attempt came. */
    enum Reach {
        NOT_SENT,
        NO_COVERAGE,
        GATEWAY_DOWN,
        GATEWAY_TRANSMITTING,
        NO_DEMODULATOR,
        CO_SF_INTERFERENCE,
        INTER_SF_INTERFERENCE,
        DECODING,
        BACKHAUL,
        SERVER,
        BROKER,
        SUBSCRIBER
    }
}
