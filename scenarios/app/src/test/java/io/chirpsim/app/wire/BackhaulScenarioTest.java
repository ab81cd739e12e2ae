package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.results.BackhaulVolume;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way between gateway and network server: what it loses, keeps and costs. */
class BackhaulScenarioTest {
    private static final String SCENARIO =
            """
            name: backhaul
            question: What becomes of the backhaul?
            duration: 1 h
            region: EU868
            site: { radius: 1 km }
            propagation: { model: magrin }
            gateways: [{ id: gw, at: { x: 0 m, y: 0 m } }]
            devices:
              - { group: meter, count: 1, place: { at: { x: 100 m, y: 0 m } }, activation: ABP, dataRate: DR5, confirmed: %s, nbTrans: 1,
                  traffic: { kind: periodic, every: 1 min, firstWithin: 0 s, payload: 10 B } }
            network: { backhaul: { %s } }
            """;

    private static final String OUTAGE = "events: [{ at: 630 s, backhaul: all, down: 10 min }]\n";

    @TempDir
    private Path folder;

    private Audit run(String confirmed, String backhaul, String more) {
        return Audit.of(folder, SCENARIO.formatted(confirmed, backhaul) + more);
    }

    private static BackhaulVolume volume(Audit audit) {
        return audit.result.gateways().get(0).backhaul();
    }

    @ParameterizedTest
    @CsvSource({"none, 50, 10", "4 packets, 54, 6", "10 packets, 60, 0", "1000 packets, 60, 0"})
    @DisplayName("an outage costs what the gateway cannot keep; the rest arrives afterwards")
    void buffer(String buffer, long delivered, long lost) {
        Audit audit = run("false", "buffer: " + buffer, OUTAGE);
        assertEquals(delivered, audit.result.delivered(Direction.UPLINK));
        assertEquals(lost, audit.result.lost(Direction.UPLINK, MacCause.BACKHAUL));
        assertEquals(0, audit.result.inFlight(Direction.UPLINK));
    }

    @Test
    @DisplayName("what was kept arrives in order in spite of jitter, and too late for an acknowledgement")
    void late() {
        Audit audit = run("true", "buffer: 100 packets, latency: 40 ms, jitter: 100 ms", OUTAGE);
        assertEquals(60, audit.result.delivered(Direction.UPLINK));
        assertEquals(0, audit.result.lost(Direction.UPLINK, MacCause.SERVER), "out of order would be refused");
        assertEquals(50, audit.downlinks.size());
    }

    @Test
    @DisplayName(
            "Semtech's protocol: bytes counted by hand for an hour without traffic on the air and for one uplink a minute")
    void semtech() {
        Audit audit = run("false", "latency: 0 s", "");
        // PULL_DATA 12 + 28 and PULL_ACK 4 + 28 every 10 s; stat 12 + 28 + 143 and PUSH_ACK every 30 s
        long idleUp = 360 * 40 + 120 * (40 + 143);
        long idleDown = 360 * 32 + 120 * 32;
        long json = volume(audit).bytesUp() - idleUp - 60 * (28 + 12 + 32);
        assertEquals(idleDown + 60 * 32, volume(audit).bytesDown());
        // {"rxpk":[{"tmst":,"chan":0,"rfch":0,"freq":868.100000,"stat":1,"modu":"LORA","datr":"SF7BW125","codr":"4/5",
        // "lsnr":,"rssi":,"size":23,"data":""}]} has 146 characters, tmst 5 to 10, lsnr 3 to 5, rssi 3 or 4
        assertTrue(json > 60 * (146 + 11) && json < 60 * (146 + 19), () -> "JSON of " + json / 60.0 + " B");
        assertEquals(
                (volume(audit).bytesUp() + volume(audit).bytesDown()) / 1e6 * 720,
                volume(audit).megabytesPerMonth(),
                1e-9);
    }

    @Test
    @DisplayName("JSON over MQTT and Basics Station: more per frame; sizes and bytes are the same volume")
    void others() {
        Audit mqtt = run("true", "protocol: mqtt-json", "");
        Audit station = run("true", "protocol: basics-station", "");
        assertTrue(volume(mqtt).bytesUp() > volume(station).bytesUp());
        assertTrue(volume(station).bytesUp() > 60 * 300);
        for (String protocol : new String[] {"semtech-udp", "mqtt-json", "basics-station"}) {
            String yaml = SCENARIO.formatted("true", "protocol: " + protocol);
            Audit bytes = Audit.of(folder, yaml);
            Audit sizes = Audit.of(folder, yaml.replace("region:", "fidelity: sizes\nregion:"));
            assertEquals(volume(bytes), volume(sizes), protocol);
        }
    }
}
