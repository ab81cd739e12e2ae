package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Fidelity;
import io.chirpsim.app.scenario.IntegrationFormat;
import io.chirpsim.app.scenario.MqttSettings.Downlink;
import io.chirpsim.app.scenario.MqttSettings.Integration;
import io.chirpsim.app.scenario.MqttSettings.Publisher;
import io.chirpsim.app.scenario.MqttSettings.Subscriber;
import java.util.List;

/** Checks between MQTT clients. */
final class MqttChecks {
    private MqttChecks() {}

    /** Only ChirpStack's gateways speak MQTT, and they publish real bytes. */
    static void gatewayTopics(IntegrationFormat format, Boolean wanted, Fidelity fidelity, Cursor at) {
        if (wanted == null || !wanted) {
            return;
        }
        if (format == IntegrationFormat.THE_THINGS_STACK) {
            at.at("gatewayTopics").wrong("found true; The Things Stack has no topics of gateways; allowed: false");
        }
        if (fidelity == Fidelity.SIZES) {
            at.at("gatewayTopics")
                    .wrong("found true, but with fidelity: sizes frames have no bytes to publish; allowed: false, or"
                            + " fidelity: bytes");
        }
    }

    /** The Things Stack knows no time after which a downlink is worthless. */
    static void expiries(Integration integration, List<Publisher> publishers, Cursor at) {
        if (integration == null || publishers == null || integration.format() == IntegrationFormat.CHIRPSTACK) {
            return;
        }
        for (Publisher publisher : publishers) {
            if (publisher.message() instanceof Downlink downlink
                    && downlink.expiresAfterUs().isPresent()) {
                at.reading()
                        .placeOf(downlink)
                        .at("expiresAfter")
                        .wrong("The Things Stack has no time after which a downlink is not sent; leave it out");
            }
        }
    }

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
