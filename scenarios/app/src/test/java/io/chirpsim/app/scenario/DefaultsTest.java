package io.chirpsim.app.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.phy.FrameErrorCurves;
import io.chirpsim.phy.FrameErrors;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Noise;
import io.chirpsim.phy.Sensitivity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultsTest {
    private static final int DATA_SHEET_BYTES = 12;

    @ParameterizedTest(name = "SF{0}")
    @ValueSource(ints = {7, 8, 9, 10, 11, 12})
    @DisplayName("a gateway with the default noise figure loses one frame in ten where the SX1302's data sheet says so")
    void gatewayNoiseFigure(int spreadingFactor) {
        double implementationLossDb = Defaults.RECEPTION.implementationLossDb();
        FrameErrors errors = FrameErrorCurves.awgn(implementationLossDb);
        LoraModulation modulation = LoraModulation.uplink(spreadingFactor, 125_000);
        double noiseDbm = Noise.floorDbm(modulation.bandwidthHz(), Defaults.NOISE_FIGURE_DB);
        double powerDbm = -150;
        while (errors.decodedProbability(modulation, DATA_SHEET_BYTES, new double[] {powerDbm - noiseDbm}, 1) < 0.9) {
            powerDbm += 0.05;
        }
        assertEquals(Sensitivity.SX1302.dbm(spreadingFactor, modulation.bandwidthHz()), powerDbm, 0.9);
    }
}
