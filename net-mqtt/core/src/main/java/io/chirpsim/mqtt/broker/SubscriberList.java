package io.chirpsim.mqtt.broker;

/** Subscriptions to one filter in the order in which they were made; adding and removing take constant time. */
final class SubscriberList {
    final String filter;
    Subscription first;
    private Subscription last;

    SubscriberList(String filter) {
        this.filter = filter;
    }

    Subscription add(Session session, int qos) {
        Subscription added = new Subscription(session, this, qos);
        added.previous = last;
        if (last == null) {
            first = added;
        } else {
            last.next = added;
        }
        last = added;
        return added;
    }

    void remove(Subscription subscription) {
        if (subscription.previous == null) {
            first = subscription.next;
        } else {
            subscription.previous.next = subscription.next;
        }
        if (subscription.next == null) {
            last = subscription.previous;
        } else {
            subscription.next.previous = subscription.previous;
        }
    }
}
