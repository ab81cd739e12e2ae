package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LoraModulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every region from end to end. */
class RegionScenarioTest {
    private static final String SCENARIO =
            """
            name: regions
            duration: 40 min
            warmUp: 20 min
            drain: 2 min
            region: %s
            site: { radius: 1 km }
            propagation: { model: free-space }
            gateways:
              - { id: gw, at: { x: 0 m, y: 0 m } }
            devices:
              - { group: dev, count: 2, place: { at: { x: 300 m, y: 0 m } }, activation: %s, confirmed: true,
                  traffic: { kind: periodic, every: 5 min, payload: 10 B } }
            mqtt:
              integration: { format: the-things-stack, applicationId: a, tenant: t, qos: 1 }
              publishers:
                - { id: boss, topic: "v3/a@t/devices/dev-1/down/push", payload: '{"downlinks":[{"f_port":2,"frm_payload":"AQ=="}]}', at: 21 min, every: 1 h }
              subscribers:
                - { id: all, filter: "v3/#", qos: 1 }
            """;

    @TempDir
    private Path folder;

    private Audit run(String region, String activation, String... sets) {
        return Audit.of(folder, SCENARIO.formatted(region, activation), sets);
    }

    static List<String> names() {
        return Region.names();
    }

    private static boolean isJoinRequest(Audit.Frame up) {
        return ((byte[]) up.transmission().content)[0] == 0;
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName(
            "devices join, confirmed uplinks are acknowledged, a command arrives; frames are on channels of the region only")
    void endToEnd(String name) {
        Audit audit = run(name, "OTAA");
        Region region = Region.named(name);
        assertEquals(8, audit.result.generated(Direction.UPLINK));
        assertEquals(8, audit.result.delivered(Direction.UPLINK));
        assertEquals(1, audit.result.delivered(Direction.DOWNLINK));
        assertEquals(2, audit.arrivals("all", "/join"));
        assertTrue(audit.downlinksDecoded() >= 10, () -> "decoded " + audit.downlinksDecoded());
        ChannelSet afterJoin = ChannelSet.NONE;
        for (Audit.Frame up : audit.uplinks) {
            int channel = region.channelIndex(up.transmission().frequencyHz);
            assertTrue(channel >= 0);
            afterJoin = isJoinRequest(up) ? afterJoin : afterJoin.with(channel);
        }
        assertTrue(region.networkChannels().containsAll(afterJoin), afterJoin.text());
        for (Audit.Frame down : audit.downlinks) {
            assertTrue(region.admits(down.transmission().frequencyHz));
        }
    }

    @ParameterizedTest
    @CsvSource({"US915", "AU915", "CN470", "CN470-26A", "KR920"})
    @DisplayName("personalised devices know the network's channels from the factory")
    void personalised(String name) {
        Audit audit = run(name, "ABP", "devices.dev.traffic.every=1 min");
        Region region = Region.named(name);
        Set<Integer> used = audit.uplinks.stream()
                .map(up -> region.channelIndex(up.transmission().frequencyHz))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                used.size(),
                used.stream().filter(region.networkChannels()::contains).count());
        assertTrue(used.size() > 2, used::toString);
        assertEquals(audit.result.generated(Direction.UPLINK), audit.result.delivered(Direction.UPLINK));
        assertTrue(audit.uplinks.stream().allMatch(up -> up.decodedBy().size() == 1));
    }

