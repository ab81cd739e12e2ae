package io.chirpsim.app.load;

import io.chirpsim.app.scenario.MqttSettings.Publisher;
import io.chirpsim.app.scenario.MqttSettings.Subscriber;
import java.util.List;

/** Checks between MQTT clients. */
final class MqttChecks {
    private MqttChecks() {}

    /** One client identifier is one connection: a second client would throw the first one out. */
    static void sharedIds(List<Publisher> publishers, List<Subscriber> subscribers, Cursor at) {
        if (publishers == null || subscribers == null) {
            return;
        }
        for (Subscriber subscriber : subscribers) {
            if (publishers.stream().anyMatch(publisher -> publisher.id().equals(subscriber.id()))) {
                Cursor place = at.reading().placeOf(subscriber);
                place.at("id")
                        .wrong("'" + subscriber.id()
                                + "' is the id of a publisher as well; client identifiers are unique");
            }
        }
    }
}
