package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Activation;
import io.chirpsim.app.scenario.Availability;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.TimelineEvent;
import io.chirpsim.app.scenario.TimelineEvent.BackhaulDown;
import io.chirpsim.app.scenario.TimelineEvent.BrokerRestart;
import io.chirpsim.app.scenario.TimelineEvent.DevNonce;
import io.chirpsim.app.scenario.TimelineEvent.GatewayDown;
import io.chirpsim.app.scenario.TimelineEvent.GatewayUp;
import io.chirpsim.app.scenario.TimelineEvent.Move;
import io.chirpsim.app.scenario.TimelineEvent.Reset;
import io.chirpsim.app.scenario.TimelineEvent.ServerRestart;
import io.chirpsim.app.scenario.TimelineEvent.SwitchOn;
import io.chirpsim.app.scenario.TimelineEvent.Whom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of a scenario against each other, its gateways, its groups and its duration. */
final class EventChecks {
    private static final long NOT_YET_UP = Long.MAX_VALUE;

    private final Values values;
    private final Reading reading;
    private final List<GatewaySite> gateways;
    private final List<DeviceGroup> groups;
    private final Map<String, Long> downUntilUs = new HashMap<>();
    private final Map<String, Integer> switchedOn = new HashMap<>();

    private EventChecks(Values values, Cursor at) {
        this.values = values;
        this.reading = at.reading();
        this.gateways = values.get(ScenarioFormat.GATEWAYS);
        this.groups = values.get(ScenarioFormat.DEVICES);
    }

    static void check(Values v, Cursor at) {
        List<TimelineEvent> events = v.get(ScenarioFormat.EVENTS);
        if (events == null || v.get(ScenarioFormat.GATEWAYS) == null || v.get(ScenarioFormat.DEVICES) == null) {
            return;
        }
        EventChecks checks = new EventChecks(v, at);
        for (int i = 0; i < events.size(); i++) {
            checks.time(events.get(i), i == 0 ? 0 : events.get(i - 1).atUs());
            checks.what(events.get(i));
        }
    }

    private Cursor place(TimelineEvent event, String key) {
        return reading.placeOf(event).at(key);
    }

    private void time(TimelineEvent event, long beforeUs) {
        Optional<Long> durationUs = values.get(ScenarioFormat.DURATION);
        if (event.atUs() < beforeUs) {
            place(event, "at")
                    .wrong("found " + Canonical.time(event.atUs()) + " after " + Canonical.time(beforeUs)
                            + "; allowed: events in the order of time");
        } else if (durationUs != null && durationUs.isPresent() && event.atUs() >= durationUs.get()) {
            place(event, "at")
                    .wrong("found " + Canonical.time(event.atUs()) + "; allowed: before the end of the run, "
                            + Canonical.time(durationUs.get()));
        }
    }

    private void what(TimelineEvent event) {
        if (event instanceof GatewayDown down) {
            gatewayDown(down);
        } else if (event instanceof GatewayUp up) {
            gatewayUp(up);
        } else if (event instanceof BackhaulDown down) {
            backhaul(down);
        } else if (event instanceof ServerRestart restart) {
            outage("networkServer", "the network server", restart, restart.downUs());
        } else if (event instanceof BrokerRestart restart) {
            broker(restart);
        } else if (event instanceof SwitchOn on) {
            switchOn(on);
        } else if (event instanceof Move move) {
            move(move);
        } else if (event instanceof Reset reset) {
            reset(reset);
        } else if (event instanceof TimelineEvent.Jammer jammer) {
            jammer.jamming()
                    .source()
                    .ifPresent(source -> SiteChecks.inside(
                            values, source.at(), place(event, "jammer").at("at")));
        }
    }

    private Optional<GatewaySite> gateway(String id, Cursor at) {
        Optional<GatewaySite> known =
                gateways.stream().filter(gateway -> gateway.id().equals(id)).findFirst();
        if (known.isEmpty()) {
            List<String> ids = gateways.stream().map(GatewaySite::id).toList();
            at.wrong("there is no gateway '" + id + "'" + DidYouMean.hint(id, ids));
        }
        return known;
    }

    private Optional<DeviceGroup> group(String name, Cursor at) {
        Optional<DeviceGroup> known =
                groups.stream().filter(group -> group.name().equals(name)).findFirst();
        if (known.isEmpty()) {
            List<String> names = groups.stream().map(DeviceGroup::name).toList();
            at.wrong("there is no group '" + name + "'" + DidYouMean.hint(name, names));
        }
        return known;
    }

