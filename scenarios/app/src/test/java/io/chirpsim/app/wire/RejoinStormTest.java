package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.results.RunResult;
import io.chirpsim.results.SummaryJson;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@DisplayName("A thousand devices join again after a power cut")
class RejoinStormTest {
    private static final Region EU868 = Region.named("EU868");
    private static final int JOIN_DATA_RATES = 6;
    /** Without CFList: the network has the default channels only. */
    private static final int JOIN_ACCEPT_BYTES = 17;

    private static final double RX1_DUTY_CYCLE = 0.01;
    private static final double RX2_DUTY_CYCLE = 0.1;
    private static final double FIRST_HOUR_DUTY_CYCLE = 0.01;

    private static double acceptS(int dataRate) {
        return EU868.dataRate(dataRate).downlink().airtimeUs(JOIN_ACCEPT_BYTES) * 1e-6;
    }

    /** Join-accepts per second: RX1 with the data rates of the requests, each as often as the others, and RX2 beside it. */
    private static double acceptsPerS() {
        double meanS = 0;
        for (int dataRate = 0; dataRate < JOIN_DATA_RATES; dataRate++) {
            meanS += acceptS(dataRate) / JOIN_DATA_RATES;
        }
        return RX1_DUTY_CYCLE / meanS + RX2_DUTY_CYCLE / acceptS(EU868.rx2().dataRate());
    }

    /** A device that has asked once with each data rate, as fast as its join duty cycle lets it. */
    private static double backOffS() {
        double requestsS = 0;
        for (int dataRate = 0; dataRate < JOIN_DATA_RATES; dataRate++) {
            requestsS += EU868.dataRate(dataRate).uplink().airtimeUs(JoinRequest.LENGTH) * 1e-6;
        }
        return requestsS / FIRST_HOUR_DUTY_CYCLE;
    }

    @Test
    @DisplayName(
            "95 % are back after what the gateway's budget for join-accepts, or the back-off if it is longer, allows: within 10 %")
    void bound() throws Exception {
        Scenario scenario = TestScenarios.load("power-cut-rejoin-storm");
        RunResult result = new Experiment(scenario, TestScenarios.recordings(scenario), Sinks.NONE).run(1, done -> {});
        byte[] summary = SummaryJson.bytes(result, scenario.name(), scenario.seed(), 43_200, new TreeMap<>());
        JsonNode joins =
                new ObjectMapper().readTree(summary).get("events").get(1).get("joins");
        double expectedS = Math.max(950 / acceptsPerS(), backOffS());
        assertEquals(expectedS, joins.get("to95S").get("mean").asDouble(), 0.1 * expectedS);
    }
}
