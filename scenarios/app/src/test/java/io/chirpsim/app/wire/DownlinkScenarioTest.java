package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.mqtt.MqttCause;
import io.chirpsim.phy.RadioCause;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Downlinks are frames on the same air as everything else, and commands of any MQTT client become downlinks. */
class DownlinkScenarioTest {
    private static final String HEAD =
            """
            name: downlinks
            question: What becomes of downlinks?
            duration: 1 h
            region: EU868
            site: { radius: 20 km }
            """;

    private static final String COMMANDS =
            """
            mqtt:
              integration: { format: the-things-stack, applicationId: a, tenant: t, qos: 1 }
              publishers:
                - { id: boss, topic: "v3/a@t/devices/valve-1/down/%s", payload: '%s', at: 30 s, every: 5 min, qos: %d }
              subscribers:
                - { id: all, filter: "v3/#", qos: 1 }
            """;

    private static final String ONE = "{\"downlinks\":[{\"f_port\":2,\"frm_payload\":\"AQ==\"%s}]}";

    @TempDir
    private Path folder;

    private static String gateway(String more) {
        return "gateways:\n  - { id: gw, at: { x: 0 m, y: 0 m }, height: 1.2 m" + more + " }\n";
    }

    /** A valve at a distance where the path loss is that many dB. */
    private static String valve(double lossDb, String more) {
        return "propagation: { model: { exponent: 1, reference: { distance: 1 m, loss: " + (lossDb - 20) + " dB } } }\n"
                + "devices:\n  - { group: valve, count: 1, place: { at: { x: 100 m, y: 0 m } }, activation: ABP, dataRate: DR5, "
                + "traffic: { kind: periodic, every: 1 min, payload: 10 B }" + more + " }\n";
    }

    private static String commands(String verb, String payload) {
        return COMMANDS.formatted(verb, payload, 1);
    }

    @Test
    @DisplayName(
            "a device that the gateway hears but that does not hear the gateway: every downlink is lost there, by coverage")
    void outOfDownlinkRange() {
        String network = "radio: { reception: threshold }\nnetwork: { downlink: { windows: rx1 } }\n";
        String reach = commands("push", ONE.formatted(""));
        Audit near = Audit.of(folder, HEAD + gateway(", antennaGain: 10 dB") + valve(130, "") + network + reach);
        assertEquals(12, near.result.delivered(Direction.DOWNLINK));
        Audit far = Audit.of(folder, HEAD + gateway(", antennaGain: 10 dB") + valve(139, "") + network + reach);
        assertEquals(60, far.result.delivered(Direction.UPLINK));
        assertEquals(12, far.result.generated(Direction.DOWNLINK));
        assertEquals(12, far.result.lost(Direction.DOWNLINK, RadioCause.NO_COVERAGE));
        assertEquals(12, far.arrivals("all", "/down/sent"));
    }

    @Test
    @DisplayName(
            "downlinks of two gateways at the same time on one channel, equally strong at both devices, are lost to each other")
    void twoGatewaysInterfere() {
        String air =
                """
                propagation: { model: magrin }
                gateways:
                  - { id: gw-a, at: { x: -500 m, y: 0 m } }
                  - { id: gw-b, at: { x: 500 m, y: 0 m } }
                devices:
                  - { group: fast, count: 1, place: { at: { x: 0 m, y: 0 m } }, activation: ABP, dataRate: DR5, confirmed: true, nbTrans: 1,
                      traffic: { kind: periodic, every: 1 min, firstWithin: 0 s, payload: 10 B } }
                  - { group: slow, count: %d, place: { at: { x: 0 m, y: 0 m } }, activation: ABP, dataRate: DR3, confirmed: true, nbTrans: 1,
                      traffic: { kind: periodic, every: 1 min, firstWithin: 0 s, payload: 10 B } }
                network: { downlink: { windows: rx2 }, gatewayDutyCycle: none }
                """;
        Audit alone = Audit.of(folder, HEAD + air.formatted(0).replaceFirst("(?s)  - \\{ group: slow.*?\\} \\}\n", ""));
        assertEquals(60, alone.downlinks.size());
        assertEquals(60, alone.result.delivered(Direction.UPLINK));
        Audit both = Audit.of(folder, HEAD + air.formatted(1));
        assertEquals(120, both.downlinks.size());
        assertEquals(
                2, both.downlinks.stream().map(Audit.Frame::sender).distinct().count());
        assertEquals(0, both.downlinksDecoded());
        assertEquals(60, alone.downlinksDecoded());
    }

