package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.results.MessageSink.Outcome;
import io.chirpsim.results.MessageSink.Row;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.SummaryJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small scenarios drawn at random, and what must hold in each. A failure names its seed; with {@code -DrandomScenarios.seed=N
 * -DrandomScenarios.count=1} that one alone runs again.
 */
class RandomScenariosTest {
    private static final long FIRST_SEED = Long.getLong("randomScenarios.seed", 1);
    private static final int COUNT = Integer.getInteger("randomScenarios.count", 60);
    private static final long HOUR_US = 3_600_000_000L;

    @TempDir
    private Path folder;

    private long uplinks;
    private long delivered;
    private long downlinks;
    private long commandsDelivered;
    private long dropped;

    @Test
    @DisplayName(
            "the ledger conserves, stages add up, duty cycles are kept, counters grow, half duplex holds, real bytes and sizes agree")
    void invariants() throws InterruptedException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
            String yaml = new RandomScenario(new Random(seed)).yaml(seed);
            try {
                check(yaml, seed % 4 == 0);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + "; again with mvn -B verify -pl scenarios/app -am -Dtest=RandomScenariosTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -DrandomScenarios.count=1"
                                + " -DrandomScenarios.seed=" + seed + "\n" + yaml,
                        e);
            }
        }
        if (COUNT >= 60) {
            assertTrue(
                    uplinks > 10_000 && delivered > 5_000, () -> "too little happens: " + uplinks + ", " + delivered);
            assertTrue(downlinks > 1_000 && commandsDelivered > 100, () -> downlinks + ", " + commandsDelivered);
            assertTrue(dropped > 0, "no MQTT message is ever dropped");
        }
    }

    private void check(String yaml, boolean compareFidelity) throws InterruptedException {
        Scenario scenario = Audit.scenario(folder, yaml);
        Audit audit = Audit.of(folder, yaml);
        conserves(audit, Direction.UPLINK);
        conserves(audit, Direction.DOWNLINK);
        audit.rows.forEach(RandomScenariosTest::stagesAddUp);
        mqttPairsAreSane(audit, scenario);
        keepsDutyCycle(audit.uplinks, scenario.devices().get(0).dutyCycle());
        keepsDutyCycle(audit.downlinks, scenario.network().gatewayDutyCycle());
        oneAtATime(audit.uplinks);
        oneAtATime(audit.downlinks);
        isHalfDuplex(audit);
        counterGrows(audit);
        if (compareFidelity) {
            String bytes = summary(folder, yaml, "fidelity=bytes");
            assertEquals(bytes, summary(folder, yaml, "fidelity=sizes"));
            gatewaysCountLikeTheRadio(audit, scenario, bytes);
        }
        uplinks += audit.uplinks.size();
        delivered += audit.result.delivered(Direction.UPLINK);
        downlinks += audit.downlinks.size();
        commandsDelivered += audit.result.delivered(Direction.DOWNLINK);
        dropped += audit.result.count("mqtt.dropped");
    }

    private static String summary(Path folder, String yaml, String set) throws InterruptedException {
        Scenario scenario = Audit.scenario(folder, yaml, set);
        RunResult result = new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(1, done -> {});
        return new String(
                SummaryJson.bytes(result, "random", scenario.seed(), 1, new TreeMap<>()),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void gatewaysCountLikeTheRadio(Audit audit, Scenario scenario, String summary) {
        JsonNode gateways = tree(summary).path("gateways");
        for (int i = 0; i < gateways.size(); i++) {
            int gateway = i;
            long decoded = audit.uplinks.stream()
                    .filter(up -> up.transmission().tag != 0 && up.decodedBy().contains(gateway))
                    .filter(up -> up.startUs() >= scenario.warmUpUs()
                            && up.startUs() < scenario.durationUs().orElseThrow())
                    .count();
            assertEquals(decoded, gateways.path("gw-" + i).path("received").longValue());
            assertTrue(!(gateways.path("gw-" + i).path("receptionShare").doubleValue() > 1));
        }
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void conserves(Audit audit, Direction direction) {
        long lost = audit.result.lost(direction);
        long inFlight = audit.result.inFlight(direction);
        assertEquals(audit.result.generated(direction), audit.result.delivered(direction) + lost + inFlight);
        assertEquals(audit.result.delivered(direction), rows(audit, direction, Outcome.DELIVERED));
        assertEquals(lost, rows(audit, direction, Outcome.LOST));
        assertEquals(inFlight, rows(audit, direction, Outcome.IN_FLIGHT));
    }

    private static long rows(Audit audit, Direction direction, Outcome outcome) {
        return audit.rows.stream()
                .filter(row -> row.direction() == direction && row.outcome() == outcome)
                .count();
    }

    private static void stagesAddUp(Row row) {
        assertTrue(row.endUs() >= row.createdUs(), row::toString);
        assertEquals(row.outcome() == Outcome.LOST, row.cause() != null, row::toString);
        if (row.outcome() == Outcome.DELIVERED && row.direction() == Direction.UPLINK) {
            long sumUs = Arrays.stream(row.stageUs()).filter(us -> us > 0).sum();
            assertEquals(row.endUs() - row.createdUs(), sumUs, row::toString);
        }
    }

    private static void mqttPairsAreSane(Audit audit, Scenario scenario) {
        int subscribers = scenario.mqtt().map(mqtt -> mqtt.subscribers().size()).orElse(0);
        long published = audit.result.count("mqtt.published");
        long deliveredPairs = audit.result.count("mqtt.delivered");
        boolean retains = scenario.mqtt().stream()
                .anyMatch(mqtt -> mqtt.publishers().stream().anyMatch(publisher -> publisher.retain()));
        // the network server subscribes to commands, too; a message published before the warm-up's end may be dropped
        // long after it
        boolean fromTheStart = scenario.warmUpUs() == 0;
        long most = published * (subscribers + 1);
        long pairs = deliveredPairs + audit.result.count("mqtt.dropped");
        assertTrue(!fromTheStart || retains || pairs <= most, () -> pairs + " MQTT pairs, " + most + " at most");
        assertTrue(subscribers > 0 || deliveredPairs == 0);
    }

    /** Per sender and sub-band: never more than the limit in an hour; under the off-time rule one frame more. */
    private static void keepsDutyCycle(List<Audit.Frame> frames, io.chirpsim.app.scenario.DutyCycleRule rule) {
        Region region = Region.named("EU868");
        Map<String, List<Audit.Frame>> bySenderAndBand = new TreeMap<>();
        for (Audit.Frame frame : frames) {
            int band = region.subBandIndex(frame.transmission().frequencyHz, frame.transmission().eirpDbm);
            bySenderAndBand
                    .computeIfAbsent(frame.sender() + "/" + band, key -> new ArrayList<>())
                    .add(frame);
        }
        for (var entry : bySenderAndBand.entrySet()) {
            int band = Integer.parseInt(entry.getKey().split("/")[1]);
            long budgetUs = HOUR_US / 1_000_000 * region.dutyCyclesPpm()[band];
            List<Audit.Frame> own = entry.getValue();
            long longestUs =
                    own.stream().mapToLong(Audit.Frame::airtimeUs).max().orElse(0);
            long allowedUs =
                    rule == io.chirpsim.app.scenario.DutyCycleRule.HOUR_WINDOW ? budgetUs : budgetUs + longestUs;
            for (Audit.Frame last : own) {
                long sumUs = 0;
                for (Audit.Frame frame : own) {
                    long fromUs = Math.max(frame.startUs(), last.endUs() - HOUR_US);
                    sumUs += Math.max(0, Math.min(frame.endUs(), last.endUs()) - fromUs);
                }
                long airtimeUs = sumUs;
                assertTrue(airtimeUs <= allowedUs, () -> entry.getKey() + ": " + airtimeUs + " us of " + allowedUs);
            }
        }
    }

    private static void oneAtATime(List<Audit.Frame> frames) {
        Map<Integer, Audit.Frame> last = new HashMap<>();
        List<Audit.Frame> byStart = new ArrayList<>(frames);
        byStart.sort(java.util.Comparator.comparingLong(Audit.Frame::startUs));
        for (Audit.Frame frame : byStart) {
            Audit.Frame before = last.put(frame.sender(), frame);
            assertTrue(before == null || !before.overlaps(frame), () -> "two frames at once at " + frame.startUs());
        }
    }

    private static void isHalfDuplex(Audit audit) {
        for (Audit.Frame down : audit.downlinks) {
            for (Audit.Frame up : audit.uplinks) {
                assertTrue(
                        !up.overlaps(down) || !up.decodedBy().contains(down.sender()),
                        () -> "gateway " + down.sender() + " decodes while it sends at " + down.startUs());
            }
        }
    }

    /** Between two joins a device's FCnt grows by one with each new frame and stays for repetitions. */
    private static void counterGrows(Audit audit) {
        Map<Integer, byte[]> last = new HashMap<>();
        for (Audit.Frame up : audit.uplinks) {
            if (!(up.transmission().content instanceof byte[] bytes)) {
                return;
            }
            if ((bytes[0] & 0xE0) == 0) {
                last.remove(up.sender());
                continue;
            }
            byte[] before = last.put(up.sender(), bytes);
            if (before == null) {
                assertEquals(0, fCnt(bytes));
            } else if (fCnt(bytes) == fCnt(before)) {
                assertArrayEquals(before, bytes, "a repetition is the same frame");
            } else {
                assertEquals(fCnt(before) + 1, fCnt(bytes));
            }
        }
    }

    private static int fCnt(byte[] phyPayload) {
        return phyPayload[6] & 0xFF | (phyPayload[7] & 0xFF) << 8;
    }

    /** Draws everything that a scenario may say and that bears on these rules. */
    private record RandomScenario(Random random) {
        String yaml(long seed) {
            StringBuilder text = new StringBuilder("name: random\nquestion: Do the rules hold?\nregion: EU868\n");
            text.append("seed: ").append(seed).append('\n');
            text.append("duration: ").append(one("20 min", "1 h", "90 min")).append('\n');
            text.append("warmUp: ").append(one("0 s", "0 s", "10 min")).append('\n');
            text.append("drain: ").append(one("0 s", "1 min", "10 min")).append('\n');
            text.append("site: { radius: 6 km }\n");
            text.append("propagation: { model: ").append(one("oulu", "magrin", "lorasim"));
            text.append(", shadowing: { sigma: ").append(one("0 dB", "7 dB", "7 dB, correlation: 0 m"));
            text.append(" }, fading: ").append(one("none", "none", "{ model: rayleigh, speed: 1.4 m/s }"));
            text.append(" }\n");
            text.append("radio: { interference: ")
                    .append(one("goursaud", "croce"))
                    .append(" }\n");
            gateways(text);
            devices(text);
            network(text);
            if (random.nextInt(5) > 0) {
                mqtt(text);
            }
            return text.toString();
        }

        private String one(String... of) {
            return of[random.nextInt(of.length)];
        }

        private void gateways(StringBuilder text) {
            text.append("gateways:\n");
            for (int i = random.nextInt(3); i >= 0; i--) {
                text.append("  - { id: gw-").append(i).append(", at: { x: ").append(random.nextInt(3000) - 1500);
                text.append(" m, y: ").append(random.nextInt(3000) - 1500).append(" m }, model: ");
                text.append(one("sx1301", "sx1302"))
                        .append(", antennaGain: ")
                        .append(one("0 dB", "5 dB"))
                        .append(" }\n");
            }
        }

        private void devices(StringBuilder text) {
            String dutyCycle = one("offTime", "hourWindow");
            text.append("devices:\n");
            for (int i = random.nextInt(3); i >= 0; i--) {
                text.append("  - { group: g").append(i).append(", count: ").append(1 + random.nextInt(12));
                text.append(", place: { disc: { radius: ")
                        .append(one("500 m", "2 km", "5 km"))
                        .append(" } }");
                text.append(", activation: ").append(one("OTAA", "ABP"));
                text.append(", dataRate: ").append(one("DR0", "DR3", "DR5", "lowestThatReaches"));
                text.append(", confirmed: ").append(one("true", "false", "false"));
                text.append(", retransmission: ").append(one("lorawan-1.0.4", "lorawan-1.0.2", "ns3"));
                text.append(", nbTrans: ").append(1 + random.nextInt(4));
                text.append(", dutyCycle: ").append(dutyCycle);
                text.append(", queue: { depth: ").append(1 + random.nextInt(4)).append(", whenFull: ");
                text.append(one("replace-oldest", "drop-new")).append(" }");
                text.append(", clock: { drift: ").append(one("0 ppm", "40 ppm")).append(", jitter: 1 ms }");
                text.append(", indoor: ")
                        .append(one("true", "false"))
                        .append(", traffic: ")
                        .append(traffic())
                        .append(" }\n");
            }
        }

        private String traffic() {
            String payload = ", payload: " + (1 + random.nextInt(45)) + " B }";
            return random.nextBoolean()
                    ? "{ kind: periodic, every: " + one("20 s", "2 min", "10 min") + ", jitter: 5 s" + payload
                    : "{ kind: poisson, mean: " + one("10 s", "1 min", "5 min") + payload;
        }

        private void network(StringBuilder text) {
            text.append("network: { dedupWindow: ").append(one("0 s", "200 ms"));
            text.append(", rx1Delay: ").append(one("1 s", "5 s"));
            text.append(", rx2: { dataRate: ").append(one("DR0", "DR3")).append(" }");
            text.append(", gatewayDutyCycle: ").append(one("offTime", "hourWindow"));
            text.append(", downlink: { maxQueued: ").append(one("1", "16"));
            text.append(", windows: ").append(one("both", "rx1", "rx2")).append(" }");
            text.append(", backhaul: { latency: ").append(one("0 ms", "40 ms")).append(", jitter: ");
            text.append(one("0 ms", "30 ms"))
                    .append(", loss: ")
                    .append(one("0 %", "5 %"))
                    .append(" } }\n");
        }

        private void mqtt(StringBuilder text) {
            text.append("mqtt:\n  broker: { maxInflight: ")
                    .append(one("1", "20"))
                    .append(", maxQueued: ");
            text.append(one("1", "1000")).append(" }\n");
            text.append("  integration: { format: the-things-stack, applicationId: a, tenant: t, qos: ");
            text.append(random.nextInt(3)).append(", link: ").append(link()).append(" }\n  publishers:\n");
            for (int i = random.nextInt(3); i >= 0; i--) {
                text.append("    - { id: p")
                        .append(i)
                        .append(", topic: \"v3/a@t/devices/g0-")
                        .append(1 + random.nextInt(3));
                text.append("/down/")
                        .append(one("push", "push", "replace"))
                        .append("\", payload: '")
                        .append(command());
                text.append("', every: ")
                        .append(one("30 s", "3 min"))
                        .append(", qos: ")
                        .append(random.nextInt(3));
                text.append(", retain: ")
                        .append(one("true", "false"))
                        .append(", link: ")
                        .append(link())
                        .append(" }\n");
            }
            text.append("  subscribers:\n");
            for (int i = random.nextInt(3); i >= 0; i--) {
                text.append("    - { id: s")
                        .append(i)
                        .append(", filter: \"")
                        .append(one("v3/#", "v3/+/devices/+/up", "#"));
                text.append("\", qos: ")
                        .append(random.nextInt(3))
                        .append(", cleanSession: ")
                        .append(one("true", "false"));
                text.append(", link: ").append(link()).append(" }\n");
            }
        }

        private String link() {
            return "{ latency: " + one("1 ms", "200 ms") + ", jitter: " + one("0 ms", "50 ms") + ", loss: "
                    + one("0 %", "5 %", "60 %") + one("", ", bandwidth: 2 kbit/s") + " }";
        }

        private String command() {
            String downlink = "{\"f_port\":2,\"frm_payload\":\"" + one("AQ==", "", "AAAA".repeat(15))
                    + "\",\"confirmed\":" + one("true", "false") + "}";
            return one(
                    "{}", "{\"downlinks\":[" + downlink + "]}", "{\"downlinks\":[" + downlink + "," + downlink + "]}");
        }
    }
}
