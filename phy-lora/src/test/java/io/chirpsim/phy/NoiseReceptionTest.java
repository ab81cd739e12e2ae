package io.chirpsim.phy;

import static io.chirpsim.phy.RadioCause.CO_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.NOT_DECODED;
import static io.chirpsim.phy.RadioCause.NO_COVERAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Noise at 125 kHz and 6 dB: -174 + 50.97 + 6 = -117.03 dBm. */
@DisplayName("Reception by noise")
class NoiseReceptionTest {
    private static final double NOISE_DBM = -117.0309;

    /** A receiver that notices from -10 dB on and decodes with a chance that is told; asked for the mean of all parts. */
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

    private static Air air(FrameErrors errors, ExternalInterference external) {
        return new Air(
                new RadioConfig(InterferenceMatrix.GOURSAUD, 10).with(errors),
                new GatewayRadio(
                        GatewayModel.SX1302, Sensitivity.SX1302, 6, 0, external, ChannelPlan.ALL, Availability.ALWAYS));
    }

    private static Air air(FrameErrors errors) {
        return air(errors, ExternalInterference.NONE);
    }

    @ParameterizedTest(name = "{0} dB over the noise, decoded with chance {1}: {2}")
    @CsvSource({"-10.01, 1, NO_COVERAGE", "-9.99, 1, ", "-9.99, 0, NOT_DECODED", "30, 0, NOT_DECODED"})
    @DisplayName("a frame is noticed by its signal to noise ratio and then decoded or not")
    void noticedAndDecoded(double snrDb, double chance, RadioCause expected) {
        Air air = air(new Told(chance));
        Transmission t = air.heardAt(NOISE_DBM + snrDb, 9, Air.F1, 0);
        assertEquals(expected, air.run().loss(t));
    }

    @Test
    @DisplayName(
            "what is not noticed takes no demodulator, what is not decoded does, and interference comes before noise")
    void order() {
        Air air = air(new Told(0));
        Transmission weak = air.heardAt(-100, 9, Air.F1, 0);
        air.heardAt(-100, 9, Air.F1, 0);
        assertEquals(CO_SF_INTERFERENCE, air.run().loss(weak));
    }

