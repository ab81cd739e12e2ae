package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.results.MessageSink.Outcome;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.SummaryJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What events do to the messages: the ledger conserves, and what they cost stands under their causes. */
class EventsScenarioTest {
    private static final long MINUTE_US = 60_000_000;
    private static final String SCENARIO =
            """
            name: events
            duration: 3 h
            region: EU868
            site: { radius: 20 km }
            propagation: { model: magrin }
            radio: { reception: threshold }
            gateways:
              - { id: gw-a, at: { x: 0 m, y: 0 m } }
              - { id: gw-b, at: { x: 15 km, y: 0 m } }
            devices:
              - { group: near, count: 30, place: { at: { x: 100 m, y: 0 m } }, activation: %s, dataRate: DR5,
                  traffic: { kind: periodic, every: 3 min, payload: 10 B } }
            mqtt:
              integration: { format: the-things-stack, applicationId: a, tenant: t, qos: 1 }
              subscribers:
                - { id: all, filter: "v3/+/devices/+/up", qos: 1 }
            events:
              - %s
            """;

    @TempDir
    private Path folder;

    private Audit audit(String activation, String event) {
        Audit audit = Audit.of(folder, SCENARIO.formatted(activation, event));
        long ended = audit.rows.stream()
                .filter(row -> row.direction() == Direction.UPLINK)
                .count();
        assertEquals(audit.result.generated(Direction.UPLINK), ended, "every message has one end");
        assertEquals(
                audit.result.generated(Direction.UPLINK),
                audit.result.delivered(Direction.UPLINK)
                        + audit.result.lost(Direction.UPLINK)
                        + audit.result.inFlight(Direction.UPLINK));
        return audit;
    }

    /** Messages made in [from, until) minutes that ended so. */
    private static long made(Audit audit, long from, long until, Outcome outcome) {
        return audit.rows.stream()
                .filter(row -> row.direction() == Direction.UPLINK && row.outcome() == outcome)
                .filter(row -> row.createdUs() >= from * MINUTE_US && row.createdUs() < until * MINUTE_US)
                .count();
    }

    private static JsonNode events(Scenario scenario, int threads) throws InterruptedException, IOException {
        RunResult result =
                new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(threads, done -> {});
        byte[] json = SummaryJson.bytes(result, scenario.name(), scenario.seed(), 10_800, new TreeMap<>());
        return new ObjectMapper().readTree(json).get("events");
    }

    @Test
    @DisplayName("a gateway that goes down for 30 minutes loses the 300 messages of that time, and none besides")
    void gatewayDown() {
        Audit audit = audit("ABP", "{ at: 60 min, gateway: gw-a, down: 30 min }");
        long lost = audit.result.lost(Direction.UPLINK, RadioCause.GATEWAY_DOWN);
        assertEquals(300, lost, 1, "30 devices every 3 minutes, one frame may be cut at each end");
        assertEquals(0, made(audit, 61, 89, Outcome.DELIVERED));
        assertEquals(0, made(audit, 90, 180, Outcome.LOST) - collisions(audit, 90, 180));
    }

    private static int ends(Audit audit) {
        return audit.rows.stream()
                .map(row -> row.id() + " " + row.outcome() + " " + row.endUs() + " " + row.cause())
                .toList()
                .hashCode();
    }

    private static long collisions(Audit audit, long from, long until) {
        return audit.rows.stream()
                .filter(row -> row.cause() == RadioCause.CO_SF_INTERFERENCE)
                .filter(row -> row.createdUs() >= from * MINUTE_US && row.createdUs() < until * MINUTE_US)
                .count();
    }

