package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.phy.LoraModulation;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joining happens on the same air as everything else. */
class JoinScenarioTest {
    private static final String SCENARIO =
            """
            name: joins
            question: Does everybody get in?
            duration: 2 h
            region: EU868
            site: { radius: 1000 km }
            propagation: { model: magrin }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m } }
            devices:
              - { group: dev, count: 60, place: { at: { x: %s, y: 0 m } }, activation: OTAA,
                  traffic: { kind: periodic, every: 10 min, payload: 10 B } }
            mqtt:
              integration: { format: the-things-stack, applicationId: a, tenant: t, qos: 1 }
              subscribers:
                - { id: all, filter: "v3/#", qos: 1 }
            """;

    @TempDir
    private Path folder;

    private static boolean isJoinRequest(Audit.Frame up) {
        return ((byte[]) up.transmission().content)[0] == 0;
    }

    @Test
    @DisplayName(
            "sixty devices join within minutes: collisions and a silent gateway cost tries, at lower and lower data rates; each join is told")
    void joins() {
        Audit audit = Audit.of(folder, SCENARIO.formatted("300 m"));
        List<Audit.Frame> requests =
                audit.uplinks.stream().filter(JoinScenarioTest::isJoinRequest).toList();
        assertTrue(requests.size() > 70, () -> "nobody had to try again: " + requests.size());
        assertTrue(requests.stream().anyMatch(up -> up.decodedBy().isEmpty()), "no join-request is lost");
        Set<Integer> spreadingFactors = requests.stream()
                .map(up -> ((LoraModulation) up.transmission().modulation).spreadingFactor())
                .collect(Collectors.toSet());
        assertTrue(spreadingFactors.containsAll(Set.of(7, 8)), spreadingFactors::toString);
        assertEquals(
                60,
                audit.arrivals.stream()
                        .filter(a -> a.topic().endsWith("/join"))
                        .map(Audit.Arrival::topic)
                        .distinct()
                        .count());
        assertEquals(
                60,
                audit.uplinks.stream()
                        .filter(up -> !isJoinRequest(up))
                        .map(Audit.Frame::sender)
                        .distinct()
                        .count());
        assertTrue(audit.result.delivered(Direction.UPLINK) > 0.9 * audit.result.generated(Direction.UPLINK));
    }

    @Test
    @DisplayName(
            "out of reach nobody joins: messages give way to newer ones as joinPending, the last ones stay in flight")
    void outOfReach() {
        Audit audit = Audit.of(folder, SCENARIO.formatted("900 km"));
        assertTrue(audit.uplinks.stream().allMatch(JoinScenarioTest::isJoinRequest));
        assertEquals(60 * 12, audit.result.generated(Direction.UPLINK));
        assertEquals(60 * 11, audit.result.lost(Direction.UPLINK, MacCause.JOIN_PENDING));
        assertEquals(60, audit.result.inFlight(Direction.UPLINK));
        assertEquals(0, audit.arrivals.size());
    }
}
