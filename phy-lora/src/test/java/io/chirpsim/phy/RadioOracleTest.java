package io.chirpsim.phy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.RadioOracle.Frame;
import io.chirpsim.phy.RadioOracle.Send;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crowded random airs, each frame's fate beside {@link RadioOracle}, which looks at all frames at once and knows no events. */
@DisplayName("A crowded air")
class RadioOracleTest {
    private static final int GATEWAYS = 3;
    private static final int DEVICES = 60;
    private static final int FRAMES = 1500;
    private static final long[] CHANNELS_HZ = {868_100_000, 868_300_000, 868_500_000};

    private final Map<RadioCause, Integer> seen = new EnumMap<>(RadioCause.class);

    @ParameterizedTest(name = "seed {0}: {1}, {2}, floor {3} dB, {4} s")
    @CsvSource({
        "1, sx1301, goursaud, 10, 100",
        "2, sx1302, goursaud, 10, 60",
        "3, sx1301, croce, Infinity, 100",
        "4, sx1302, croce, Infinity, 50",
        "5, sx1301, goursaud, Infinity, 400",
        "6, sx1302, goursaud, 30, 40"
    })
    @DisplayName("treats every frame as the rules say, one by one")
    void everyFrame(long seed, String model, String matrix, double floorDb, long seconds) {
        SplittableRandom random = new SplittableRandom(seed);
        RadioConfig config = new RadioConfig(InterferenceMatrix.named(matrix), floorDb);
        GatewayRadio gateway = Air.gateway(GatewayModel.named(model), Sensitivity.named(model));
        Air air = new Air(config, gateway, gateway, gateway);
        double[][] rssiDbm = devices(air, random);
        List<Send> sends = new ArrayList<>();
        for (int g = 0; g < GATEWAYS; g++) {
            downlinks(air, random, g, seconds, sends);
        }
        List<Frame> frames = new ArrayList<>();
        List<Transmission> transmissions = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            int device = random.nextInt(DEVICES);
            long atUs = random.nextLong(seconds * 1_000_000 / 64) * 64;
            int sf = random.nextInt(7, 13);
            long channelHz = CHANNELS_HZ[random.nextInt(CHANNELS_HZ.length)];
            Transmission t = air.uplink(device, sf, channelHz, random.nextInt(5, 60), atUs);
            transmissions.add(t);
            frames.add(new Frame(i, atUs, atUs + t.airtimeUs(), sf, channelHz, rssiDbm[device]));
        }
        air.run();
        RadioOracle oracle = new RadioOracle(config, gateway, frames, sends);
        for (int i = 0; i < FRAMES; i++) {
            compare("seed " + seed + ", frame " + i, oracle.judge(frames.get(i)), air.of(transmissions.get(i)));
        }
        assertTrue(seen.size() >= 5, () -> "seed " + seed + " shows only " + seen);
    }

    private void compare(String context, RadioOracle.Verdict expected, Air.Uplink actual) {
        assertEquals(expected.gateways(), actual.gateways(), context);
        assertEquals(expected.loss(), actual.loss(), context);
        if (expected.loss() != null) {
            seen.merge(expected.loss(), 1, Integer::sum);
            assertEquals(expected.strengthDbm(), actual.lossStrengthDbm(), 1e-9, context);
        }
    }

    /** Not every device is in reach of every gateway; powers from far under the sensitivity to near the antenna. */
    private static double[][] devices(Air air, SplittableRandom random) {
        double[][] rssiDbm = new double[DEVICES][GATEWAYS];
        for (double[] device : rssiDbm) {
            for (int g = 0; g < GATEWAYS; g++) {
                device[g] = random.nextInt(5) == 0 ? Double.NaN : Math.round(random.nextDouble(-150, -85) * 1e6) / 1e6;
            }
            air.deviceHeardAt(device);
        }
        return rssiDbm;
    }

    /** Now and then a downlink; never in the same microsecond in which an uplink begins, where the order of asking decides. */
    private static void downlinks(Air air, SplittableRandom random, int gateway, long seconds, List<Send> sends) {
        long atUs = 32;
        while (atUs < seconds * 1_000_000) {
            atUs += random.nextLong(200_000) * 64;
            int sf = random.nextInt(7, 10);
            Transmission t = air.downlink(gateway, 0, sf, 869_525_000, 20, atUs);
            sends.add(new Send(gateway, atUs, atUs + t.airtimeUs()));
            atUs += (t.airtimeUs() / 64 + 1) * 64;
        }
    }
}