    @Test
    @DisplayName("goes: down and goes: up are the same outage as down: 30 min")
    void goesDownAndUp() {
        Audit one = audit("ABP", "{ at: 60 min, gateway: gw-a, down: 30 min }");
        Audit two =
                audit("ABP", "{ at: 60 min, gateway: gw-a, goes: down }\n  - { at: 90 min, gateway: gw-a, goes: up }");
        assertEquals(ends(one), ends(two));
        Audit never = audit("ABP", "{ at: 60 min, gateway: gw-a, goes: down }");
        assertEquals(0, made(never, 61, 180, Outcome.DELIVERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "gw-a"})
    @DisplayName("a backhaul that carries nothing loses what was heard, as backhaul")
    void backhaul(String which) {
        Audit audit = audit("ABP", "{ at: 60 min, backhaul: " + which + ", down: 30 min }");
        assertEquals(
                300, audit.result.lost(Direction.UPLINK, MacCause.BACKHAUL), 6, "what collides does not get so far");
        assertEquals(0, made(audit, 61, 89, Outcome.DELIVERED));
    }

    @Test
    @DisplayName("the backhaul of a gateway that hears nobody costs nothing")
    void otherBackhaul() {
        Audit audit = audit("ABP", "{ at: 60 min, backhaul: gw-b, down: 30 min }");
        assertEquals(0, audit.result.lost(Direction.UPLINK, MacCause.BACKHAUL));
    }

    @Test
    @DisplayName(
            "a network server that is down loses what arrives as serverDown, and keeps sessions: nobody joins again")
    void serverRestart() {
        Audit audit = audit("OTAA", "{ at: 60 min, networkServer: restart, down: 30 min }");
        assertEquals(
                300,
                audit.result.lost(Direction.UPLINK, MacCause.SERVER_DOWN),
                12,
                "what collides does not get so far");
        assertEquals(0, audit.result.lost(Direction.UPLINK, MacCause.SERVER));
        assertTrue(made(audit, 91, 180, Outcome.DELIVERED) > 850);
        assertTrue(audit.uplinks.stream()
                .filter(up -> up.startUs() > 60 * MINUTE_US)
                .allMatch(up -> ((byte[]) up.transmission().content)[0] != 0));
    }

    @Test
    @DisplayName(
            "a broker that restarts: at QoS 1 the messages of a short outage wait and arrive, but for those in flight without a session")
    void brokerRestart() {
        Audit audit = audit("ABP", "{ at: 60 min, broker: restart, down: 30 s }");
        assertTrue(audit.result.lost(Direction.UPLINK, MqttCause.BROKER)
                        + audit.result.lost(Direction.UPLINK, MqttCause.SUBSCRIBER)
                <= 20);
        long late = audit.arrivals.stream()
                .filter(arrival -> arrival.atUs() > 60 * MINUTE_US && arrival.atUs() < 60 * MINUTE_US + 30_000_000)
                .count();
        assertEquals(0, late, "nobody gets anything while it is down");
        assertTrue(made(audit, 61, 180, Outcome.DELIVERED) > 1150);
    }

    @Test
    @DisplayName(
            "a jammer of 20 dBm beside the gateway: a third of the frames, those on its channel, are its victims while it is on")
    void jammer() {
        Audit audit = audit(
                "ABP",
                "{ at: 60 min, jammer: { channel: 868.1 MHz, power: 20 dBm, at: { x: 20 m, y: 0 m } }, for: 90 min }");
        long jammed = audit.result.lost(Direction.UPLINK, RadioCause.JAMMED);
        assertEquals(300, jammed, 4 * Math.sqrt(900 * 2 / 9.0), "a third of 900");
        assertTrue(audit.rows.stream()
                .filter(row -> row.cause() == RadioCause.JAMMED)
                .allMatch(row -> row.createdUs() >= 59 * MINUTE_US && row.createdUs() < 150 * MINUTE_US));
    }

    @Test
    @DisplayName("devices that are switched on later make nothing before, and then join")
    void switchOn() {
        Audit audit = audit("OTAA", "{ at: 60 min, group: near, switchOn: 10, within: 1 min }");
        for (int device = 0; device < 30; device++) {
            int one = device;
            boolean early =
                    audit.rows.stream().anyMatch(row -> row.deviceIndex() == one && row.createdUs() < 60 * MINUTE_US);
            assertEquals(device < 20, early, "device " + device);
            assertTrue(audit.rows.stream()
                    .anyMatch(row -> row.deviceIndex() == one
                            && row.createdUs() > 120 * MINUTE_US
                            && row.outcome() == Outcome.DELIVERED));
        }
    }

    @Test
    @DisplayName(
            "a group that is moved out of reach is not heard any more, and heard by the other gateway when moved there")
    void move() {
        Audit audit = audit(
                "ABP",
                "{ at: 60 min, group: near, move: { at: { x: 7.5 km, y: 0 m } } }"
                        + "\n  - { at: 120 min, group: near, move: { at: { x: 14.9 km, y: 0 m } } }");
        assertEquals(0, made(audit, 61, 119, Outcome.DELIVERED));
        assertTrue(audit.result.lost(Direction.UPLINK, RadioCause.NO_COVERAGE) > 590);
        assertTrue(made(audit, 121, 180, Outcome.DELIVERED) > 550);
        assertTrue(audit.uplinks.stream()
                .filter(up -> up.startUs() > 121 * MINUTE_US && !up.decodedBy().isEmpty())
                .allMatch(up -> up.decodedBy().equals(List.of(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ at: 60 min, group: near, powerCycle: within 10 s }",
                "{ at: 60 min, group: near, reset: keepsDevNonce }",
                "{ at: 60 min, rejoin: all, within: 10 s }",
                "{ at: 60 min, rejoin: { gateway: gw-a } }"
            })
    @DisplayName("devices that lose their power join again, all of them")
    void reset(String event) throws InterruptedException, IOException {
        Audit audit = audit("OTAA", event);
        long requests = audit.uplinks.stream()
                .filter(up -> up.startUs() > 60 * MINUTE_US && ((byte[]) up.transmission().content)[0] == 0)
                .map(Audit.Frame::device)
                .distinct()
                .count();
        assertEquals(30, requests);
        JsonNode told = events(Audit.scenario(folder, SCENARIO.formatted("OTAA", event)), 1)
                .get(0);
        assertEquals("reset", told.get("kind").asText());
        assertEquals(30, told.get("joins").get("devices").get("mean").asInt());
        assertEquals(1, told.get("joins").get("complete").asInt());
        double half = told.get("joins").get("to50S").get("mean").asDouble();
        double all = told.get("joins").get("to100S").get("mean").asDouble();
        assertTrue(half > 5 && half < all && all < 1800, () -> half + " " + all);
    }

    @Test
    @DisplayName("nobody joins again near a gateway that hears nobody best")
    void resetElsewhere() throws InterruptedException, IOException {
        String event = "{ at: 60 min, rejoin: { gateway: gw-b } }";
        JsonNode told = events(Audit.scenario(folder, SCENARIO.formatted("OTAA", event)), 1)
                .get(0);
        assertEquals(0, told.get("joins").get("devices").get("mean").asInt());
    }

    @Test
    @DisplayName("a device that has lost its DevNonce needs more tries than one that kept it")
    void lostNonce() {
        long[] requests = new long[2];
        for (int i = 0; i < 2; i++) {
            String event = "{ at: 60 min, group: near, reset: " + (i == 0 ? "keepsDevNonce" : "losesDevNonce")
                    + ", within: 30 min }";
            requests[i] = audit("OTAA", event).uplinks.stream()
                    .filter(up -> up.startUs() > 60 * MINUTE_US && ((byte[]) up.transmission().content)[0] == 0)
                    .count();
        }
        assertTrue(requests[1] >= requests[0] + 25, () -> requests[0] + " and " + requests[1]);
    }

    @Test
    @DisplayName(
            "the summary's figures of an outage: what it cost, that it recovers at once, for any number of threads, bytes and sizes alike")
    void figures() throws InterruptedException, IOException {
        String yaml = SCENARIO.formatted(
                "OTAA",
                "{ at: 60 min, backhaul: all, down: 30 min }"
                        + "\n  - { at: 100 min, group: near, powerCycle: within 10 s }"
                        + "\n  - { at: 150 min, networkServer: restart, down: 5 min }");
        Scenario scenario = Audit.scenario(folder, yaml, "replications=4");
        JsonNode events = events(scenario, 1);
        assertEquals(3, events.size());
        JsonNode outage = events.get(0);
        assertEquals("backhaulDown", outage.get("kind").asText());
        assertEquals(3600, outage.get("atS").asInt());
        assertEquals(5400, outage.get("untilS").asInt());
        assertEquals(300, outage.get("made").get("mean").asDouble(), 2);
        assertEquals(300, outage.get("lost").get("mean").asDouble(), 10);
        assertEquals(0, outage.get("delivery").get("during").get("mean").asDouble(), 0.01);
        assertEquals(0, outage.get("recoveryS").get("mean").asDouble(), 60);
        assertEquals(4, outage.get("recovered").asInt());
        assertTrue(outage.get("lost").get("low").asDouble()
                <= outage.get("lost").get("mean").asDouble());
        assertEquals(events, events(scenario, 3));
        assertEquals(events, events(Audit.scenario(folder, yaml, "replications=4", "fidelity=sizes"), 2));
    }
}
