package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.results.SummaryJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Classes B and C, multicast and campaigns, as a file asks for them")
class ClassesScenarioTest {
    private static final String CAMPAIGN =
            """
            name: campaign
            duration: 2 h
            warmUp: 20 min
            replications: 3
            region: EU868
            site: { origin: { lat: 39.481, lon: -0.343 }, radius: 5 km }
            propagation: { model: oulu, shadowing: { sigma: 6 dB }, fading: { model: rayleigh } }
            gateways:
              - { id: gw-b, at: { x: 1 km, y: 0 m }, height: 20 m }
              - { id: gw-a, at: { x: -1 km, y: 0 m }, height: 25 m }
            devices:
              - { group: meters, count: 30, place: { disc: { radius: 3 km } }, class: C, traffic: { kind: periodic, every: 20 min, payload: 12 B } }
              - { group: valves, count: 10, place: { disc: { radius: 1 km } }, class: B, pingSlots: { every: 8 s }, traffic: { kind: periodic, every: 20 min, payload: 12 B } }
            multicast:
              - { id: firmware, members: meters, class: C, dataRate: DR4 }
              - { id: water, members: [valves], class: B, pingSlots: { every: 4 s }, send: { every: 10 min, first: 30 min, payload: 5 B } }
            campaign: { multicast: firmware, image: 2 kB, fragment: 40 B, redundancy: 10 %, start: 20 min, interval: 1 s, rounds: 3 }
            """;

    private static final String REORDERED =
            swapped(swapped(swapped(CAMPAIGN, "gw-b", "gw-a"), "meters,", "valves,"), "firmware,", "water,");

    /** The line with one thing and the next one, with the other, change places. */
    private static String swapped(String yaml, String first, String second) {
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        for (int i = 0; i + 1 < lines.size(); i++) {
            boolean list = lines.get(i).startsWith("  - {") && lines.get(i + 1).startsWith("  - {");
            if (list && lines.get(i).contains(first) && lines.get(i + 1).contains(second)) {
                lines.add(i, lines.remove(i + 1));
                return String.join("\n", lines) + "\n";
            }
        }
        throw new AssertionError(first + " and " + second);
    }

    @TempDir
    private Path folder;

    private static JsonNode summary(Scenario scenario, int threads) throws InterruptedException, IOException {
        var result = new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(threads, done -> {});
        byte[] bytes = SummaryJson.bytes(result, scenario.name(), scenario.seed(), 7200, new TreeMap<>());
        return new ObjectMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName(
            "a campaign: the same for two threads and for sizes; every meter of 30 has the 50 fragments in the end; valves hear in their slots")
    void campaign() throws Exception {
        JsonNode one = summary(Audit.scenario(folder, CAMPAIGN), 1);
        assertEquals(one, summary(Audit.scenario(folder, CAMPAIGN), 2));
        assertEquals(one, summary(Audit.scenario(folder, CAMPAIGN, "fidelity=sizes"), 1));
        assertEquals(one, summary(Audit.scenario(folder, REORDERED), 1), "any order of gateways and groups");
        JsonNode campaign = one.get("campaign");
        assertEquals(50, campaign.get("fragments").asInt());
        assertTrue(campaign.get("fragmentsSent").get("mean").asDouble() >= 55);
        assertTrue(campaign.get("complete").get("mean").asDouble() > 0.9, campaign::toString);
        double half = campaign.get("timeS").get("p50").get("mean").asDouble();
        assertTrue(half >= 50 && half < 600, "not before the last of 50 fragments, one per second");
        assertTrue(campaign.get("jPerDevice").get("mean").asDouble() > 0);
        JsonNode downlink = one.get("downlink");
        assertEquals(3 * 9 * 10, downlink.get("generated").asInt(), "nine messages to ten valves, three times");
        assertTrue(downlink.get("ratio").get("mean").asDouble() > 0.9, downlink::toString);
        assertTrue(downlink.get("latencyS").get("p50").asDouble() < 6, "a slot every 4 s");
    }

    @Test
    @DisplayName(
            "a command to a valve of class B waits for its ping slot, not for its uplink; the same to one of class A waits for hours")
    void command() {
        String yaml =
                """
                name: command
                duration: 5 h
                region: EU868
                site: { radius: 2 km }
                gateways: [{ id: gw, at: { x: 0 m, y: 0 m }, height: 20 m }]
                devices:
                  - { group: valve, count: 1, place: { at: { x: 100 m, y: 0 m } }, class: B, pingSlots: { every: 16 s },
                      traffic: { kind: periodic, every: 2 h, payload: 10 B } }
                mqtt:
                  integration: { format: the-things-stack, applicationId: a, tenant: t }
                  publishers:
                    - { id: boss, topic: v3/a@t/devices/valve-1/down/push, payload: '{"downlinks":[{"f_port":2,"frm_payload":"AQ=="}]}', at: 3 h, every: 1 h }
                """;
        Audit b = Audit.of(folder, yaml);
        assertEquals(2, b.result.delivered(Direction.DOWNLINK));
        assertTrue(slowestS(b) <= 2 * 15.36 + 5 && slowestS(b) > 0, "two slots and the beacon's time at most");
        Audit a = Audit.of(folder, yaml.replace("class: B, pingSlots: { every: 16 s }", "class: A"));
        assertTrue(a.result.delivered(Direction.DOWNLINK) < 2 || slowestS(a) > 100);
        Audit c = Audit.of(folder, yaml.replace("class: B, pingSlots: { every: 16 s }", "class: C"));
        assertEquals(2, c.result.delivered(Direction.DOWNLINK));
        assertTrue(slowestS(c) < 2);
    }

    @Test
    @DisplayName(
            "a multicast group is an end-device of The Things Stack: one command, raw or planned, is a message for each member")
    void commandForGroup() {
        String yaml =
                """
                name: group
                duration: 3 h
                region: EU868
                site: { radius: 2 km }
                gateways: [{ id: gw, at: { x: 0 m, y: 0 m }, height: 20 m }]
                devices:
                  - { group: lamp, count: 6, place: { disc: { radius: 300 m } }, class: C, traffic: { kind: periodic, every: 20 min, payload: 10 B } }
                multicast:
                  - { id: street, members: lamp, class: C, dataRate: DR3 }
                mqtt:
                  integration: { format: the-things-stack, applicationId: a, tenant: t }
                  publishers:
                    - { id: boss, topic: v3/a@t/devices/street/down/push, payload: '{"downlinks":[{"f_port":2,"frm_payload":"AQ=="}]}', at: 1 h, every: 1 h }
                    - { id: planner, downlink: { device: street, fPort: 3, payload: "0102" }, at: 90 min }
                """;
        Audit audit = Audit.of(folder, yaml);
        assertEquals(3 * 6, audit.result.delivered(Direction.DOWNLINK));
        assertTrue(slowestS(audit) > 0 && slowestS(audit) < 2);
    }

    private static double slowestS(Audit audit) {
        return audit.rows.stream()
                        .filter(row -> row.direction() == Direction.DOWNLINK)
                        .mapToLong(row -> row.endUs() - row.createdUs())
                        .max()
                        .orElse(0)
                / 1e6;
    }
}
