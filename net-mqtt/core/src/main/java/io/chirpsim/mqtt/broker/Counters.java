package io.chirpsim.mqtt.broker;

/** What a broker has counted since its start; read only outside this package. */
public final class Counters {
    /** Control packets of any type. */
    long messagesReceived;

    long messagesSent;
    /** PUBLISH packets, repetitions included. */
    long publishReceived;

    long publishSent;
    long publishDropped;
    int clientsConnected;
    int retained;
    int subscriptions;

    Counters() {}

    /** Copies of messages given up. */
    public long publishDropped() {
        return publishDropped;
    }

    /** Clients connected now. */
    public int clientsConnected() {
        return clientsConnected;
    }

    /** Messages retained now. */
    public int retained() {
        return retained;
    }

    /** Subscriptions now, those of absent clients included. */
    public int subscriptions() {
        return subscriptions;
    }
}
