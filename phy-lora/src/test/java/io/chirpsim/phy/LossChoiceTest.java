package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.chirpsim.flow.Cause.Reach;
import io.chirpsim.flow.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of several gateways that lost a frame")
class LossChoiceTest {
    private static final double INTERFERED_DBM = -120;
    private static final double UNHEARD_DBM = -145;
    private final Receptions receptions = new Receptions();

    @Test
    @DisplayName("the one where it came furthest gives the cause, wherever it stands in the list")
    void furthest() {
        List<RadioCause> order = List.of(
                RadioCause.NO_COVERAGE,
                RadioCause.GATEWAY_DOWN,
                RadioCause.GATEWAY_TRANSMITTING,
                RadioCause.NO_DEMODULATOR,
                RadioCause.CO_SF_INTERFERENCE,
                RadioCause.INTER_SF_INTERFERENCE,
                RadioCause.NOT_DECODED);
        assertEquals(
                order,
                Arrays.stream(RadioCause.values()).filter(order::contains).toList());
        for (int far = 0; far < order.size(); far++) {
            for (int near = 0; near < far; near++) {
                for (boolean farFirst : new boolean[] {true, false}) {
                    receptions.clear();
                    receptions.lost(order.get(farFirst ? far : near), farFirst ? -130 : -60);
                    receptions.lost(order.get(farFirst ? near : far), farFirst ? -60 : -130);
                    assertSame(order.get(far), receptions.loss());
                    assertEquals(-130, receptions.lossStrengthDbm());
                }
            }
        }
    }

    @Test
    @DisplayName("the stronger one counts where it came equally far")
    void stronger() {
        for (double[] strengths : new double[][] {{-120, -100, -110}, {-100, -120, -110}, {-120, -110, -100}}) {
            receptions.clear();
            for (double strengthDbm : strengths) {
                receptions.lost(RadioCause.NO_DEMODULATOR, strengthDbm);
            }
            assertEquals(-100, receptions.lossStrengthDbm());
        }
    }

    @Test
    @DisplayName("none is asked when another decoded it, and the order of gateways does not matter")
    void throughTheMedium() {
        List<Air.Uplink> outcomes = new ArrayList<>();
        for (boolean reversed : new boolean[] {false, true}) {
            Air air = Air.of(GatewayModel.SX1301, Sensitivity.SX1301, 2);
            int wanted = reversed
                    ? air.deviceHeardAt(UNHEARD_DBM, INTERFERED_DBM)
                    : air.deviceHeardAt(INTERFERED_DBM, UNHEARD_DBM);
            int loud = reversed ? air.deviceHeardAt(Double.NaN, -60) : air.deviceHeardAt(-60, Double.NaN);
            Transmission lost = air.uplink(wanted, 9, Air.F1, 20, 0);
            Transmission decoded = air.uplink(loud, 9, Air.F1, 20, 0);
            air.run();
            assertNull(air.loss(decoded));
            assertEquals(List.of(reversed ? 1 : 0), air.of(decoded).gateways());
            outcomes.add(air.of(lost));
        }
        assertEquals(RadioCause.CO_SF_INTERFERENCE, outcomes.get(0).loss());
        assertEquals(INTERFERED_DBM, outcomes.get(0).lossStrengthDbm(), 1e-9);
        assertEquals(outcomes.get(0), outcomes.get(1));
    }

    @Test
    @DisplayName("a frame that no gateway is in reach of was without coverage")
    void noGatewayAtAll() {
        Air air = Air.ofOneSx1301();
        Transmission t = air.uplink(air.deviceHeardAt(), 12, Air.F1, 20, 0);
        air.run();
        assertEquals(RadioCause.NO_COVERAGE, air.loss(t));
        assertEquals(Double.NEGATIVE_INFINITY, air.of(t).lossStrengthDbm());
    }

    @Test
    @DisplayName("more than eight may also have decoded it, each with its own power")
    void manyGateways() {
        Air air = Air.of(GatewayModel.SX1301, Sensitivity.SX1301, 20);
        double[] rssiDbm = new double[20];
        for (int g = 0; g < 20; g++) {
            rssiDbm[g] = -100 - g;
        }
        Transmission t = air.uplink(air.deviceHeardAt(rssiDbm), 10, Air.F1, 20, 0);
        air.run();
        assertEquals(20, air.of(t).gateways().size());
        for (int g = 0; g < 20; g++) {
            assertEquals(g, air.of(t).gateways().get(g));
            assertEquals(-100.0 - g, air.of(t).rssiDbm().get(g), 1e-9);
        }
    }

    @Test
    @DisplayName("every cause has its own key, words for a person, and reach, all on the air")
    void vocabulary() {
        Set<String> keys = new HashSet<>();
        Set<Reach> reaches = new HashSet<>();
        for (RadioCause cause : RadioCause.values()) {
            keys.add(cause.key());
            reaches.add(cause.reach());
            assertSame(Stage.ACCESS, cause.stage());
        }
        assertEquals(
                Set.of(
                        "noCoverage",
                        "gatewayDown",
                        "jammed",
                        "gatewayTransmitting",
                        "noDemodulator",
                        "coSfInterference",
                        "interSfInterference",
                        "notDecoded",
                        "headersLost",
                        "fragmentsLost"),
                keys);
        assertEquals(
                RadioCause.values().length - 3,
                reaches.size(),
                "two of LR-FHSS share the reach of collisions, a jammer that of decoding");
    }
}
