package io.chirpsim.phy;

import static io.chirpsim.phy.RadioCause.JAMMED;
import static io.chirpsim.phy.RadioCause.NOT_DECODED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Noise at 125 kHz and 6 dB: -117.03 dBm; a jammer 3.01 dB above it makes three times the noise, 4.77 dB. */
class JammerTest {
    private static final double NOISE_DBM = -117.0309;
    private static final double TWICE_THE_NOISE_DBM = NOISE_DBM + 3.0103;
    private static final long FROM_US = 10_000_000;
    private static final long UNTIL_US = 20_000_000;
    private static final long FOR_EVER_US = 1L << 50;
    /** 20 bytes at SF7. */
    private static final long AIRTIME_US = 56_576;

    private record Told(double chance) implements FrameErrors {
        @Override
        public double decodedProbability(LoraModulation modulation, int bytes, double[] snrDb, int parts) {
            return chance;
        }

        @Override
        public double detectionSnrDb(LoraModulation modulation) {
            return -10;
        }
    }

    private static Air air(RadioConfig config) {
        return new Air(config, new GatewayRadio(GatewayModel.SX1302, Sensitivity.SX1302, 6, 0));
    }

    private static Air air(double chance) {
        return air(new RadioConfig(InterferenceMatrix.GOURSAUD, 10).with(new Told(chance)));
    }

    private static Jammer jammer(int bandwidthHz, double dbm) {
        return new Jammer(Air.F1, bandwidthHz, FROM_US, UNTIL_US, 1, 1, 7, entity -> dbm);
    }

    @ParameterizedTest(name = "{0} dB above the noise, jammer over {1} Hz: {2}")
    @CsvSource({
        "-5.24, 125000, JAMMED",
        "-5.22, 125000, ",
        "-7.00, 250000, JAMMED",
        "-6.98, 250000, ",
        "-11, 125000, NO_COVERAGE"
    })
    @DisplayName(
            "a jammer adds to the noise what falls into the frame's band; what is too weak without it is not its victim")
    void addsToNoise(double snrDb, int bandwidthHz, RadioCause expected) {
        Air air = air(1);
        air.medium().jam(jammer(bandwidthHz, TWICE_THE_NOISE_DBM));
        Transmission t = air.heardAt(NOISE_DBM + snrDb, 7, Air.F1, FROM_US + 1_000_000);
        assertEquals(expected, air.run().loss(t));
    }

    @ParameterizedTest(name = "begins {0} us after it: {1}")
    @CsvSource({"-56576, ", "-56000, ", "-1000, JAMMED", "0, JAMMED", "9990000, JAMMED", "10000000, "})
    @DisplayName("it disturbs only while it is on, and is heard at a frame's preamble")
    void time(long afterUs, RadioCause expected) {
        Air air = air(1);
        air.medium().jam(jammer(125_000, -60));
        Transmission t = air.heardAt(NOISE_DBM + 5, 7, Air.F1, FROM_US + afterUs);
        RadioCause loss = air.run().loss(t);
        // at its end it meets no preamble any more, and this receiver decodes whatever it has noticed
        assertEquals(afterUs == -1000 ? null : expected, loss);
    }

    @Test
    @DisplayName("another channel is left alone, and a frame that noise destroys is not the jammer's")
    void others() {
        Air air = air(0);
        air.medium().jam(jammer(125_000, TWICE_THE_NOISE_DBM));
        Transmission other = air.heardAt(-100, 7, Air.F2, FROM_US + 1_000_000);
        Transmission noisy = air.heardAt(-100, 7, Air.F1, FROM_US + 1_000_000);
        air.run();
        assertEquals(NOT_DECODED, air.loss(other));
        assertEquals(NOT_DECODED, air.loss(noisy));
    }

    @Test
    @DisplayName(
            "frame by frame in white noise: those that a jammer of the noise's power destroys are its, and 3 dB more bring them back")
    void inWhiteNoise() {
        Air air = air(new RadioConfig(InterferenceMatrix.GOURSAUD, 10).with(FrameErrorCurves.awgn(0)));
        air.medium().jam(new Jammer(Air.F1, 125_000, 0, FOR_EVER_US, 1, 1, 7, entity -> NOISE_DBM));
        // half of the SF7 frames of 20 bytes at -9.46 dB, see NoiseReceptionTest: with twice the noise at -6.45 dB
        int device = air.deviceHeardAt(NOISE_DBM - 9.46 + 3.0103);
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            frames.add(air.uplink(device, 7, Air.F1, 20, 100_000L * i));
        }
        air.run();
        double jammed = frames.stream().filter(t -> air.loss(t) == JAMMED).count() / 2000.0;
        assertEquals(0.5, jammed, 0.01 + 4 * Math.sqrt(0.25 / 2000));
    }

    @Test
    @DisplayName(
            "bursts in a twentieth of the time meet 1 - 0.95^(1 + airtime / burst) of the frames, on all gateways the same")
    void bursts() {
        Air air = Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 2);
        air.medium().jam(new Jammer(Air.F1, 125_000, 0, FOR_EVER_US, 0.05, 5_000, 7, entity -> -60));
        int device = air.deviceHeardAt(-100, -100);
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            frames.add(air.uplink(device, 7, Air.F1, 20, 101_237L * i));
        }
        air.run();
        double jammed = frames.stream().filter(t -> air.loss(t) == JAMMED).count() / 2000.0;
        double expected = 1 - StrictMath.pow(0.95, 1 + AIRTIME_US / 5_000.0);
        assertEquals(expected, jammed, 0.03 + 4 * Math.sqrt(expected * (1 - expected) / 2000));
        assertEquals(air.heardAndLost(0, JAMMED), air.heardAndLost(1, JAMMED));
    }

    @Test
    @DisplayName("a downlink near the jammer is lost as well")
    void downlink() {
        Air air = air(1);
        air.medium().jam(jammer(125_000, -60));
        int device = air.deviceHeardAt(-100);
        Transmission before = air.downlink(0, device, 7, Air.F1, 20, FROM_US - 1_000_000);
        Transmission during = air.downlink(0, device, 7, Air.F1, 20, FROM_US + 1_000_000);
        air.run();
        assertNull(air.ofDownlink(before).loss());
        assertEquals(JAMMED, air.ofDownlink(during).loss());
    }
}
