package io.chirpsim.lorawan.network;

import static io.chirpsim.lorawan.network.Bench.SECOND_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.device.Retransmission;
import io.chirpsim.lorawan.frame.BytesCodec;
import io.chirpsim.lorawan.frame.MType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final Backhaul PROMPT = new Backhaul(40_000, 0, 0);
    /** 17 bytes at SF7: the frame ends so long after it began. */
    private static final long AIRTIME_US = 51_456;

    private static Bench bench() {
        return new Bench(new BytesCodec(), Bench.server(), PROMPT, PROMPT).connect();
    }

    private static void sendEveryMinute(Bench bench, int device, int count) {
        for (int i = 0; i < count; i++) {
            bench.sendAt(i * 60 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        }
    }

    @Test
    @DisplayName(
            "backhaul outage: frames that end in [from, until) are lost for that cause, one microsecond aside they are not")
    void backhaulOutage() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), PROMPT).connect();
        sendEveryMinute(bench, bench.device(bench.group(Configs.PLAIN.config()), 5, 110), 5);
        bench.network.outage(0, 60 * SECOND_US + AIRTIME_US, 180 * SECOND_US + AIRTIME_US);
        bench.runThrough(600 * SECOND_US);
        assertEquals(3, bench.journey.delivered(Direction.UPLINK));
        assertEquals(2, bench.journey.withFailure("backhaul"));
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName("the outage of one gateway's backhaul costs nothing where another one hears the device")
    void otherGateway() {
        Bench bench = bench();
        sendEveryMinute(bench, bench.device(bench.group(Configs.PLAIN.config()), 5, 110, 112), 5);
        bench.network.outage(0, 0, 600 * SECOND_US);
        bench.runThrough(600 * SECOND_US);
        assertEquals(5, bench.journey.delivered(Direction.UPLINK));
        assertEquals(1, bench.uplinks.get(0).receptions().size());
    }

    @Test
    @DisplayName("downlinks are lost in the outage as well")
    void downlink() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), PROMPT).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        bench.downlinkAt(0, device, 10, MType.UNCONFIRMED_DATA_DOWN);
        bench.sendAt(SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.network.outage(0, SECOND_US + AIRTIME_US + 1, 10 * SECOND_US);
        bench.runThrough(60 * SECOND_US);
        assertEquals(1, bench.journey.delivered(Direction.UPLINK));
        assertEquals(0, bench.journey.delivered(Direction.DOWNLINK));
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName(
            "server down: what arrives is lost as serverDown, and what it was collecting; afterwards it goes on with its sessions")
    void serverDown() {
        Bench bench = bench();
        sendEveryMinute(bench, bench.device(bench.group(Configs.PLAIN.config()), 5, 110, 112), 6);
        bench.at(60 * SECOND_US + AIRTIME_US + 100_000, bench.network::stopServer);
        bench.at(200 * SECOND_US, bench.network::restartServer);
        bench.runThrough(600 * SECOND_US);
        assertEquals(3, bench.journey.delivered(Direction.UPLINK));
        assertEquals(3, bench.journey.withFailure("serverDown"));
        assertEquals(5, bench.uplinks.get(2).fCnt());
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName("a confirmed uplink whose window was open when the server stopped is delivered by its repetition")
    void repeatedAfterRestart() {
        Bench bench = bench();
        var group = bench.group(Configs.PLAIN.repeating(Retransmission.NS3, 1).config());
        bench.sendAt(0, bench.device(group, 5, 110), 4, MType.CONFIRMED_DATA_UP);
        bench.at(AIRTIME_US + 100_000, bench.network::stopServer);
        bench.at(AIRTIME_US + 200_000, bench.network::restartServer);
        bench.runThrough(60 * SECOND_US);
        assertEquals(1, bench.journey.delivered(Direction.UPLINK));
        assertEquals(1, bench.uplinks.size());
        assertEquals(2, bench.journey.transmissions);
        assertTrue(bench.journey.entry(1).failures.contains("serverDown"));
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName("a downlink the application pushes while the server is down is lost as serverDown")
    void pushedWhileDown() {
        Bench bench = bench();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        bench.at(0, bench.network::stopServer);
        bench.downlinkAt(SECOND_US, device, 10, MType.UNCONFIRMED_DATA_DOWN);
        bench.at(2 * SECOND_US, bench.network::restartServer);
        bench.sendAt(3 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.runThrough(60 * SECOND_US);
        assertEquals(1, bench.journey.withFailure("serverDown"));
        assertEquals(0, bench.journey.delivered(Direction.DOWNLINK));
    }
}