    /** Something goes down that may be down already. */
    private void outage(String key, String what, TimelineEvent event, long lengthUs) {
        long until = downUntilUs.getOrDefault(key, 0L);
        if (event.atUs() < until) {
            place(event, "at")
                    .wrong(what + " is down already"
                            + (until == NOT_YET_UP ? "" : " until " + Canonical.time(until))
                            + "; allowed: outages of one thing that do not overlap");
        } else {
            downUntilUs.put(key, lengthUs == NOT_YET_UP ? NOT_YET_UP : event.atUs() + lengthUs);
        }
    }

    private void gatewayDown(GatewayDown event) {
        Optional<GatewaySite> site = gateway(event.gateway(), place(event, "gateway"));
        long untilUs = event.downUs().map(us -> event.atUs() + us).orElse(NOT_YET_UP);
        outage(
                "gateway " + event.gateway(),
                event.gateway(),
                event,
                event.downUs().orElse(NOT_YET_UP));
        if (site.isPresent() && overlaps(site.get().availability(), event.atUs(), untilUs)) {
            place(event, "at")
                    .wrong("overlaps what " + event.gateway()
                            + "'s availability says; allowed: outages of one thing that do not overlap");
        }
    }

    private static boolean overlaps(Availability own, long fromUs, long untilUs) {
        return own.regular().isPresent()
                || own.downtimes().stream().anyMatch(one -> one.fromUs() < untilUs && one.untilUs() > fromUs);
    }

    private void gatewayUp(GatewayUp event) {
        if (gateway(event.gateway(), place(event, "gateway")).isPresent()
                && !Long.valueOf(NOT_YET_UP).equals(downUntilUs.get("gateway " + event.gateway()))) {
            place(event, "goes")
                    .wrong(event.gateway()
                            + " did not go down before; allowed: up after goes: down of the same gateway");
        }
        downUntilUs.put("gateway " + event.gateway(), event.atUs());
    }

    private void backhaul(BackhaulDown event) {
        if (event.gateway().isPresent()) {
            String id = event.gateway().get();
            gateway(id, place(event, "backhaul"));
            outage("backhaul " + id, "the backhaul of " + id, event, event.downUs());
            return;
        }
        long latestUs = gateways.stream()
                .mapToLong(gateway -> downUntilUs.getOrDefault("backhaul " + gateway.id(), 0L))
                .max()
                .orElse(0);
        downUntilUs.put("backhauls", latestUs);
        outage("backhauls", "a backhaul", event, event.downUs());
        gateways.forEach(gateway -> downUntilUs.put("backhaul " + gateway.id(), event.atUs() + event.downUs()));
    }

    private void broker(BrokerRestart event) {
        outage("broker", "the broker", event, event.downUs());
        Optional<?> mqtt = values.get(ScenarioFormat.MQTT);
        if (mqtt != null && mqtt.isEmpty()) {
            place(event, "broker").wrong("there is no broker; add a section mqtt, or leave the event out");
        }
    }

    private void switchOn(SwitchOn event) {
        Optional<DeviceGroup> group = group(event.group(), place(event, "group"));
        if (group.isEmpty()) {
            return;
        }
        Optional<Integer> size = group.get().count();
        int before = switchedOn.getOrDefault(event.group(), 0);
        if (size.isEmpty()) {
            place(event, "switchOn").wrong("a trace says when its devices speak; leave the event out");
            return;
        }
        int more = event.count().orElse(size.get());
        if (before + more > size.get()) {
            String rest = before == 0 ? "" : ", of which " + before + " are switched on before";
            place(event, "switchOn")
                    .wrong("found " + event.count().map(String::valueOf).orElse("all") + "; the group has " + size.get()
                            + rest);
        }
        switchedOn.put(event.group(), before + more);
    }

    private void move(Move event) {
        Optional<DeviceGroup> group = group(event.group(), place(event, "group"));
        if (group.isPresent()) {
            SiteChecks.inside(values, event.to(), place(event, "move"));
        }
    }

    private void reset(Reset event) {
        boolean rejoins = reading.placeOf(event).tree() instanceof Tree.Mapping mapping
                && mapping.child("rejoin").isPresent();
        if (event.whom() instanceof Whom.NearGateway near) {
            gateway(near.gateway(), place(event, "rejoin").at("gateway"));
        } else if (event.whom() instanceof Whom.OfGroup of) {
            Cursor at = place(event, rejoins ? "rejoin" : "group");
            Optional<DeviceGroup> group = group(of.group(), at);
            boolean joins = rejoins || event.devNonce() == DevNonce.LOST;
            if (joins && group.isPresent() && group.get().activation() == Activation.ABP) {
                at.wrong(
                        "the devices of " + of.group()
                                + " have their session by personalisation (ABP) and never join; allowed: a group with activation OTAA");
            }
        }
    }
}
