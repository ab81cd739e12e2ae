package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.SummaryJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same seed, same bytes. */
class DeterminismTest {
    private static final String HEAD =
            """
            name: order
            question: Does order matter?
            duration: 2 h
            warmUp: 10 min
            replications: 4
            region: EU868
            site: { origin: { lat: 39.481, lon: -0.343 }, radius: 3 km }
            propagation: { model: oulu, shadowing: { sigma: 7.8 dB } }
            network: { backhaul: { latency: 40 ms, jitter: 10 ms, loss: 1 % } }
            mqtt:
              integration: { format: the-things-stack, applicationId: a, tenant: t, qos: 1 }
              publishers:
                - { id: p1, topic: "v3/a@t/devices/near-1/down/push", payload: '{"downlinks":[{"f_port":2,"frm_payload":"AQ=="}]}', every: 20 min }
              subscribers:
                - { id: s1, filter: "v3/+/devices/+/up", qos: 1, link: { latency: 15 ms, jitter: 5 ms, loss: 2 % } }
                - { id: s2, filter: "v3/#", qos: 0, link: { latency: 5 ms } }
            """;
    private static final List<String> GATEWAYS = List.of(
            "  - { id: gw-b, at: { x: 900 m, y: 0 m }, height: 20 m }\n",
            "  - { id: gw-a, at: { x: -900 m, y: 0 m }, height: 25 m, model: sx1301 }\n",
            "  - { id: gw-c, at: { x: 0 m, y: 900 m }, height: 15 m }\n");
    private static final List<String> GROUPS = List.of(
            "  - { group: near, count: 40, place: { disc: { radius: 1 km } }, clock: { drift: 20 ppm, jitter: 1 ms },"
                    + " traffic: { kind: periodic, every: 5 min, jitter: 10 s, payload: 12 B } }\n",
            "  - { group: far, count: 60, place: { disc: { radius: 3 km } }, activation: ABP,"
                    + " traffic: { kind: poisson, mean: 6 min, payload: 20 B } }\n",
            "  - { group: alarm, count: 10, place: { disc: { radius: 2 km } }, confirmed: true, indoor: true,"
                    + " traffic: { kind: poisson, mean: 15 min, payload: 5 B } }\n");

    @TempDir
    private Path folder;

    private Scenario scenario(List<String> gateways, List<String> groups, String... sets) throws IOException {
        Path file = folder.resolve("order.yaml");
        Files.writeString(
                file,
                HEAD + "gateways:\n" + String.join("", gateways) + "devices:\n" + String.join("", groups),
                StandardCharsets.UTF_8);
        return TestScenarios.load(file.toString(), sets);
    }

    private static List<String> reversed(List<String> list) {
        return List.of(list.get(2), list.get(1), list.get(0));
    }

    private static RunResult run(Scenario scenario, int threads) throws InterruptedException {
        return new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(threads, done -> {});
    }

    private static String summary(Scenario scenario, int threads) throws InterruptedException {
        return summary(scenario, run(scenario, threads));
    }

    private static String summary(Scenario scenario, RunResult result) {
        byte[] bytes = SummaryJson.bytes(result, scenario.name(), scenario.seed(), 7200, new TreeMap<>());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("twice, with two threads, and with gateways and groups in another order: the same summary to the byte")
    void sameBytes() throws IOException, InterruptedException {
        Scenario scenario = scenario(GATEWAYS, GROUPS);
        RunResult result = run(scenario, 1);
        String reference = summary(scenario, result);
        assertTrue(result.delivered(Direction.UPLINK) > 1000, "too little happens to compare");
        assertTrue(result.delivered(Direction.DOWNLINK) > 5, "no downlinks to compare");
        assertEquals(reference, summary(scenario, 1));
        assertEquals(reference, summary(scenario, 2));
        assertEquals(reference, summary(scenario(reversed(GATEWAYS), reversed(GROUPS)), 2));
        assertNotEquals(reference, summary(scenario(GATEWAYS, GROUPS, "seed=2"), 2));
    }

    @Test
    @DisplayName("real bytes and sizes only give the same summary")
    void bytesEqualSizes() throws IOException, InterruptedException {
        String bytes = summary(scenario(GATEWAYS, GROUPS, "fidelity=bytes"), 2);
        assertEquals(bytes, summary(scenario(GATEWAYS, GROUPS, "fidelity=sizes"), 2));
    }

    @Test
    @DisplayName("a stopping rule looks at complete replications in order, whatever the number of threads")
    void stoppingRule() throws IOException, InterruptedException {
        String rule = "replications={ min: 2, max: 6, until: { metric: delivery.ratio, halfWidth: 2 % } }";
        Scenario scenario = scenario(GATEWAYS, GROUPS, rule, "duration=30 min");
        assertEquals(run(scenario, 1).replications(), run(scenario, 3).replications());
    }

    @Test
    @DisplayName(
            "a half-width of a latency is a latency: one of a microsecond is never reached, one of an hour at once")
    void stoppingRuleOnLatency() throws IOException, InterruptedException {
        assertEquals(2, replicationsUntil("1 h"));
        assertEquals(4, replicationsUntil("1 us"));
    }

    private int replicationsUntil(String halfWidth) throws IOException, InterruptedException {
        String rule = "replications={ min: 2, max: 4, until: { metric: latency.p95, halfWidth: " + halfWidth + " } }";
        return run(scenario(GATEWAYS, GROUPS, rule, "duration=30 min"), 2).replications();
    }
}
