package io.chirpsim.mqtt.broker;

/** One client's subscription to one filter; a link in the list of that filter. */
final class Subscription {
    final Session session;
    final SubscriberList list;
    int qos;
    Subscription previous;
    Subscription next;

    Subscription(Session session, SubscriberList list, int qos) {
        this.session = session;
        this.list = list;
        this.qos = qos;
    }
}
