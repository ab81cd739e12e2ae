package io.chirpsim.mqtt.broker;

import io.chirpsim.mqtt.packet.MqttPacket;
import io.chirpsim.mqtt.packet.ProtocolVersion;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** The sessions by client identifier. */
final class SessionTable {
    private final Map<String, Session> sessions = new HashMap<>();
    private final BrokerConfig config;
    private final LongSupplier identifiers;
    private final Counters counters;
    private final Router router;

    SessionTable(BrokerConfig config, LongSupplier identifiers, Counters counters, Router router) {
        this.config = config;
        this.identifiers = identifiers;
        this.counters = counters;
        this.router = router;
    }

    int size() {
        return sessions.size();
    }

    /** Null if there is none, or the identifier is empty. */
    Session find(String clientId) {
        return sessions.get(clientId);
    }

    /** An empty identifier is refused in MQTT 3.1, and in 3.1.1 without CleanSession (MQTT-3.1.3-8). */
    boolean isAcceptable(MqttPacket.Connect connect) {
        return !connect.clientId().isEmpty()
                || connect.version() == ProtocolVersion.MQTT_3_1_1 && connect.cleanSession();
    }

    /**
     * Gives the connection its session, kept or new.
     *
     * @return whether to say "session present"; MQTT 3.1 has no such flag
     */
    boolean open(Connection connection, MqttPacket.Connect connect, BrokerOut out) {
        String id = connect.clientId().isEmpty() ? newIdentifier() : connect.clientId();
        Session kept = sessions.get(id);
        if (kept != null && connect.cleanSession()) {
            end(kept, out);
            kept = null;
        }
        Session session = kept == null ? new Session(id, connect.cleanSession(), config, counters) : kept;
        sessions.put(id, session);
        session.connection = connection;
        connection.session = session;
        return kept != null && connection.version == ProtocolVersion.MQTT_3_1_1;
    }

    private String newIdentifier() {
        String id;
        do {
            id = String.format(Locale.ROOT, "auto-%016X", identifiers.getAsLong());
        } while (sessions.containsKey(id));
        return id;
    }

    /** The client has gone; a clean session ends with its connection. */
    void leave(Session session, BrokerOut out) {
        session.connection = null;
        if (session.clean) {
            end(session, out);
        }
    }

    /** Forgets the sessions of absent clients, in the order of their identifiers. */
    void endAll(BrokerOut out) {
        new TreeMap<>(sessions).values().forEach(session -> end(session, out));
    }

    private void end(Session session, BrokerOut out) {
        sessions.remove(session.clientId);
        router.unsubscribeAll(session);
        session.dropAll(out);
    }

    /** @throws IllegalStateException if sessions, their subscriptions and the counters do not agree */
    void checkConsistency() {
        int subscriptions = 0;
        int connected = 0;
        for (Session session : sessions.values()) {
            subscriptions += session.subscriptions.size();
            connected += session.connection == null ? 0 : 1;
            boolean linked = session.connection == null ? !session.clean : session.connection.session == session;
            if (!linked || session.connection != null && session.connection.closed) {
                throw new IllegalStateException("session and connection of " + session.clientId);
            }
        }
        if (subscriptions != counters.subscriptions || connected != counters.clientsConnected) {
            throw new IllegalStateException("counters: " + subscriptions + " subscriptions, " + connected + " clients");
        }
    }
}
