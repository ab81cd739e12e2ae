package io.chirpsim.phy;

import static io.chirpsim.phy.RadioCause.CO_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.NO_COVERAGE;
import static io.chirpsim.phy.RadioCause.NO_DEMODULATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.ForeignTraffic.SyncWord;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A gateway")
class GatewayTest {
    private static final ChannelPlan EUROPE = new ChannelPlan(
            LongStream.of(
                            867_100_000,
                            867_300_000,
                            867_500_000,
                            867_700_000,
                            867_900_000,
                            868_100_000,
                            868_300_000,
                            868_500_000)
                    .boxed()
                    .toList(),
            Optional.of(new ChannelPlan.Standard(868_300_000, 250_000, 7)),
            OptionalLong.of(868_800_000));

    private static final LrFhssModulation DR8 =
            new LrFhssModulation(LrFhssModulation.CodingRate.ONE_THIRD, LrFhssModulation.Width.KHZ_137);

    /** All gateways and all devices 80 dB from each other. */
    private static final FarLosses ALL_NEAR = new FarLosses() {
        @Override
        public double deviceToGatewayDb(int device, int other) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double devicesDb(int device, int other) {
            return 80;
        }

        @Override
        public double gatewaysDb(int one, int other) {
            return 80;
        }
    };

    private static GatewayRadio gateway(GatewayModel model, ChannelPlan plan, Availability availability) {
        return new GatewayRadio(model, Sensitivity.SX1302, 6, 0, ExternalInterference.NONE, plan, availability);
    }

    private static Air air(GatewayRadio gateway) {
        return new Air(new RadioConfig(InterferenceMatrix.ORTHOGONAL, 10), gateway);
    }

    @ParameterizedTest(name = "{0} kHz, SF{1} at {2} kHz: {3}")
    @CsvSource({
        "867100, 7, 125, ",
        "868500, 12, 125, ",
        "868800, 7, 125, NO_COVERAGE",
        "869100, 9, 125, NO_COVERAGE",
        "868300, 7, 250, ",
        "868300, 8, 250, NO_COVERAGE",
        "868100, 7, 250, NO_COVERAGE",
        "868300, 5, 125, "
    })
    @DisplayName("hears what its plan says and nothing else")
    void plan(long khz, int sf, int bandwidthKhz, RadioCause expected) {
        Air air = air(gateway(GatewayModel.SX1302, EUROPE, Availability.ALWAYS));
        int device = air.deviceHeardAt(-80);
        Transmission t = Air.frame(device, LoraModulation.uplink(sf, 1000 * bandwidthKhz), 1000 * khz, 20);
        air.at(0, () -> air.medium().uplink(t));
        assertEquals(expected, air.run().loss(t));
    }

