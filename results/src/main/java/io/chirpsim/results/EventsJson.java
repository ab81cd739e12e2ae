package io.chirpsim.results;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The key {@code events} of {@code summary.json}: what each event did, means over replications with their intervals; what the figures mean says
 * {@link EventWatch}.
 */
final class EventsJson {
    private final RunResult result;

    EventsJson(RunResult result) {
        this.result = result;
    }

    void fill(ArrayNode events) {
        for (int i = 0; i < result.events().size(); i++) {
            fill(events.addObject(), i);
        }
    }

    private void fill(ObjectNode node, int event) {
        EventInfo info = result.events().get(event);
        node.set("atS", Json.number(info.atUs() / 1e6));
        node.set("untilS", Json.number(info.untilUs() / 1e6));
        node.put("kind", info.kind());
        node.put("what", info.what());
        info.explains().forEach(node.putArray("explains")::add);
        for (String figure : new String[] {"made", "lost", "downlinksLost"}) {
            put(node, event, figure);
        }
        ObjectNode delivery = node.putObject("delivery");
        put(delivery, event, "before");
        put(delivery, event, "during");
        put(node, event, "recoveryS");
        node.put("recovered", result.told(event, "recoveryS"));
        ObjectNode backlog = node.putObject("backlog");
        backlog.set("before", Json.interval(result.event(event, "backlogBefore")));
        backlog.set("most", Json.interval(result.event(event, "backlogMost")));
        ObjectNode joins = node.putObject("joins");
        joins.set("devices", Json.interval(result.event(event, "joining")));
        for (int percent : new int[] {50, 95, 100}) {
            joins.set("to" + percent + "S", Json.interval(result.event(event, "join" + percent + "S")));
        }
        joins.put("complete", result.told(event, "join100S"));
    }

    private void put(ObjectNode node, int event, String figure) {
        node.set(figure, Json.interval(result.event(event, figure)));
    }
}
