package io.chirpsim.phy;

import static io.chirpsim.phy.RadioCause.CO_SF_INTERFERENCE;
import static io.chirpsim.phy.RadioCause.NO_COVERAGE;
import static io.chirpsim.phy.RadioCause.NO_DEMODULATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of these tests have a channel each, so that nothing but demodulators can be wanting. */
@DisplayName("Demodulators")
class DemodulatorTest {
    private static final long START_US = 1_000_000;
    private long nextChannelHz = 863_000_000;

    private Transmission send(Air air, int sf, long atUs) {
        nextChannelHz += 200_000;
        return air.uplink(air.deviceHeardAt(-100), sf, nextChannelHz, 200, atUs);
    }

    private static Air sx1301() {
        return Air.ofOneSx1301();
    }

    private static Air sx1302() {
        return Air.of(GatewayModel.SX1302, Sensitivity.SX1302, 1);
    }

    @ParameterizedTest(name = "SF{0}")
    @ValueSource(ints = {7, 8, 9, 10, 11, 12})
    @DisplayName("of an SX1301 are 8: the ninth frame at a time is lost for want of one")
    void sx1301NinthFrame(int sf) {
        Air air = sx1301();
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            frames.add(send(air, sf, START_US + i));
        }
        air.run();
        for (int i = 0; i < 10; i++) {
            assertEquals(i < 8 ? null : NO_DEMODULATOR, air.loss(frames.get(i)), "frame " + i);
        }
        assertEquals(2, air.heardAndLost(0, NO_DEMODULATOR), "counted at the gateway");
        assertEquals(0, air.heardAndLost(0, CO_SF_INTERFERENCE));
    }

    /** Each group: how many frames of which spreading factor; then how many of all in this order an SX1302 receives. */
    @ParameterizedTest(name = "{0} of SF{1}, then {2} of SF{3}, then {4} of SF{5}: {6}, {7} and {8} received")
    @CsvSource({
        "17, 7, 0, 7, 0, 7, 16, 0, 0",
        "17, 10, 0, 7, 0, 7, 16, 0, 0",
        "9, 11, 9, 10, 0, 7, 8, 8, 0",
        "9, 12, 9, 7, 0, 7, 8, 8, 0",
        "8, 7, 9, 12, 0, 7, 8, 8, 0",
        "12, 9, 5, 12, 1, 7, 12, 4, 0",
        "16, 8, 1, 12, 1, 8, 16, 0, 0",
        "4, 12, 4, 11, 9, 7, 4, 4, 8",
        "3, 12, 14, 7, 1, 11, 3, 13, 0",
        "10, 10, 3, 11, 4, 8, 10, 3, 3"
    })
    @DisplayName("of an SX1302 are 16 up to SF10, of which 8 also serve SF11 and SF12")
    void sx1302Mixed(int n1, int sf1, int n2, int sf2, int n3, int sf3, int ok1, int ok2, int ok3) {
        Air air = sx1302();
        long atUs = START_US;
        List<List<Transmission>> groups = new ArrayList<>();
        for (int[] group : new int[][] {{n1, sf1}, {n2, sf2}, {n3, sf3}}) {
            List<Transmission> frames = new ArrayList<>();
            for (int i = 0; i < group[0]; i++) {
                frames.add(send(air, group[1], atUs++));
            }
            groups.add(frames);
        }
        air.run();
        assertEquals(
                List.of((long) ok1, (long) ok2, (long) ok3),
                groups.stream()
                        .map(frames ->
                                frames.stream().filter(t -> air.loss(t) == null).count())
                        .toList());
        groups.stream().flatMap(List::stream).map(air::loss).forEach(loss -> {
            if (loss != null) {
                assertEquals(NO_DEMODULATOR, loss);
            }
        });
    }

    @ParameterizedTest(name = "{0} us after the end")
    @ValueSource(longs = {-1, 0, 1})
    @DisplayName("are held to the last microsecond of the frame and not longer")
    void freedAtTheEnd(long afterUs) {
        Air air = sx1301();
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            frames.add(send(air, 9, START_US));
        }
        long endUs = START_US + frames.get(0).airtimeUs();
        Transmission next = send(air, 9, endUs + afterUs);
        air.run();
        assertEquals(afterUs < 0 ? NO_DEMODULATOR : null, air.loss(next));
        assertEquals(endUs, air.of(frames.get(0)).endUs());
    }

    @ParameterizedTest(name = "{0} us after the end")
    @ValueSource(longs = {-1, 0})
    @DisplayName("are held to the end by frames that are lost to interference all the same")
    void heldByLostFrames(long afterUs) {
        Air air = sx1301();
        List<Transmission> frames = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            frames.add(air.uplink(air.deviceHeardAt(-100), 9, Air.F1, 200, START_US));
        }
        Transmission next = send(air, 9, START_US + frames.get(0).airtimeUs() + afterUs);
        air.run();
        frames.forEach(t -> assertEquals(CO_SF_INTERFERENCE, air.loss(t)));
        assertEquals(afterUs < 0 ? NO_DEMODULATOR : null, air.loss(next));
    }

    @Test
    @DisplayName("are taken from the first symbol of the preamble on, and not by what cannot be heard")
    void takenAtTheStart() {
        Air air = sx1301();
        for (int i = 0; i < 20; i++) {
            Transmission unheard = air.uplink(air.deviceHeardAt(-127), 7, 867_000_000 + 200_000L * i, 200, START_US);
            air.at(START_US + 500_000, () -> assertEquals(NO_COVERAGE, air.loss(unheard)));
        }
        for (int i = 0; i < 8; i++) {
            send(air, 12, START_US);
        }
        Transmission sameMicrosecond = send(air, 12, START_US);
        air.run();
        assertEquals(NO_DEMODULATOR, air.loss(sameMicrosecond));
    }

    @Test
    @DisplayName("are each gateway's own")
    void perGateway() {
        Air air = Air.of(GatewayModel.SX1301, Sensitivity.SX1301, 2);
        for (int i = 0; i < 8; i++) {
            send(air, 12, START_US);
        }
        Transmission both = air.uplink(air.deviceHeardAt(-80, -120), 12, 869_525_000, 200, START_US + 1);
        Transmission onlyFull = air.uplink(air.deviceHeardAt(-80, -150), 12, 869_525_000, 20, START_US + 20_000_000);
        air.run();
        assertEquals(List.of(1), air.of(both).gateways());
        assertNull(air.loss(onlyFull));
    }

    @Test
    @DisplayName("come and go for days without one being lost")
    void manyFrames() {
        Air air = sx1302();
        int device = air.deviceHeardAt(-100);
        List<Transmission> frames = new ArrayList<>();
        long atUs = START_US;
        for (int i = 0; i < 500; i++) {
            for (int k = 0; k < 8; k++) {
                int sf = 7 + (i + k) % 6;
                frames.add(air.uplink(device, sf, 863_000_000 + 200_000L * k, 10 + i % 40, atUs));
            }
            atUs += 3_000_000;
        }
        air.run();
        frames.forEach(t -> assertNull(air.loss(t)));
    }

    @Test
    @DisplayName("models are found by their names")
    void names() {
        for (GatewayModel model : GatewayModel.all()) {
            assertEquals(model, GatewayModel.named(model.name()));
        }
        assertThrows(IllegalArgumentException.class, () -> GatewayModel.named("sx1300"));
    }
}
