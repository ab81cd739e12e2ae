package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.Interference;
import io.chirpsim.app.scenario.InterferenceRule;
import io.chirpsim.app.scenario.RadioSettings;
import io.chirpsim.phy.ChannelOverlap;
import io.chirpsim.phy.FskRules;
import io.chirpsim.phy.GatewayModel;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.InvertedIq;
import io.chirpsim.phy.LrFhssRules;
import io.chirpsim.phy.RadioConfig;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.phy.SignalsWhileSending;
import java.util.List;

/** From the words of a scenario to the radio's own. */
final class Radios {
    private static final GatewayModel UNLIMITED =
            new GatewayModel("unlimited", List.of(new GatewayModel.Pool(Integer.MAX_VALUE, 12)));

    private Radios() {}

    static RadioConfig config(RadioSettings radio) {
        return new RadioConfig(
                matrix(radio.interference()),
                radio.interfererFloorDb().orElse(Double.POSITIVE_INFINITY),
                rule(radio.rule()),
                ChannelOverlap.valueOf(radio.overlap().name()),
                InvertedIq.valueOf(radio.invertedIq().name()),
                SignalsWhileSending.valueOf(radio.whileSending().name()),
                LrFhssRules.DEFAULT,
                FskRules.DEFAULT);
    }

    private static InterferenceMatrix matrix(Interference chosen) {
        if (chosen instanceof Interference.Named named) {
            return InterferenceMatrix.named(named.matrix().word());
        }
        if (chosen instanceof Interference.Captured captured) {
            return InterferenceMatrix.named(captured.base().word()).withCapture("own", captured.captureDb());
        }
        return InterferenceMatrix.of(
                "own",
                ((Interference.Own) chosen)
                        .rowsDb().stream()
                                .map(row -> row.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .toArray(double[][]::new));
    }

    private static io.chirpsim.phy.InterferenceRule rule(InterferenceRule chosen) {
        if (chosen instanceof InterferenceRule.PairwiseCriticalSection pairwise) {
            return io.chirpsim.phy.InterferenceRule.pairwiseCriticalSection(
                    pairwise.criticalSymbols(),
                    io.chirpsim.phy.InterferenceRule.CriticalSection.valueOf(
                            pairwise.whose().name()));
        }
        if (chosen instanceof InterferenceRule.Lock lock) {
            return io.chirpsim.phy.InterferenceRule.lock(lock.symbols());
        }
        return chosen instanceof InterferenceRule.Energy
                ? io.chirpsim.phy.InterferenceRule.ENERGY
                : io.chirpsim.phy.InterferenceRule.WORST_SEGMENT;
    }

    static GatewayRadio gateway(GatewaySite gateway) {
        GatewayModel model =
                switch (gateway.model()) {
                    case SX1301, NS3 -> GatewayModel.SX1301;
                    case SX1302 -> GatewayModel.SX1302;
                    case UNLIMITED -> UNLIMITED;
                };
        return new GatewayRadio(
                model,
                Sensitivity.named(gateway.sensitivity().word()),
                gateway.noiseFigureDb(),
                gateway.antennaGainDb());
    }
}
