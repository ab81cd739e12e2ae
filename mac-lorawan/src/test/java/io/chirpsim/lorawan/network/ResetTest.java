package io.chirpsim.lorawan.network;

import static io.chirpsim.lorawan.network.Bench.SECOND_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.device.WhenFull;
import io.chirpsim.lorawan.frame.BytesCodec;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.SizesCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResetTest {
    private static final Backhaul PROMPT = new Backhaul(40_000, 0, 0);

    private static Bench bench(FrameCodec codec) {
        return new Bench(codec, Bench.server(), PROMPT).connect();
    }

    @Test
    @DisplayName("a reset device has lost its session, joins again and counts its frames from 0")
    void rejoins() {
        Bench bench = bench(new BytesCodec());
        int device = bench.device(bench.group(Configs.PLAIN.otaa().config()), 5, 110);
        List<Integer> joined = new ArrayList<>();
        bench.network.onJoin(joined::add);
        bench.at(0, () -> bench.network.start(device));
        bench.sendAt(20 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.at(100 * SECOND_US, () -> {
            bench.network.reset(device);
            assertFalse(bench.network.device(device).joined());
        });
        bench.sendAt(200 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.runThrough(300 * SECOND_US);
        assertEquals(List.of(device, device), joined);
        assertEquals(2, bench.uplinks.size());
        assertEquals(0, bench.uplinks.get(1).fCnt());
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName("messages that wait in it are lost as deviceReset; with ABP the session and its counters stay")
    void losesQueue() {
        Bench bench = bench(new BytesCodec());
        var group = bench.group(Configs.PLAIN.queueing(5, WhenFull.DROP_NEW).config());
        int device = bench.device(group, 5, 110);
        for (int i = 0; i < 4; i++) {
            bench.sendAt(i, device, 4, MType.UNCONFIRMED_DATA_UP);
        }
        bench.at(3 * SECOND_US, () -> bench.network.reset(device));
        bench.sendAt(20 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.runThrough(60 * SECOND_US);
        assertEquals(3, bench.journey.withFailure("deviceReset"));
        assertEquals(2, bench.journey.delivered(Direction.UPLINK));
        assertEquals(1, bench.uplinks.get(1).fCnt());
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName("a device that forgets its DevNonce is refused until it counts beyond those it used")
    void forgottenNonce() {
        Bench bench = bench(new BytesCodec());
        int device = bench.device(bench.group(Configs.PLAIN.otaa().config()), 5, 110);
        List<Long> joinedUs = new ArrayList<>();
        bench.network.onJoin(one -> joinedUs.add(bench.kernel.nowUs()));
        bench.at(0, () -> bench.network.start(device));
        for (int i = 1; i <= 2; i++) {
            bench.at(i * 1_000 * SECOND_US, () -> bench.network.reset(device));
        }
        bench.at(3_000 * SECOND_US, () -> {
            bench.network.device(device).forgetDevNonce();
            bench.network.reset(device);
        });
        bench.runThrough(4_000 * SECOND_US);
        assertEquals(4, joinedUs.size());
        assertTrue(joinedUs.get(2) < 2_007 * SECOND_US, "kept: the first request joins");
        assertTrue(joinedUs.get(3) > 3_018 * SECOND_US, "three requests of 6 s each are refused first: " + joinedUs);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("reset at any moment of an exchange: nothing breaks, every copy ends, the device joins again")
    void anyMoment(boolean bytes) {
        for (long atUs = 0; atUs < 8 * SECOND_US; atUs += 77_777) {
            Bench bench = bench(bytes ? new BytesCodec() : new SizesCodec());
            int device = bench.device(bench.group(Configs.PLAIN.otaa().config()), 5, 110);
            bench.at(0, () -> bench.network.start(device));
            bench.downlinkAt(19 * SECOND_US, device, 10, MType.UNCONFIRMED_DATA_DOWN);
            bench.sendAt(20 * SECOND_US, device, 4, MType.CONFIRMED_DATA_UP);
            bench.at(20 * SECOND_US + atUs, () -> bench.network.reset(device));
            bench.at(atUs, () -> bench.network.reset(device));
            bench.runThrough(400 * SECOND_US);
            assertTrue(bench.network.device(device).joined(), "reset at " + atUs);
            assertEquals(0, bench.journey.openCopies(), "reset at " + atUs);
        }
    }
}
