package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.results.ReplicationResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Data rates beside SF7 to SF12, from the scenario to the application")
class ModulationScenarioTest {
    @TempDir
    private Path folder;

    /** One device at a loss of 110 dB for an hour, a message every 10 minutes. */
    private static String scenario(String dataRate, String model, String fidelity, String more) {
        return """
                name: modulations
                question: Does this data rate get through?
                duration: 1 h
                region: EU868
                fidelity: %s
                site: { radius: 1 km }
                propagation: { model: { exponent: 1, reference: { distance: 1 m, loss: 90 dB } } }
                gateways: [{ id: gw, at: { x: 0 m, y: 0 m }, height: 1.2 m, model: %s }]
                devices:
                  - { group: one, count: 1, place: { at: { x: 100 m, y: 0 m } }, activation: ABP, dataRate: %s,
                      traffic: { kind: periodic, every: 10 min, payload: 10 B }%s }
                mqtt:
                  integration: { format: the-things-stack, applicationId: a, tenant: t, qos: 1 }
                  subscribers: [{ id: all, filter: "v3/#", qos: 1 }]
                """
                .formatted(fidelity, model, dataRate, more);
    }

    @ParameterizedTest
    @CsvSource({
        "DR7, sx1301",
        "DR7, sx1302",
        "DR8, sx1302",
        "DR9, sx1302",
        "DR10, sx1302",
        "DR11, sx1302",
        "DR12, sx1302",
        "DR13, sx1302"
    })
    @DisplayName("every message arrives, with real bytes and with sizes")
    void arrives(String dataRate, String model) {
        for (String fidelity : List.of("bytes", "sizes")) {
            ReplicationResult result = Audit.of(folder, scenario(dataRate, model, fidelity, "")).result;
            assertEquals(6, result.generated(Direction.UPLINK));
            assertEquals(6, result.delivered(Direction.UPLINK));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DR7, '867.1 MHz, 867.3 MHz'",
        "DR7, '867.1 MHz, 868.8 MHz'",
        "DR5, '868.8 MHz'",
        "DR8, '867.1 MHz, 868.8 MHz'"
    })
    @DisplayName("every message arrives where radio.channels names others than the region's")
    void ownChannels(String dataRate, String channels) {
        String yaml = scenario(dataRate, "sx1302", "sizes", "") + "radio: { channels: [" + channels + "] }\n";
        assertEquals(6, Audit.of(folder, yaml).result.delivered(Direction.UPLINK));
    }

    @ParameterizedTest
    @CsvSource({"DR8", "DR11", "DR12", "DR13"})
    @DisplayName("an SX1301 hears no LR-FHSS, no SF5 and no SF6")
    void oldGateway(String dataRate) {
        ReplicationResult result = Audit.of(folder, scenario(dataRate, "sx1301", "sizes", "")).result;
        assertEquals(6, result.lost(Direction.UPLINK, RadioCause.NO_COVERAGE));
    }

    @ParameterizedTest
    @CsvSource({"DR7, fsk50", "DR8, sf11", "DR9, sf10"})
    @DisplayName(
            "confirmed uplinks are acknowledged in RX1, so that none is repeated: after LR-FHSS by LoRa, after FSK by FSK")
    void acknowledged(String dataRate, String downlink) {
        Audit audit = Audit.of(folder, scenario(dataRate, "sx1302", "bytes", ", confirmed: true"));
        assertEquals(6, audit.result.delivered(Direction.UPLINK));
        assertEquals(6, audit.uplinks.size());
        assertEquals(6, audit.downlinks.size());
        for (Audit.Frame ack : audit.downlinks) {
            assertEquals(downlink, ack.transmission().modulation.label());
        }
    }

    @Test
    @DisplayName("keys of radio.lrFhss have their effect: on one grid without capture more is lost than on all eight")
    void lrFhssKeys() {
        ReplicationResult eight = crowd("");
        ReplicationResult one = crowd("radio: { lrFhss: { grids: 1 } }\n");
        ReplicationResult captured = crowd("radio: { lrFhss: { grids: 1, capture: 0 dB } }\n");
        assertTrue(lost(one) > 2 * lost(eight), lost(one) + " > " + lost(eight));
        assertTrue(lost(captured) < lost(one), lost(captured) + " < " + lost(one));
    }

    private static long lost(ReplicationResult result) {
        return result.lost(Direction.UPLINK, RadioCause.HEADERS_LOST)
                + result.lost(Direction.UPLINK, RadioCause.FRAGMENTS_LOST);
    }

    private ReplicationResult crowd(String radio) {
        return Audit.of(
                        folder,
                        """
                        name: crowd
                        question: How many LR-FHSS frames collide?
                        duration: 10 min
                        region: EU868
                        fidelity: sizes
                        site: { radius: 1 km }
                        gateways: [{ id: gw, at: { x: 0 m, y: 0 m }, model: sx1302 }]
                        devices:
                          - { group: many, count: 4000, place: { disc: { radius: 500 m } }, activation: ABP, dataRate: DR8,
                              traffic: { kind: poisson, mean: 10 min, payload: 10 B } }
                        """
                                + radio)
                .result;
    }
}
