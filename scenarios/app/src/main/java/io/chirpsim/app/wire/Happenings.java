package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.scenario.TimelineEvent;
import io.chirpsim.app.scenario.TimelineEvent.BackhaulDown;
import io.chirpsim.app.scenario.TimelineEvent.BrokerRestart;
import io.chirpsim.app.scenario.TimelineEvent.GatewayDown;
import io.chirpsim.app.scenario.TimelineEvent.GatewayUp;
import io.chirpsim.app.scenario.TimelineEvent.Jammer;
import io.chirpsim.app.scenario.TimelineEvent.Move;
import io.chirpsim.app.scenario.TimelineEvent.Reset;
import io.chirpsim.app.scenario.TimelineEvent.ServerRestart;
import io.chirpsim.app.scenario.TimelineEvent.SwitchOn;
import io.chirpsim.app.scenario.TimelineEvent.Whom;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.results.EventInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in the results' terms what happens in a scenario. A gateway that goes down and comes up again is one event. */
final class Happenings {
    private final List<TimelineEvent> events;
    private final long durationUs;

    private Happenings(Scenario scenario, long durationUs) {
        this.events = scenario.events();
        this.durationUs = durationUs;
    }

    /** The events that results tell of, in their order. */
    static List<EventInfo> of(Scenario scenario, long durationUs) {
        Happenings happenings = new Happenings(scenario, durationUs);
        List<EventInfo> infos = new ArrayList<>();
        for (TimelineEvent event : told(scenario)) {
            infos.add(happenings.info(event));
        }
        return infos;
    }

    /** The events behind them. */
    static List<TimelineEvent> told(Scenario scenario) {
        return scenario.events().stream()
                .filter(event -> !(event instanceof GatewayUp))
                .toList();
    }

    /** When a gateway that goes down then is up again: after the event's own time, or when it is said to come up, or not within the run. */
    static long upUs(List<TimelineEvent> events, GatewayDown down, long durationUs) {
        return down.downUs().map(us -> down.atUs() + us).orElseGet(() -> events.stream()
                .filter(event -> event instanceof GatewayUp up
                        && up.gateway().equals(down.gateway())
                        && up.atUs() >= down.atUs())
                .mapToLong(TimelineEvent::atUs)
                .findFirst()
                .orElse(durationUs));
    }

    private EventInfo info(TimelineEvent event) {
        if (event instanceof GatewayDown down) {
            long untilUs = upUs(events, down, durationUs);
            return info(
                    down, untilUs, "gatewayDown", "gateway " + down.gateway() + " down", RadioCause.GATEWAY_DOWN.key());
        } else if (event instanceof BackhaulDown down) {
            String whose = down.gateway().map(id -> "backhaul of " + id).orElse("backhaul of all gateways");
            return info(down, down.atUs() + down.downUs(), "backhaulDown", whose + " down", MacCause.BACKHAUL.key());
        } else if (event instanceof ServerRestart restart) {
            long untilUs = restart.atUs() + restart.downUs();
            return info(restart, untilUs, "serverRestart", "network server restarts", MacCause.SERVER_DOWN.key());
        } else if (event instanceof BrokerRestart restart) {
            String what = "MQTT broker restarts, sessions " + (restart.keepSessions() ? "kept" : "lost");
            long untilUs = restart.atUs() + restart.downUs();
            return info(restart, untilUs, "brokerRestart", what, MqttCause.BROKER.key(), MqttCause.SUBSCRIBER.key());
        } else if (event instanceof Jammer jammer) {
            String what = "jammer on " + megahertz(jammer.jamming().channelHz());
            return info(jammer, jammer.atUs() + jammer.lengthUs(), "jammer", what, RadioCause.JAMMED.key());
        }
        return ofDevices(event);
    }

    private EventInfo ofDevices(TimelineEvent event) {
        if (event instanceof SwitchOn on) {
            String what = on.count().map(n -> n + " of ").orElse("") + on.group() + " switched on";
            return info(on, on.atUs(), "switchOn", what, MacCause.JOIN_PENDING.key())
                    .of(on.group());
        } else if (event instanceof Move move) {
            return info(move, move.atUs(), "move", move.group() + " moved").of(move.group());
        }
        Reset reset = (Reset) event;
        String[] causes = {MacCause.DEVICE_RESET.key(), MacCause.JOIN_PENDING.key()};
        if (reset.whom() instanceof Whom.OfGroup of) {
            return info(reset, reset.atUs(), "reset", of.group() + " reset", causes)
                    .of(of.group());
        }
        String who = reset.whom() instanceof Whom.NearGateway near ? "devices near " + near.gateway() : "all devices";
        return info(reset, reset.atUs(), "reset", who + " reset", causes);
    }

    private static String megahertz(long hz) {
        return String.format(Locale.ROOT, "%.3f", hz / 1e6).replaceFirst("0{1,2}$", "") + " MHz";
    }

    private static EventInfo info(TimelineEvent event, long untilUs, String kind, String what, String... explains) {
        return new EventInfo(event.atUs(), untilUs, kind, what, List.of(explains), Optional.empty());
    }
}
