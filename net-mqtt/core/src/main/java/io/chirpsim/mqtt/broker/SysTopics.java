package io.chirpsim.mqtt.broker;

import io.chirpsim.mqtt.packet.Message;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the broker says about itself under {@code $SYS/broker}, retained and at QoS 0; a value that has not changed is not said again. */
final class SysTopics extends Timer {
    static final String PREFIX = "$SYS/";

    private final BrokerConfig config;
    private final Counters counters;
    private final Router router;
    private final Timers timers;
    private final Map<String, String> said = new LinkedHashMap<>();
    private boolean started;
    private long startUs;

    SysTopics(BrokerConfig config, Counters counters, Router router, Timers timers) {
        this.config = config;
        this.counters = counters;
        this.router = router;
        this.timers = timers;
    }

    /** The first input tells when the broker started. */
    void start(long nowUs, BrokerOut out) {
        if (!started && config.sysIntervalUs() > 0) {
            started = true;
            startUs = nowUs;
            onDue(nowUs, out);
        }
    }

    /** Its retained messages are gone: everything is to be said again. */
    void forget() {
        said.clear();
    }

    @Override
    void onDue(long nowUs, BrokerOut out) {
        say("version", config.version(), out);
        say("uptime", (nowUs - startUs) / 1_000_000 + " seconds", out);
        say("clients/connected", Integer.toString(counters.clientsConnected), out);
        say("messages/received", Long.toString(counters.messagesReceived), out);
        say("messages/sent", Long.toString(counters.messagesSent), out);
        say("publish/messages/dropped", Long.toString(counters.publishDropped), out);
        say("retained messages/count", Integer.toString(counters.retained), out);
        say("subscriptions/count", Integer.toString(counters.subscriptions), out);
        timers.set(this, nowUs + config.sysIntervalUs());
    }

    private void say(String name, String value, BrokerOut out) {
        if (value.equals(said.put(name, value))) {
            return;
        }
        String topic = PREFIX + "broker/" + name;
        router.routeOwn(Message.of(topic, value.getBytes(StandardCharsets.US_ASCII), 0, 0), topic, out);
    }
}
