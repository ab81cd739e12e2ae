package io.chirpsim.mqtt.broker;

/** What a broker has counted since its start; read only outside this package. */
public final class Counters {
    long messagesReceived;
    long messagesSent;
    long publishReceived;
    long publishSent;
    long publishDropped;
    int clientsConnected;
    int retained;
    int subscriptions;

    Counters() {}

    /** Control packets of any type received. */
    public long messagesReceived() {
        return messagesReceived;
    }

    /** Control packets of any type sent. */
    public long messagesSent() {
        return messagesSent;
    }

    /** PUBLISH packets received, repetitions included. */
    public long publishReceived() {
        return publishReceived;
    }

    /** PUBLISH packets sent, repetitions included. */
    public long publishSent() {
        return publishSent;
    }

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