    @Test
    @DisplayName(
            "half duplex: whatever overlaps a downlink of its gateway is not decoded there, also what began before it")
    void halfDuplex() {
        String devices =
                """
                propagation: { model: magrin }
                devices:
                  - { group: asking, count: 40, place: { disc: { radius: 300 m } }, activation: ABP, dataRate: DR5, confirmed: true, nbTrans: 1,
                      traffic: { kind: poisson, mean: 1 min, payload: 10 B } }
                  - { group: slow, count: 40, place: { disc: { radius: 300 m } }, activation: ABP, dataRate: DR0,
                      traffic: { kind: poisson, mean: 5 min, payload: 10 B } }
                network: { downlink: { windows: rx2 } }
                """;
        Audit audit = Audit.of(folder, HEAD + gateway("") + devices);
        long begunBefore = 0;
        for (Audit.Frame uplink : audit.uplinks) {
            boolean met = audit.downlinks.stream().anyMatch(uplink::overlaps);
            assertTrue(!met || uplink.decodedBy().isEmpty(), () -> "decoded during a downlink at " + uplink.startUs());
            begunBefore += audit.downlinks.stream()
                            .anyMatch(down -> uplink.overlaps(down) && uplink.startUs() < down.startUs())
                    ? 1
                    : 0;
        }
        assertTrue(begunBefore > 20, "too little happens: " + begunBefore);
        assertTrue(audit.result.lost(Direction.UPLINK, RadioCause.GATEWAY_TRANSMITTING) > 20);
    }

    @ParameterizedTest(name = "{0}: {3} acknowledgements an hour")
    @CsvSource({"rx2, DR0, DR5, 363", "rx2, DR3, DR5, 2493", "rx1, DR0, DR5, 873", "rx1, DR0, DR3, 249"})
    @DisplayName(
            "confirmed traffic saturates at the gateway's duty cycle: 3600 s x limit / airtime of the 12 B acknowledgement")
    void gatewayBudget(String windows, String rx2, String dataRate, int budget) {
        String devices =
                """
                propagation: { model: magrin }
                devices:
                  - { group: asking, count: 900, place: { disc: { radius: 100 m } }, activation: ABP, dataRate: %s, confirmed: true, nbTrans: 1,
                      traffic: { kind: periodic, every: 5 min, payload: 5 B } }
                network: { rx2: { dataRate: %s }, downlink: { windows: %s } }
                """;
        String sizes = HEAD.replace("EU868", "EU868\nfidelity: sizes");
        Audit audit = Audit.of(folder, sizes + gateway("") + devices.formatted(dataRate, rx2, windows));
        long sent = audit.downlinks.stream()
                .filter(down -> down.startUs() < 3_600_000_000L)
                .count();
        long heard =
                audit.uplinks.stream().filter(up -> !up.decodedBy().isEmpty()).count();
        double untilNextHeardS = 3600.0 / heard;
        double expected = 3600 / (3600.0 / budget + untilNextHeardS);
        assertTrue(sent <= budget + 1, () -> "sent " + sent + " of " + budget);
        assertEquals(
                expected, sent, 0.05 * expected, "after each silence the next uplink that is heard is acknowledged");
    }