    @Test
    @DisplayName("has one demodulator for the LoRa-standard channel, beside those of the other channels")
    void standardDemodulator() {
        Air air = air(gateway(GatewayModel.SX1301, EUROPE, Availability.ALWAYS));
        List<Transmission> multi = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            multi.add(air.uplink(air.deviceHeardAt(-80), 12, EUROPE.multiHz().get(i), 50, i));
        }
        List<Transmission> standard = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Transmission t =
                    Air.frame(air.deviceHeardAt(-80 - 20.0 * i), LoraModulation.uplink(7, 250_000), 868_300_000, 20);
            air.at(100 + i, () -> air.medium().uplink(t));
            standard.add(t);
        }
        air.run();
        multi.forEach(t -> assertNull(air.loss(t)));
        assertNull(air.loss(standard.get(0)));
        assertEquals(NO_DEMODULATOR, air.loss(standard.get(1)));
    }

    @Test
    @DisplayName("with sixteen channels and two LoRa-standard ones has the demodulators of two concentrators")
    void concentrators() {
        List<Long> channels = LongStream.range(0, 16)
                .map(i -> 902_300_000 + 200_000 * i)
                .boxed()
                .toList();
        ChannelPlan plan = new ChannelPlan(
                channels,
                Optional.of(new ChannelPlan.Standard(903_000_000, 500_000, 8)),
                OptionalLong.empty(),
                List.of(new ChannelPlan.Standard(904_600_000, 500_000, 8)));
        Air air = air(gateway(GatewayModel.SX1301, plan, Availability.ALWAYS));
        List<Transmission> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(air.uplink(air.deviceHeardAt(-80), 12, channels.get(i), 50, i));
        }
        for (long hz : new long[] {903_000_000, 904_600_000}) {
            Transmission t = Air.frame(air.deviceHeardAt(-80), LoraModulation.uplink(8, 500_000), hz, 20);
            air.at(100, () -> air.medium().uplink(t));
            all.add(t);
        }
        Transmission seventeenth = air.uplink(air.deviceHeardAt(-80), 11, channels.get(0), 50, 200);
        air.run();
        all.forEach(t -> assertNull(air.loss(t)));
        assertEquals(NO_DEMODULATOR, air.loss(seventeenth));
    }

    @Test
    @DisplayName("with an SX1301 finds no SF5 and SF6, with an SX1303 as many frames as with an SX1302")
    void models() {
        Air old = air(gateway(GatewayModel.SX1301, ChannelPlan.ALL, Availability.ALWAYS));
        Transmission six = old.heardAt(-60, 6, Air.F1, 0);
        assertEquals(NO_COVERAGE, old.run().loss(six));
        assertEquals(GatewayModel.SX1302.pools(), GatewayModel.named("sx1303").pools());
    }

    @ParameterizedTest(name = "a ninth channel at {0} kHz: {1}")
    @CsvSource({"868800, true", "868900, true", "868901, false", "866700, true", "866500, false"})
    @DisplayName("has two radios, each 925 kHz wide")
    void radios(long khz, boolean fits) {
        ChannelPlan plan = new ChannelPlan(EUROPE.multiHz(), EUROPE.standard(), OptionalLong.of(1000 * khz));
        assertEquals(fits, plan.fitsTwoRadios());
    }

    /** SF9, 20 bytes: 185,344 us. */
    @ParameterizedTest(name = "begins at {0} us: {1}")
    @CsvSource({"814656, ", "814657, GATEWAY_DOWN", "1000000, GATEWAY_DOWN", "1999999, GATEWAY_DOWN", "2000000, "})
    @DisplayName("that is down from 1 s to 2 s loses what it was receiving and all that begins before it is up again")
    void downtime(long atUs, RadioCause expected) {
        Air air = air(gateway(
                GatewayModel.SX1302,
                ChannelPlan.ALL,
                Availability.of(List.of(new Availability.Downtime(1_000_000, 2_000_000)))));
        Transmission t = air.heardAt(-90, 9, Air.F1, atUs);
        assertEquals(expected, air.run().loss(t));
    }

    /** The first of three headers, 233,472 us, is over by then. */
    @Test
    @DisplayName("that goes down for a moment loses the LR-FHSS frames it was following")
    void downtimeOfLrFhss() {
        Air air = air(gateway(
                GatewayModel.SX1302,
                ChannelPlan.ALL,
                Availability.of(List.of(new Availability.Downtime(300_000, 310_000)))));
        Transmission before = air.uplink(air.deviceHeardAt(-90), DR8, Air.F1, 0);
        Transmission after = air.uplink(air.deviceHeardAt(-90), DR8, Air.F2, 310_000);
        air.run();
        assertEquals(RadioCause.GATEWAY_DOWN, air.loss(before));
        assertNull(air.loss(after));
    }

    @Test
    @DisplayName("that goes down gives its demodulators back")
    void demodulatorsAfterDowntime() {
        Air air = air(gateway(
                GatewayModel.SX1301,
                ChannelPlan.ALL,
                Availability.of(List.of(new Availability.Downtime(100_000, 200_000)))));
        List<Transmission> later = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            air.heardAt(-90, 12, 863_000_000 + 200_000L * i, 0);
            later.add(air.heardAt(-90, 12, 865_000_000 + 200_000L * i, 200_000));
        }
        air.run();
        later.forEach(t -> assertNull(air.loss(t)));
    }

    @ParameterizedTest(name = "downlink at {0} us: {1}")
    @CsvSource({"1500000, GATEWAY_DOWN", "900000, GATEWAY_DOWN", "2000000, "})
    @DisplayName("that is down, or goes down in the middle, sends nothing that a device could decode")
    void downlinks(long atUs, RadioCause expected) {
        Air air = air(gateway(
                GatewayModel.SX1302,
                ChannelPlan.ALL,
                Availability.of(List.of(new Availability.Downtime(1_000_000, 2_000_000)))));
        Transmission t = air.downlink(0, air.deviceHeardAt(-90), 9, Air.F1, 20, atUs);
        assertEquals(expected, air.run().ofDownlink(t).loss());
    }

    @Test
    @DisplayName("that is down in every period is so at the beginning of each, and up in between")
    void regular() {
        Availability every = Availability.every(10_000_000, 3_000_000, 500_000);
        assertEquals(new Availability.Downtime(3_000_000, 3_500_000), every.next(0));
        assertEquals(new Availability.Downtime(3_000_000, 3_500_000), every.next(3_000_000));
        assertEquals(new Availability.Downtime(13_000_000, 13_500_000), every.next(3_500_000));
    }

    /** SF9 symbols last 4.096 ms: the sync word of a foreign frame has ended 10 symbols after its beginning. */
    @ParameterizedTest
    @EnumSource(SyncWord.class)
    @DisplayName("gives up foreign frames at their sync word, or receives them to the end where it is its own")
    void foreignDemodulators(SyncWord syncWord) {
        double heldS =
                syncWord == SyncWord.SAME ? LoraModulation.uplink(9, 125_000).airtimeUs(20) / 1e6 : 0.04096;
        double perHour = 3600 * 8 / heldS;
        ForeignTraffic traffic = new ForeignTraffic(
                perHour, List.of(Air.F2), 125_000, List.of(0., 0., 0., 0., 1., 0., 0., 0.), 20, -100, -100, syncWord);
        GatewayRadio gateway = gateway(GatewayModel.SX1301, ChannelPlan.ALL, Availability.ALWAYS);
        Air air = new Air(new RadioConfig(InterferenceMatrix.ORTHOGONAL, 10), gateway).with(traffic);
        int device = air.deviceHeardAt(-80);
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            frames.add(air.uplink(device, 7, Air.F1, 20, 1_000_000 + 100_000L * i));
        }
        air.runUntil(202_000_000);
        double blocked =
                frames.stream().filter(t -> air.loss(t) == NO_DEMODULATOR).count() / 2000.0;
        assertEquals(0.2356, blocked, 0.06, "Erlang's loss of 8 demodulators offered 8 frames at a time");
        assertTrue(air.medium().foreignFrames(0) > 1000);
    }

    @Test
    @DisplayName("hears foreign frames as interference: on one channel, exp(-2 G) of the frames meet none")
    void foreignInterference() {
        double airtimeS = LoraModulation.uplink(9, 125_000).airtimeUs(20) / 1e6;
        ForeignTraffic traffic = new ForeignTraffic(
                3600 * 0.25 / airtimeS,
                List.of(Air.F1),
                125_000,
                List.of(0., 0., 0., 0., 1., 0., 0., 0.),
                20,
                -95,
                -85,
                SyncWord.OTHER);
        GatewayRadio gateway = gateway(GatewayModel.SX1302, ChannelPlan.ALL, Availability.ALWAYS);
        Air air = new Air(new RadioConfig(InterferenceMatrix.ALOHA, 10), gateway).with(traffic);
        int device = air.deviceHeardAt(-90);
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            frames.add(air.uplink(device, 9, Air.F1, 20, 1_000_000 + 1_000_000L * i));
        }
        air.runUntil(4_002_000_000L);
        double lost =
                frames.stream().filter(t -> air.loss(t) == CO_SF_INTERFERENCE).count() / 4000.0;
        assertEquals(1 - Math.exp(-0.5), lost, 4 * Math.sqrt(0.24 / 4000));
    }

    /**
     * Foreign frames at -120 to -60 dBm, and two symbols into each of them one of ours at -90 dBm: it takes the receiver from those that are at least 6 dB
     * weaker, 4 in 10.
     */
    @Test
    @DisplayName("leaves a foreign frame for a stronger one of its own by the power of the frame it follows")
    void relocksFromForeign() {
        ForeignTraffic traffic = new ForeignTraffic(
                360, List.of(Air.F1), 125_000, List.of(0., 0., 0., 0., 1., 0., 0., 0.), 20, -120, -60, SyncWord.OTHER);
        RadioConfig lock = new RadioConfig(InterferenceMatrix.ORTHOGONAL, 10).with(InterferenceRule.lock(5));
        GatewayRadio gateway = gateway(GatewayModel.SX1302, ChannelPlan.ALL, Availability.ALWAYS);
        Air air = new Air(lock, gateway).with(traffic);
        int device = air.deviceHeardAt(-90);
        Draws gaps = new Streams(1, 0).draws(RadioPurpose.FOREIGN);
        List<Transmission> frames = new ArrayList<>();
        long startUs = 0;
        for (int i = 0; i < 1000; i++) {
            startUs += (long) gaps.exponential(1e7, 1000 * Air.F1, 2 * i);
            frames.add(air.uplink(device, 9, Air.F1, 20, startUs + 2 * 4096));
        }
        air.runUntil(startUs + 10_000_000);
        double received = frames.stream().filter(t -> air.loss(t) == null).count() / 1000.0;
        assertEquals(0.4, received, 4 * Math.sqrt(0.24 / 1000));
    }

    @Test
    @DisplayName("of two that send on one channel disturbs the other's reception where nothing is inverted")
    void invertedIq() {
        for (InvertedIq iq : InvertedIq.values()) {
            GatewayRadio gateway = gateway(GatewayModel.SX1302, ChannelPlan.ALL, Availability.ALWAYS);
            Air air = new Air(new RadioConfig(InterferenceMatrix.GOURSAUD, 10).with(iq), gateway, gateway)
                    .with(new Surroundings(new Streams(1, 0), d -> d, g -> ~g, ALL_NEAR, Fading.NONE, List.of()));
            int listener = air.deviceHeardAt(-70, Double.NaN);
            int sender = air.deviceHeardAt(Double.NaN, -80);
            Transmission down = air.downlink(0, listener, 9, Air.F1, 20, 0);
            Transmission up = air.uplink(sender, 9, Air.F1, 20, 0);
            air.run();
            boolean disturbed = iq == InvertedIq.NONE;
            assertEquals(disturbed ? CO_SF_INTERFERENCE : null, air.loss(up), iq + ": uplink");
            assertEquals(
                    disturbed ? CO_SF_INTERFERENCE : null, air.ofDownlink(down).loss(), iq + ": downlink");
        }
    }

    /** -66 dBm of a downlink at SF12, 24 dB less of it on one carrier, for longer than the three headers. */
    @ParameterizedTest
    @EnumSource(InvertedIq.class)
    @DisplayName("of two that send drowns LR-FHSS at the other, unless the two directions do not disturb each other")
    void downlinkOverLrFhss(InvertedIq iq) {
        GatewayRadio gateway = gateway(GatewayModel.SX1302, ChannelPlan.ALL, Availability.ALWAYS);
        Air air = new Air(new RadioConfig(InterferenceMatrix.GOURSAUD, 10).with(iq), gateway, gateway)
                .with(new Surroundings(new Streams(1, 0), d -> d, g -> ~g, ALL_NEAR, Fading.NONE, List.of()));
        air.downlink(0, air.deviceHeardAt(-70, Double.NaN), 12, Air.F1, 20, 0);
        Transmission up = air.uplink(air.deviceHeardAt(Double.NaN, -100), DR8, Air.F1, 0);
        air.run();
        assertEquals(iq == InvertedIq.IGNORED ? null : RadioCause.HEADERS_LOST, air.loss(up));
    }
}
