package io.chirpsim.mqtt.broker;

import io.chirpsim.mqtt.packet.Message;
import io.chirpsim.mqtt.topic.TopicTree;
import java.util.Arrays;
import java.util.function.Consumer;

/** Who gets what: subscriptions and retained messages. */
final class Router {
    private final TopicTree<SubscriberList> subscribers;
    private TopicTree<Message> retained;
    private final int hashSeed;
    private final Counters counters;

    /** Kept, so that routing a message makes no object. */
    private final Consumer<SubscriberList> collect = this::collect;

    private Session[] matched = new Session[16];
    private int matchedCount;
    private long publication;

    Router(int hashSeed, Counters counters) {
        this.counters = counters;
        this.hashSeed = hashSeed;
        subscribers = new TopicTree<>(hashSeed);
        retained = new TopicTree<>(~hashSeed);
    }

    /**
     * Sends a message to every client with a matching subscription: one copy each, at the highest QoS granted among its matching subscriptions
     * (MQTT-3.3.5-1), at most that of the message.
     */
    void route(Message message, String topic, boolean retain, BrokerOut out) {
        if (retain) {
            retain(message, topic);
        }
        match(topic);
        out.routed(message.tag(), message.qos(), matchedCount);
        deliver(message, out);
    }

    /** The same for a message of the broker itself, which no observer counts. */
    void routeOwn(Message message, String topic, BrokerOut out) {
        retain(message, topic);
        match(topic);
        deliver(message, out);
    }

    private void match(String topic) {
        publication++;
        matchedCount = 0;
        subscribers.matchName(topic, collect);
    }

    private void deliver(Message message, BrokerOut out) {
        for (int i = 0; i < matchedCount; i++) {
            Session session = matched[i];
            session.deliver(message, Math.min(message.qos(), session.matchedQos), false, out);
        }
    }

    private void collect(SubscriberList list) {
        for (Subscription s = list.first; s != null; s = s.next) {
            Session session = s.session;
            if (session.matchedBy == publication) {
                session.matchedQos = Math.max(session.matchedQos, s.qos);
                continue;
            }
            session.matchedBy = publication;
            session.matchedQos = s.qos;
            if (matchedCount == matched.length) {
                matched = Arrays.copyOf(matched, 2 * matchedCount);
            }
            matched[matchedCount++] = session;
        }
    }

    private void retain(Message message, String topic) {
        if (message.payloadLength() == 0) {
            counters.retained -= retained.remove(topic) == null ? 0 : 1;
        } else {
            counters.retained += retained.put(topic, message) == null ? 1 : 0;
        }
    }

    /** Makes a subscription or replaces the one with the same filter. */
    void subscribe(Session session, String filter, int qos) {
        Subscription held = session.subscriptions.get(filter);
        if (held != null) {
            held.qos = qos;
            return;
        }
        SubscriberList list = subscribers.findOrAdd(filter, () -> new SubscriberList(filter));
        session.subscriptions.put(list.filter, list.add(session, qos));
        counters.subscriptions++;
    }

    /** Sends the retained messages that match a new subscription. */
    void sendRetained(Session session, String filter, int qos, BrokerOut out) {
        retained.matchFilter(filter, message -> {
            out.retainedCopy(message.tag());
            session.deliver(message, Math.min(message.qos(), qos), true, out);
        });
    }

    void unsubscribe(Session session, String filter) {
        Subscription held = session.subscriptions.remove(filter);
        if (held != null) {
            forget(held);
        }
    }

    void unsubscribeAll(Session session) {
        session.subscriptions.values().forEach(this::forget);
        session.subscriptions.clear();
    }

    private void forget(Subscription subscription) {
        SubscriberList list = subscription.list;
        list.remove(subscription);
        if (list.first == null) {
            subscribers.remove(list.filter);
        }
        counters.subscriptions--;
    }

    void forgetRetained() {
        retained = new TopicTree<>(~hashSeed);
        counters.retained = 0;
    }

    /** @throws IllegalStateException if the trees and the counters do not agree */
    void checkConsistency() {
        int[] counted = {0, 0};
        subscribers.forEach(list -> {
            for (Subscription s = list.first; s != null; s = s.next) {
                counted[0] += s.session.subscriptions.get(list.filter) == s ? 1 : 0;
            }
        });
        retained.forEach(message -> counted[1]++);
        if (counted[0] != counters.subscriptions || counted[1] != counters.retained) {
            throw new IllegalStateException("trees hold " + counted[0] + " subscriptions, " + counted[1] + " retained");
        }
    }
}