    @Test
    @DisplayName(
            "a command that any client publishes reaches the device in a receive window; queued, sent and ack are told")
    void push() {
        String confirmed = commands("push", ONE.formatted(",\"confirmed\":true"));
        Audit audit = Audit.of(folder, HEAD + gateway("") + valve(100, "") + confirmed);
        assertEquals(12, audit.result.generated(Direction.DOWNLINK));
        assertEquals(12, audit.result.delivered(Direction.DOWNLINK));
        for (String topic : List.of("/down/push", "/down/queued", "/down/sent", "/down/ack")) {
            assertEquals(12, audit.arrivals("all", "v3/a@t/devices/valve-1" + topic), topic);
        }
        assertEquals(0, audit.arrivals("all", "/down/failed"));
        for (Audit.Frame down : audit.downlinks) {
            assertTrue(audit.uplinks.stream().anyMatch(up -> {
                long afterUs = down.startUs() - up.endUs();
                return afterUs == 5_000_000 || afterUs == 6_000_000;
            }));
        }
    }

    @Test
    @DisplayName(
            "replace drops what waits, silently as The Things Stack does; the replaced ones are in the downlink ledger")
    void replace() {
        String replacing = commands("replace", ONE.formatted("")).replace("every: 5 min", "every: 10 s");
        Audit audit = Audit.of(folder, HEAD + gateway("") + valve(100, "") + replacing);
        long replaced = audit.result.lost(Direction.DOWNLINK, MacCause.DOWNLINK_REPLACED);
        assertTrue(replaced > 250, () -> "replaced " + replaced);
        assertEquals(0, audit.arrivals("all", "/down/failed"));
        assertTrue(audit.result.delivered(Direction.DOWNLINK) >= 58);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "valve-1/down/push | not json",
                "valve-1/down/push | {\"downlinks\":7}",
                "valve-1/down/push | {\"downlinks\":[{\"f_port\":0,\"frm_payload\":\"AQ==\"}]}",
                "valve-1/down/push | {\"downlinks\":[{\"f_port\":224,\"frm_payload\":\"AQ==\"}]}",
                "valve-1/down/push | {\"downlinks\":[{\"f_port\":2,\"frm_payload\":\"%%%\"}]}",
                "valve-1/down/replace | [[[[[[[[",
                "nobody/down/push | {\"downlinks\":[{\"f_port\":2,\"frm_payload\":\"AQ==\"}]}",
            })
    @DisplayName("a malformed command, or one for an unknown device, is counted and does no harm")
    void malformed(String topic, String payload) {
        String command = commands("push", payload).replace("valve-1/down/push", topic);
        Audit audit = Audit.of(folder, HEAD + gateway("") + valve(100, "") + command);
        assertEquals(12, audit.result.count("mqtt.rejectedDownlinkCommands"));
        assertEquals(0, audit.result.generated(Direction.DOWNLINK));
        assertEquals(60, audit.result.delivered(Direction.UPLINK));
    }

    @Test
    @DisplayName("a command too long for both windows is lost for that, several in one message are several messages")
    void tooLongAndMany() {
        String longOne = "{\"downlinks\":[{\"f_port\":2,\"frm_payload\":\"" + "AAAA".repeat(85) + "\"}]}";
        Audit tooLong = Audit.of(folder, HEAD + gateway("") + valve(100, "") + commands("push", longOne));
        assertEquals(12, tooLong.result.lost(Direction.DOWNLINK, MacCause.PAYLOAD_TOO_LONG));
        String two =
                "{\"downlinks\":[{\"f_port\":2,\"frm_payload\":\"AQ==\"},{\"f_port\":3,\"frm_payload\":\"Ag==\"}]}";
        Audit many = Audit.of(folder, HEAD + gateway("") + valve(100, "") + commands("push", two));
        assertEquals(24, many.result.generated(Direction.DOWNLINK));
        assertEquals(24, many.result.delivered(Direction.DOWNLINK));
    }

    @Test
    @DisplayName(
            "a command that only others overhear is lost at the broker; that they miss it is not why a device does")
    void overheard() {
        String command = commands("push", ONE.formatted(""));
        String noServer = command.replace("qos: 1 }\n  publishers", "qos: 1, link: { loss: 99 % } }\n  publishers");
        Audit alone = Audit.of(folder, HEAD + gateway("") + valve(100, "") + noServer);
        assertEquals(12, alone.arrivals("all", "/down/push"));
        assertEquals(12, alone.result.lost(Direction.DOWNLINK, MqttCause.BROKER));
        String badlyOverheard = command.replace("\"v3/#\", qos: 1", "\"v3/#\", qos: 0, link: { loss: 70 % }");
        Audit far = Audit.of(folder, HEAD + gateway(", antennaGain: 20 dB") + valve(158, "") + badlyOverheard);
        assertTrue(far.result.count("mqtt.dropped") > 0);
        assertEquals(12, far.result.lost(Direction.DOWNLINK, RadioCause.NO_COVERAGE));
    }

    @Test
    @DisplayName("the application is told of a command that expires in the queue")
    void expiry() {
        String mqtt =
                """
                mqtt:
                  integration: { format: chirpstack }
                  publishers:
                    - { id: late, at: 70 s, every: 5 min, downlink: { device: valve-1, payload: "01", expiresAfter: 10 s } }
                    - { id: calm, at: 71 s, every: 5 min, downlink: { device: valve-1, payload: "0202", expiresAfter: 51 s } }
                  subscribers:
                    - { id: all, filter: "#", qos: 1 }
                """;
        Audit audit = Audit.of(folder, HEAD + gateway("") + valveOnTheMinute() + mqtt);
        assertEquals(12, audit.result.lost(Direction.DOWNLINK, MacCause.DOWNLINK_EXPIRED));
        assertEquals(12, audit.result.delivered(Direction.DOWNLINK));
        assertEquals(12, audit.arrivals("all", "/event/log"));
    }

    @Test
    @DisplayName("a more urgent command overtakes those that wait")
    void priority() {
        String mqtt =
                """
                mqtt:
                  integration: { format: the-things-stack, applicationId: a, tenant: t, qos: 1 }
                  publishers:
                    - { id: calm, at: 70 s, every: 5 min, downlink: { device: valve-1, payload: "0202" } }
                    - { id: siren, at: 71 s, every: 5 min, downlink: { device: valve-1, payload: "030303", priority: highest } }
                """;
        Audit audit = Audit.of(folder, HEAD + gateway("") + valveOnTheMinute() + mqtt);
        assertEquals(24, audit.result.delivered(Direction.DOWNLINK));
        List<Integer> lengths = audit.downlinks.stream()
                .map(down -> down.transmission().phyPayloadBytes)
                .toList();
        assertEquals(List.of(16, 15), lengths.subList(0, 2), "3 B before 2 B");
    }

    private static String confirming(int devices, String network) {
        return """
                propagation: { model: magrin }
                devices:
                  - { group: asking, count: %d, place: { disc: { radius: 100 m } }, activation: ABP, dataRate: DR5, confirmed: true, nbTrans: 1,
                      traffic: { kind: periodic, every: 5 min, payload: 5 B } }
                network: { rx2: { dataRate: DR3 }, %s }
                """
                .formatted(devices, network);
    }

    private static long answered(Audit audit, String status) {
        return audit.result.gateways().stream()
                .mapToLong(gateway -> gateway.answers().getOrDefault(status, 0L))
                .sum();
    }

    @Test
    @DisplayName(
            "where gateways decide, an order that its latency makes too late for RX1 is refused and goes out in RX2, or not at all")
    void tooLateForTheGateway() {
        String queue = "dedupWindow: 200 ms, backhaul: { latency: %s }, downlink: { scheduling: gateway }";
        Audit prompt = Audit.of(folder, HEAD + gateway("") + confirming(1, queue.formatted("300 ms")));
        assertEquals(12, prompt.downlinks.size());
        assertEquals(12, answered(prompt, "OK"));
        assertEquals(0, answered(prompt, "TOO_LATE"));
        // 390 ms up, 200 ms of collecting, 390 ms down: 20 ms before RX1; the answer is back 630 ms before RX2
        Audit second = Audit.of(folder, HEAD + gateway("") + confirming(1, queue.formatted("390 ms")));
        assertEquals(12, answered(second, "TOO_LATE"));
        assertEquals(12, answered(second, "OK"));
        second.downlinks.forEach(
                down -> assertTrue(second.uplinks.stream().anyMatch(up -> down.startUs() - up.endUs() == 2_000_000)));
        // refused 100 ms after RX1, told 500 ms later, and the next order comes 100 ms after RX2
        Audit never = Audit.of(folder, HEAD + gateway("") + confirming(1, queue.formatted("500 ms")));
        assertEquals(0, never.downlinks.size());
        assertEquals(24, answered(never, "TOO_LATE"));
        assertEquals(12, never.result.delivered(Direction.UPLINK));
    }

    @Test
    @DisplayName(
            "the gateway's queue refuses what collides and what the duty cycle forbids, and never sends two frames at once")
    void gatewayRefuses() {
        Audit audit = Audit.of(folder, HEAD + gateway("") + confirming(300, "downlink: { scheduling: gateway }"));
        assertEquals(
                audit.downlinks.stream()
                        .filter(down -> down.startUs() < 3_600_000_000L)
                        .count(),
                answered(audit, "OK"));
        assertTrue(answered(audit, "DUTY_CYCLE_OVERFLOW") > 100);
        assertTrue(answered(audit, "COLLISION_PACKET") > 10);
        for (int i = 1; i < audit.downlinks.size(); i++) {
            assertTrue(
                    audit.downlinks.get(i - 1).endUs() < audit.downlinks.get(i).startUs());
        }
    }

    @Test
    @DisplayName(
            "commands that the gateway refuses until they are given up are lost by its cause, and the ledger conserves")
    void refusedCommands() {
        String queue =
                "network: { backhaul: { latency: 500 ms, jitter: 20 ms, loss: 5 % }, rx1Delay: 1 s, downlink: { scheduling: gateway } }\n";
        Audit audit =
                Audit.of(folder, HEAD + gateway("") + valve(100, "") + queue + commands("push", ONE.formatted("")));
        assertTrue(audit.result.lost(Direction.DOWNLINK, MacCause.GATEWAY_TOO_LATE) > 0);
        long lost = audit.result.lost(Direction.DOWNLINK);
        assertEquals(
                audit.result.generated(Direction.DOWNLINK),
                audit.result.delivered(Direction.DOWNLINK) + lost + audit.result.inFlight(Direction.DOWNLINK));
    }

    @Test
    @DisplayName("the choice among gateways with margin spreads the downlinks; the best SNR takes them all")
    void gatewayChoice() {
        String two = "gateways:\n  - { id: near, at: { x: 0 m, y: 0 m } }\n  - { id: far, at: { x: 300 m, y: 0 m } }\n";
        Audit best = Audit.of(folder, HEAD + two + confirming(50, "gatewayDutyCycle: none"));
        Audit spread = Audit.of(
                folder, HEAD + two + confirming(50, "gatewayDutyCycle: none, downlink: { gatewayChoice: margin }"));
        assertTrue(share(best) > 0.95, () -> "near sends " + share(best));
        assertEquals(0.5, share(spread), 0.06);
        assertTrue(spread.downlinks.size() > 500);
    }

    private static double share(Audit audit) {
        long near = audit.downlinks.stream().filter(down -> down.sender() == 1).count();
        return (double) near / audit.downlinks.size();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "15"})
    @DisplayName("RX1 delays of 1 to 15 s reach devices that join, with commands after exactly that time")
    void rx1Delay(int seconds) {
        String otaa = valve(100, "").replace("activation: ABP", "activation: OTAA");
        String network = "network: { rx1Delay: " + seconds + " s }\n";
        Audit audit = Audit.of(folder, HEAD + gateway("") + otaa + network + commands("push", ONE.formatted("")));
        assertTrue(audit.result.delivered(Direction.DOWNLINK) >= 11);
        List<Audit.Frame> commands = audit.downlinks.stream()
                .filter(down -> down.transmission().tag != 0)
                .toList();
        assertTrue(commands.size() >= 11);
        commands.forEach(down ->
                assertTrue(audit.uplinks.stream().anyMatch(up -> down.startUs() - up.endUs() == seconds * 1_000_000L)));
    }

    private static String valveOnTheMinute() {
        return valve(100, "").replace("every: 1 min", "every: 1 min, firstWithin: 0 s");
    }
}