    @Test
    @DisplayName(
            "the share of decoded frames is the chance, drawn anew for every frame: 0.3 within four standard errors")
    void share() {
        Air air = air(new Told(0.3));
        int device = air.deviceHeardAt(-100);
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            frames.add(air.uplink(device, 7, Air.F1, 20, 100_000L * i));
        }
        air.run();
        double decoded = frames.stream().filter(t -> air.loss(t) == null).count() / 4000.0;
        assertEquals(0.3, decoded, 4 * Math.sqrt(0.3 * 0.7 / 4000));
    }

    /** Table of domain facts, 20 bytes at 4/5, implementation loss 0: half of the SF7 frames at -9.46 dB, one in ten lost at -8.31 dB. */
    @ParameterizedTest(name = "SF{0} at {1} dB: {2} lost")
    @CsvSource({"7, -9.46, 0.5", "7, -8.31, 0.1", "12, -23.52, 0.5", "12, -22.47, 0.1"})
    @DisplayName("in white noise so many frames of 20 bytes are lost")
    void curves(int sf, double snrDb, double lostShare) {
        Air air = air(FrameErrorCurves.awgn(0));
        int device = air.deviceHeardAt(NOISE_DBM + snrDb);
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            frames.add(air.uplink(device, sf, Air.F1, 20, 2_000_000L * i));
        }
        air.run();
        double lost = frames.stream().filter(t -> air.loss(t) != null).count() / 2000.0;
        assertEquals(lostShare, lost, 0.01 + 4 * Math.sqrt(lostShare * (1 - lostShare) / 2000));
    }

    @Test
    @DisplayName(
            "bursts in a tenth of the time leave 0.9^2 of the frames as long as one alone, and take 0.34 dB on average")
    void burstsOnAverage() {
        ExternalInterference tenth = new ExternalInterference(6, 0.1, 1000);
        assertEquals(0.81, tenth.clearProbability(1000), 1e-12);
        // 10 log10(0.9 + 0.1 * 10^-0.6) = 10 log10(0.92512) = -0.3380
        assertEquals(0.338, tenth.meanSnrLossDb(), 0.0005);
        assertEquals(6, ExternalInterference.always(6).meanSnrLossDb(), 1e-12);
        assertEquals(0, ExternalInterference.always(6).clearProbability(1));
    }

    @ParameterizedTest(name = "{0} dB over the noise: {1}")
    @CsvSource({"-6.99, ", "-7.01, NO_COVERAGE"})
    @DisplayName("external interference of 3 dB asks for 3 dB more")
    void risenFloor(double snrDb, RadioCause expected) {
        Air air = air(new Told(1), ExternalInterference.always(3));
        Transmission t = air.heardAt(NOISE_DBM + snrDb, 9, Air.F1, 0);
        assertEquals(expected, air.run().loss(t));
    }

    @Test
    @DisplayName("external interference in bursts hits a tenth of short frames, each channel by itself")
    void bursts() {
        Air air = air(new Told(1), new ExternalInterference(6, 0.1, 2_000_000));
        int device = air.deviceHeardAt(NOISE_DBM - 9);
        List<Transmission> frames = new ArrayList<>();
        int both = 0;
        for (int i = 0; i < 3000; i++) {
            frames.add(air.uplink(device, 7, Air.F1, 20, 2_000_000L * i + 500_000));
            frames.add(air.uplink(device, 7, Air.F2, 20, 2_000_000L * i + 600_000));
        }
        air.run();
        for (int i = 0; i < frames.size(); i += 2) {
            both += air.loss(frames.get(i)) != null && air.loss(frames.get(i + 1)) != null ? 1 : 0;
        }
        double lost = frames.stream().filter(t -> air.loss(t) != null).count() / 6000.0;
        assertEquals(0.1, lost, 4 * Math.sqrt(0.09 / 6000));
        assertEquals(0.01, both / 3000.0, 4 * Math.sqrt(0.0099 / 3000));
    }

    @Test
    @DisplayName("a downlink is judged the same way at its device")
    void downlink() {
        Air air = air(new Told(0));
        int near = air.deviceHeardAt(-100);
        int far = air.deviceHeardAt(NOISE_DBM - 10.01);
        Transmission a = air.downlink(0, near, 9, 869_525_000, 20, 0);
        Transmission b = air.downlink(0, far, 9, 869_525_000, 20, 5_000_000);
        air.run();
        assertEquals(NOT_DECODED, air.ofDownlink(a).loss());
        assertEquals(NO_COVERAGE, air.ofDownlink(b).loss());
    }

    @Test
    @DisplayName("what can be noticed is kept in reach: SF12 far under the sensitivity of the table")
    void weakest() {
        GatewayRadio gateway = Air.gateway(GatewayModel.SX1302, Sensitivity.SX1302);
        FrameErrors awgn = FrameErrorCurves.awgn(0.5);
        double weakestDbm =
                new RadioConfig(InterferenceMatrix.GOURSAUD, 10).with(awgn).weakestDbm(gateway);
        assertEquals(NOISE_DBM + awgn.detectionSnrDb(LoraModulation.uplink(12, 125_000)), weakestDbm, 1e-3);
        assertTrue(weakestDbm < Sensitivity.SX1302.dbm(12, 125_000), weakestDbm + " dBm");
    }

    @Test
    @DisplayName("powers and ratios are reported in steps of a quarter of a decibel")
    void steps() {
        Air air = air(new Told(1));
        Transmission t = air.heardAt(-100.4, 9, Air.F1, 0);
        air.run();
        assertEquals(-100.5, air.of(t).rssiDbm().get(0));
        assertEquals(16.75, air.of(t).snrDb().get(0), "-100.4 + 117.03 = 16.63");
        assertNull(air.loss(t));
    }
}
