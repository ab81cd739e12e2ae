package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.SummaryJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything at once, at any time: the recorder finds every message again, and the bytes change nothing. */
class RandomTimelinesTest {
    private static final String SCENARIO =
            """
            name: timeline-%d
            seed: %d
            duration: 1 h
            warmUp: 5 min
            region: EU868
            site: { radius: 3 km }
            propagation: { model: oulu, shadowing: { sigma: 7.8 dB } }
            gateways:
              - { id: gw-a, at: { x: -900 m, y: 0 m }, height: 20 m }
              - { id: gw-b, at: { x: 900 m, y: 0 m }, height: 20 m }
            devices:
              - { group: meters, count: 12, place: { disc: { radius: 1 km } }, queue: { depth: 3 },
                  traffic: { kind: poisson, mean: 90 s, payload: 10 B } }
              - { group: alarms, count: 4, place: { disc: { radius: 1 km } }, confirmed: true,
                  traffic: { kind: poisson, mean: 2 min, payload: 5 B } }
              - { group: fixed, count: 3, place: { disc: { radius: 1 km } }, activation: ABP,
                  traffic: { kind: periodic, every: 1 min, payload: 5 B } }
              - { group: bikes, count: 3, activation: ABP, dataRate: DR3, traffic: { kind: periodic, every: 1 min, payload: 5 B },
                  mobility: { waypoints: [{ x: -2 km, y: 0 m }, { x: 2 km, y: 0 m }], speed: 30 km/h, loop: true, spacing: 1 min } }
            mqtt:
              integration: { format: the-things-stack, applicationId: a, tenant: t, qos: %d }
              publishers:
                - { id: p1, topic: "v3/a@t/devices/alarms-1/down/push", payload: '{"downlinks":[{"f_port":2,"frm_payload":"AQ==","confirmed":true}]}', every: 3 min }
              subscribers:
                - { id: s1, filter: "v3/+/devices/+/up", qos: %d, cleanSession: %b, link: { latency: 15 ms, jitter: 5 ms, loss: 2 %% } }
            events:
            """;

    @TempDir
    private Path folder;

    private static String yaml(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(
                SCENARIO.formatted(seed, seed, random.nextInt(3), random.nextInt(3), random.nextBoolean()));
        int atS = 0;
        for (int i = 0; i < 8; i++) {
            atS += 120 + random.nextInt(300);
            int forS = 1 + random.nextInt(110);
            text.append("  - { at: ")
                    .append(atS)
                    .append(" s, ")
                    .append(event(random, forS))
                    .append(" }\n");
        }
        return text.toString();
    }

    private static String event(SplittableRandom random, int forS) {
        String gateway = random.nextBoolean() ? "gw-a" : "gw-b";
        String group = random.nextBoolean() ? "meters" : "alarms";
        return switch (random.nextInt(9)) {
            case 0 -> "gateway: " + gateway + ", down: " + forS + " s";
            case 1 -> "backhaul: " + (random.nextBoolean() ? "all" : gateway) + ", down: " + forS + " s";
            case 2 -> "networkServer: restart, down: " + forS + " s";
            case 3 -> "broker: restart, down: " + forS + " s, keepSessions: " + random.nextBoolean();
            case 4 -> "jammer: { channel: 868.3 MHz, bandwidth: 500 kHz, power: 14 dBm, at: { x: 0 m, y: 0 m }, share: "
                    + (10 + random.nextInt(91)) + " %, burst: 20 ms }, for: " + forS + " s";
            case 5 -> "group: " + group + ", move: { disc: { radius: 2 km } }";
            case 6 -> "group: " + group + ", powerCycle: within " + forS + " s";
            case 7 -> "group: " + group + ", reset: losesDevNonce";
            default -> "rejoin: " + (random.nextBoolean() ? "all" : "{ gateway: " + gateway + " }");
        };
    }

    private static String summary(Scenario scenario) throws InterruptedException {
        RunResult result = new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(1, done -> {});
        byte[] bytes = SummaryJson.bytes(result, scenario.name(), scenario.seed(), 3600, new TreeMap<>());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("eight random timelines: every message has its end, bytes and sizes tell the same")
    void conserve() throws InterruptedException {
        for (long seed = 1; seed <= 8; seed++) {
            String yaml = yaml(seed);
            String bytes = summary(Audit.scenario(folder, yaml));
            assertEquals(bytes, summary(Audit.scenario(folder, yaml, "fidelity=sizes")), "seed " + seed);
        }
    }
}
