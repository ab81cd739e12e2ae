package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.results.MessageSink.Outcome;
import io.chirpsim.results.MessageSink.Row;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.SummaryJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small scenarios drawn at random, and what must hold in each. A failure names its seed; with {@code -DrandomScenarios.seed=N
 * -DrandomScenarios.count=1} that one alone runs again.
 */
class RandomScenariosTest {
    private static final long FIRST_SEED = Long.getLong("randomScenarios.seed", 1);
    private static final int USUAL = 2_000;
    private static final int COUNT = Integer.getInteger("randomScenarios.count", USUAL);
    private static final int THREADS = 2;
    private static final int MOST_TOLD = 40;

    /** Every so manieth runs with both fidelities. */
    private static final int COMPARED = 4;

    @TempDir
    private Path folder;

    private final AtomicLong uplinks = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong downlinks = new AtomicLong();
    private final AtomicLong commandsDelivered = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    @Test
    @DisplayName(
            "2,000 random scenarios: ledgers conserve, stages add up, duty cycles are kept, counters grow, downlinks hit"
                    + " windows, energy adds up, half duplex holds, bytes and sizes agree")
    void invariants() throws InterruptedException {
        run(FIRST_SEED, COUNT);
        if (COUNT >= USUAL) {
            assertTrue(
                    uplinks.get() > 100_000 && delivered.get() > 30_000,
                    () -> "too little happens: " + uplinks + ", " + delivered);
            assertTrue(
                    downlinks.get() > 20_000 && commandsDelivered.get() > 2_000,
                    () -> downlinks + ", " + commandsDelivered);
            assertTrue(dropped.get() > 0, "no MQTT message is ever dropped");
        }
    }

    @Test
    @Tag("slow")
    @DisplayName("20,000 more random scenarios")
    void more() throws InterruptedException {
        run(FIRST_SEED + COUNT, 20_000);
    }

    /** Two at a time; tells of the first seed that fails. */
    private void run(long firstSeed, int count) throws InterruptedException {
        AtomicLong next = new AtomicLong(firstSeed);
        ConcurrentSkipListMap<Long, Throwable> failures = new ConcurrentSkipListMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Path own = folder.resolve("thread-" + i);
            Thread thread = new Thread(() -> {
                for (long seed = next.getAndIncrement(); seed < firstSeed + count; seed = next.getAndIncrement()) {
                    try {
                        Files.createDirectories(own);
                        check(own, seed);
                    } catch (AssertionError | Exception e) {
                        failures.put(seed, e);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    told(failures, count), failures.firstEntry().getValue());
        }
    }

    private static String told(SortedMap<Long, Throwable> failures, int count) {
        StringBuilder text = new StringBuilder();
        text.append(failures.size()).append(" of ").append(count).append(" fail:\n");
        failures.entrySet().stream().limit(MOST_TOLD).forEach(one -> text.append("  seed ")
                .append(one.getKey())
                .append(": ")
                .append(one.getValue())
                .append('\n'));
        long first = failures.firstKey();
        return text.append("seed ")
                .append(first)
                .append(" again: mvn -B verify -pl scenarios/app -am -Dtest=RandomScenariosTest#invariants")
                .append(" -Dsurefire.failIfNoSpecifiedTests=false -DrandomScenarios.count=1 -DrandomScenarios.seed=")
                .append(first)
                .append('\n')
                .append(RandomScenario.yaml(first))
                .toString();
    }

    private void check(Path own, long seed) throws InterruptedException {
        String yaml = RandomScenario.yaml(seed);
        Scenario scenario = Audit.scenario(own, yaml);
        Audit audit = Audit.of(scenario);
        conserves(audit, Direction.UPLINK);
        conserves(audit, Direction.DOWNLINK);
        audit.rows.forEach(RandomScenariosTest::stagesAddUp);
        mqttPairsAreSane(audit, scenario);
        AirRules rules = new AirRules(audit, scenario);
        rules.check();
        if (seed % COMPARED == 0) {
            String bytes = summary(scenario);
            gatewaysCountLikeTheRadio(audit, scenario, bytes);
            if (!yaml.contains("gatewayTopics") && !rules.sessionsCross()) {
                same(bytes, summary(Audit.scenario(own, yaml, "fidelity=sizes")));
            }
        }
        uplinks.addAndGet(audit.uplinks.size());
        delivered.addAndGet(audit.result.delivered(Direction.UPLINK));
        downlinks.addAndGet(audit.downlinks.size());
        commandsDelivered.addAndGet(audit.result.delivered(Direction.DOWNLINK));
        dropped.addAndGet(audit.result.count("mqtt.dropped"));
    }

    /** Tells of the first line that differs: a summary has a thousand. */
    private static void same(String bytes, String sizes) {
        List<String> ofBytes = bytes.lines().toList();
        List<String> ofSizes = sizes.lines().toList();
        for (int i = 0; i < Math.min(ofBytes.size(), ofSizes.size()); i++) {
            int line = i;
            assertEquals(ofBytes.get(i), ofSizes.get(i), () -> "fidelity bytes and sizes, line " + (line + 1));
        }
        assertEquals(ofBytes.size(), ofSizes.size());
    }

    private static String summary(Scenario scenario) throws InterruptedException {
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
                .anyMatch(mqtt -> mqtt.integration().gatewayTopics()
                        || mqtt.publishers().stream().anyMatch(publisher -> publisher.retain()));
        // a message published before the warm-up's end may arrive after it
        boolean fromTheStart = scenario.warmUpUs() == 0;
        assertTrue(
                !fromTheStart || retains || deliveredPairs <= published * subscribers,
                () -> deliveredPairs + " MQTT messages delivered, " + published + " published");
        assertTrue(subscribers > 0 || deliveredPairs == 0);
    }
}