    @Test
    @DisplayName(
            "US915: join-requests go over all 72 channels, so most fail at a gateway of eight; then the CFList's eight are used, RX1 is 500 kHz wide")
    void usJoins() {
        Audit audit = run("US915", "OTAA", "devices.dev.count=20");
        Region region = Region.named("US915");
        List<Audit.Frame> requests =
                audit.uplinks.stream().filter(RegionScenarioTest::isJoinRequest).toList();
        List<Audit.Frame> deaf =
                requests.stream().filter(up -> up.decodedBy().isEmpty()).toList();
        assertTrue(deaf.size() > 15, () -> "unheard " + deaf.size());
        for (Audit.Frame up : requests) {
            int channel = region.channelIndex(up.transmission().frequencyHz);
            LoraModulation lora = up.transmission().modulation instanceof LoraModulation l ? l : null;
            assertEquals(channel < 64 ? 10 : 8, lora.spreadingFactor());
            assertEquals(channel < 64 ? 125_000 : 500_000, lora.bandwidthHz());
            boolean heard = !up.decodedBy().isEmpty();
            assertTrue(!heard || region.networkChannels().contains(channel), "heard on " + channel);
        }
        assertTrue(audit.downlinks.stream()
                .allMatch(down -> down.transmission().modulation.bandwidthHz() == 500_000
                        && down.transmission().frequencyHz >= 923_300_000));
        assertEquals(20, audit.arrivals("all", "/join"));
    }

    @Test
    @DisplayName(
            "network.channels: 16 channels in US915 are two concentrators, and devices use all of them; frequencies add channels in EU868")
    void networkChannels() {
        Audit us = run("US915", "ABP", "network.channels=0-15, 64-65", "devices.dev.traffic.every=10 s");
        Set<Long> used =
                us.uplinks.stream().map(up -> up.transmission().frequencyHz).collect(Collectors.toSet());
        assertEquals(16, used.size());
        assertTrue(us.uplinks.stream().noneMatch(up -> up.decodedBy().isEmpty()));
        String eu = SCENARIO.formatted("EU868", "OTAA").replace("every: 5 min", "every: 20 s")
                + "network: { channels: [868.1 MHz, 868.3 MHz, 868.5 MHz, 865.1 MHz, 867.1 MHz] }\n";
        Audit audit = Audit.of(folder, eu);
        Set<Long> european =
                audit.uplinks.stream().map(up -> up.transmission().frequencyHz).collect(Collectors.toSet());
        assertEquals(Set.of(868_100_000L, 868_300_000L, 868_500_000L, 865_100_000L, 867_100_000L), european);
        assertTrue(audit.uplinks.stream()
                .filter(up -> up.transmission().frequencyHz == 865_100_000)
                .anyMatch(up -> !up.decodedBy().isEmpty()));
    }

    @Test
    @DisplayName("LR-FHSS in US915 and AU915 is sent on the network's 500 kHz channel and answered with 500 kHz LoRa")
    void lrFhss() {
        for (String region : List.of("US915", "AU915")) {
            Audit audit = run(region, "ABP", "devices.dev.dataRate=" + (region.equals("US915") ? "DR5" : "DR7"));
            assertFalse(audit.uplinks.isEmpty());
            long expected = region.equals("US915") ? 904_600_000L : 917_500_000L;
            assertTrue(audit.uplinks.stream().allMatch(up -> up.transmission().frequencyHz == expected));
            assertEquals(8, audit.result.delivered(Direction.UPLINK));
            assertTrue(audit.downlinksDecoded() >= 8);
        }
    }

    @Test
    @DisplayName("AS923: under the dwell time nothing slower than DR2 is sent, however weak the link is")
    void dwell() {
        Audit audit = run(
                "AS923-1",
                "ABP",
                "devices.dev.dataRate.lowestThatReaches.margin=60 dB",
                "devices.dev.place.at.x=900 m");
        assertTrue(audit.uplinks.stream()
                .allMatch(up -> ((LoraModulation) up.transmission().modulation).spreadingFactor() == 10));
    }

    @Test
    @DisplayName("a plan of one's own is used from end to end")
    void ownPlan() throws IOException {
        Files.writeString(
                folder.resolve("plan.yaml"),
                """
                name: two-channels
                basedOn: EU868
                defaultChannelsHz: [865100000, 865300000]
                extraChannelsHz: []
                rx2: { frequencyHz: 869525000, dataRate: 4, thingsNetworkDataRate: 3 }
                """);
        Audit audit = run("{ file: plan.yaml }", "OTAA");
        assertEquals(8, audit.result.delivered(Direction.UPLINK));
        assertTrue(audit.uplinks.stream().allMatch(up -> up.transmission().frequencyHz <= 865_300_000));
    }
}
