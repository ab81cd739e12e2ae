package io.chirpsim.lorawan.network;

import static io.chirpsim.lorawan.network.Bench.SECOND_US;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Stage;
import io.chirpsim.lorawan.ApplicationUplink;
import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.device.DeviceGroup;
import io.chirpsim.lorawan.device.Retransmission;
import io.chirpsim.lorawan.device.WhenFull;
import io.chirpsim.lorawan.frame.BytesCodec;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.SizesCodec;
import io.chirpsim.lorawan.region.ChannelSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LorawanNetworkTest {
    private static final Backhaul DSL = new Backhaul(40_000, 10_000, 0);

    @Test
    @DisplayName("ABP, unconfirmed: every message arrives with its bytes, and all copies end")
    void unconfirmed() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        DeviceGroup group = bench.group(Configs.PLAIN.config());
        for (int d = 0; d < 10; d++) {
            bench.device(group, 5, 110);
            for (int i = 0; i < 6; i++) {
                bench.sendAt(d * SECOND_US + i * 600 * SECOND_US, d, 12, MType.UNCONFIRMED_DATA_UP);
            }
        }
        bench.runThrough(3_700 * SECOND_US);
        assertEquals(60, bench.uplinks.size());
        assertEquals(0, bench.journey.openCopies());
        assertEquals(60, bench.journey.delivered(Direction.UPLINK));
        ApplicationUplink last = bench.uplinks.get(59);
        assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, last.frmPayload());
        assertEquals(5, last.fCnt());
        assertEquals(9, last.deviceIndex());
        assertEquals(0x26000009, last.devAddr());
        assertEquals(5, last.dataRate());
        assertEquals(61_696, last.airtimeUs(), "25 bytes at SF7 as in the airtime vectors");
        assertEquals(1, last.receptions().size());
        assertEquals(-96, last.receptions().get(0).rssiDbm(), 1e-9);
    }

    @Test
    @DisplayName(
            "stage times: SOURCE at the start of the frame, ACCESS at its end, BACKHAUL and SERVER after their delays")
    void stages() {
        Bench bench = new Bench(new SizesCodec(), Bench.server(), new Backhaul(40_000, 0, 0)).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        bench.sendAt(SECOND_US, device, 19, MType.UNCONFIRMED_DATA_UP);
        bench.runThrough(10 * SECOND_US);
        LedgerJourney.Entry entry = bench.journey.entry(1);
        assertEquals(SECOND_US, entry.reached.get(Stage.SOURCE));
        assertEquals(SECOND_US + 71_936, entry.reached.get(Stage.ACCESS));
        assertEquals(SECOND_US + 71_936 + 40_000, entry.reached.get(Stage.BACKHAUL));
        assertEquals(SECOND_US + 71_936 + 40_000 + 200_000, entry.reached.get(Stage.SERVER));
        assertEquals(entry.reached.get(Stage.SERVER), entry.deliveredUs);
    }

    @Test
    @DisplayName("copies of several gateways become one message with all receptions, in the order of arrival")
    void severalGateways() {
        Bench bench = new Bench(
                        new BytesCodec(),
                        Bench.server(),
                        new Backhaul(50_000, 0, 0),
                        new Backhaul(10_000, 0, 0),
                        new Backhaul(300_000, 0, 0))
                .connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110, 120, 115);
        bench.sendAt(0, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.runThrough(10 * SECOND_US);
        assertEquals(1, bench.uplinks.size());
        List<ApplicationUplink.GatewayReception> receptions =
                bench.uplinks.get(0).receptions();
        assertEquals(
                List.of(1, 0), receptions.stream().map(r -> r.gatewayIndex()).toList(), "the third comes too late");
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName("a lossy backhaul loses the message for that cause")
    void lossyBackhaul() {
        Bench bench = new Bench(new SizesCodec(), Bench.server(), new Backhaul(40_000, 0, 0.5)).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        for (int i = 0; i < 200; i++) {
            bench.sendAt(i * 60 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        }
        bench.runThrough(200 * 60 * SECOND_US);
        long lost = bench.journey.withFailure("backhaul");
        assertEquals(200, lost + bench.journey.delivered(Direction.UPLINK));
        assertTrue(lost > 70 && lost < 130, () -> "lost " + lost);
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName("confirmed: the acknowledgement comes in RX1 and ends the repetitions")
    void confirmed() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(
                bench.group(Configs.PLAIN.repeating(Retransmission.NS3, 1).config()), 5, 110);
        bench.sendAt(0, device, 4, MType.CONFIRMED_DATA_UP);
        bench.runThrough(60 * SECOND_US);
        assertEquals(1, bench.journey.transmissions);
        assertEquals(1, bench.network.server().acksSent());
        assertEquals(0, bench.journey.openCopies());
        assertTrue(bench.journey.entry(1).failures.isEmpty());
    }

    @Test
    @DisplayName("confirmed, deaf device: 8 transmissions, delivered once")
    void confirmedDeaf() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(
                bench.group(Configs.PLAIN
                        .repeating(Retransmission.NS3, 1)
                        .clocked(1e-9, 900_000)
                        .config()),
                5,
                110);
        bench.sendAt(0, device, 4, MType.CONFIRMED_DATA_UP);
        bench.runThrough(600 * SECOND_US);
        assertEquals(8, bench.journey.transmissions);
        assertEquals(1, bench.uplinks.size());
        assertEquals(0, bench.journey.openCopies());
        assertTrue(bench.journey.entry(1).failures.contains("retriesExhausted"));
    }

    @Test
    @DisplayName("OTAA: the device joins on the air, learns the extra channels, and its waiting message arrives")
    void otaa() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(bench.group(Configs.PLAIN.otaa().config()), 5, 110);
        bench.at(0, () -> bench.network.start(device));
        bench.sendAt(SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.runThrough(60 * SECOND_US);
        assertEquals(List.of(device), bench.joined);
        assertTrue(bench.network.device(device).joined());
        assertEquals(1, bench.uplinks.size());
        assertEquals(0, bench.uplinks.get(0).fCnt());
        long offTimeUs = 100 * 61_696;
        long serverUs = bench.uplinks.get(0).serverUs();
        assertEquals(
                offTimeUs + 51_456 + 45_000 + 200_000, serverUs, 5_000, "the join-request counts in the duty cycle");
    }

    @Test
    @DisplayName("OTAA out of reach: data rates step down, messages give way to newer ones with their own cause")
    void otaaOutOfReach() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(bench.group(Configs.PLAIN.otaa().config()), 5, 170);
        bench.at(0, () -> bench.network.start(device));
        for (int i = 0; i < 5; i++) {
            bench.sendAt(i * 100 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        }
        bench.runThrough(3_600 * SECOND_US);
        assertFalse(bench.network.device(device).joined());
        assertEquals(4, bench.journey.withFailure("joinPending"));
        assertEquals(1, bench.journey.openCopies(), "the newest still waits");
        long airtimeUs = bench.network.device(device).energy().txUs();
        assertTrue(airtimeUs > 20 * SECOND_US && airtimeUs <= 36 * SECOND_US + 1_482_752, () -> "air " + airtimeUs);
    }

    @Test
    @DisplayName(
            "a downlink waits for the next uplink and reaches the device; a confirmed one is acknowledged by the uplink after")
    void downlinks() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        bench.downlinkAt(0, device, 10, MType.UNCONFIRMED_DATA_DOWN);
        bench.downlinkAt(1, device, 10, MType.CONFIRMED_DATA_DOWN);
        bench.sendAt(10 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.runThrough(300 * SECOND_US);
        assertEquals(2, bench.journey.delivered(Direction.DOWNLINK));
        assertEquals(List.of("sent c1 0", "sent c2 1"), bench.told, "FPending makes the device ask again");
        assertEquals(1, bench.journey.openCopies(), "the confirmed one is not acknowledged yet");
        bench.sendAt(400 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.runThrough(500 * SECOND_US);
        assertEquals("acknowledged c2", bench.told.get(2));
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName("a downlink asked for right after an uplink still uses its windows")
    void immediateDownlink() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        bench.sendAt(0, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.downlinkAt(500_000, device, 10, MType.UNCONFIRMED_DATA_DOWN);
        bench.runThrough(10 * SECOND_US);
        assertEquals(1, bench.journey.delivered(Direction.DOWNLINK));
        assertTrue(bench.journey.entry(2).deliveredUs < 2 * SECOND_US, "in RX1");
    }

    @Test
    @DisplayName("a device out of downlink range loses its downlinks, in their ledger")
    void outOfDownlinkRange() {
        // SF12 in both directions: 150.5 dB leave -136.5 dBm, heard by the gateway (-139.5) but not by the device at 14
        // dBm (-137) if it were 151.5
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 0, 152);
        for (int i = 0; i < 10; i++) {
            bench.sendAt(i * 1_000 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        }
        bench.downlinkAt(10 * SECOND_US, device, 10, MType.UNCONFIRMED_DATA_DOWN);
        bench.runThrough(20_000 * SECOND_US);
        assertEquals(10, bench.journey.delivered(Direction.UPLINK));
        assertEquals(0, bench.journey.delivered(Direction.DOWNLINK));
        assertEquals(1, bench.journey.withFailure("noCoverage"));
        assertEquals(0, bench.journey.openCopies());
    }

    @Test
    @DisplayName(
            "bytes and sizes tell the same story: random traffic, joins, confirmed frames, downlinks, two gateways")
    void fidelitiesAgree() {
        String bytes = story(new BytesCodec(), 11);
        assertEquals(bytes, story(new SizesCodec(), 11));
        assertEquals(bytes, story(new BytesCodec(), 11), "and the same run twice is the same");
        assertNotEquals(bytes, story(new SizesCodec(), 12));
        assertTrue(bytes.contains("delivered") && bytes.contains("Interference"), "the story must be eventful");
    }

    private static String story(FrameCodec codec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bench bench = new Bench(codec, Bench.server(), DSL, new Backhaul(5_000, 60_000, 0.05)).connect();
        DeviceGroup[] groups = {
            bench.group(Configs.PLAIN.clocked(40, 500).config()),
            bench.group(Configs.PLAIN.otaa().queueing(3, WhenFull.DROP_NEW).config()),
            bench.group(Configs.PLAIN
                    .repeating(Retransmission.LORAWAN_1_0_2, 2)
                    .on(ChannelSet.range(0, 8))
                    .config()),
            bench.group(Configs.PLAIN.repeating(Retransmission.NS3, 1).config()),
            bench.group(Configs.PLAIN.repeating(Retransmission.LORAWAN_1_0_4, 3).config()),
        };
        for (int d = 0; d < 40; d++) {
            int device = bench.device(
                    groups[d % groups.length],
                    random.nextInt(6),
                    random.nextDouble(120, 150),
                    random.nextDouble(120, 150));
            if (!bench.network.device(device).joined()) {
                bench.at(random.nextLong(60 * SECOND_US), () -> bench.network.start(device));
            }
            for (int i = 0; i < 20; i++) {
                MType type = random.nextInt(3) == 0 ? MType.CONFIRMED_DATA_UP : MType.UNCONFIRMED_DATA_UP;
                bench.sendAt(random.nextLong(3_600 * SECOND_US), device, random.nextInt(1, 60), type);
            }
            for (int i = 0; i < 3; i++) {
                MType type = random.nextBoolean() ? MType.CONFIRMED_DATA_DOWN : MType.UNCONFIRMED_DATA_DOWN;
                bench.downlinkAt(random.nextLong(3_600 * SECOND_US), device, random.nextInt(1, 60), type);
            }
        }
        bench.runThrough(4_000 * SECOND_US);
        StringBuilder story = new StringBuilder(bench.journey.log);
        for (int d = 0; d < 40; d++) {
            story.append(bench.network.device(d).energy().joules(4_000 * SECOND_US))
                    .append('\n');
        }
        return story.append(bench.told).toString();
    }
}
