package io.chirpsim.lorawan.network;

import static io.chirpsim.lorawan.network.Bench.SECOND_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.flow.Direction;
import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.DeviceClass;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.GpsTime;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.frame.BytesCodec;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.SizesCodec;
import io.chirpsim.lorawan.server.MulticastGroup;
import io.chirpsim.lorawan.server.ReceivedFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Classes B and C in a network")
class ClassesTest {
    private static final long HOUR_US = 3_600 * SECOND_US;
    private static final long RX2_HZ = 869_525_000;
    private static final Backhaul DSL = new Backhaul(20_000, 0, 0);
    private static final SessionKeys KEYS = new SessionKeys(new Key128(1, 2), new Key128(3, 4));
    private static final Listening CLASS_C = new Listening(DeviceClass.C, 0, RX2_HZ, 0);

    private static Listening classB(int periodicity) {
        return new Listening(DeviceClass.B, 3, 0, periodicity);
    }

    @Test
    @DisplayName(
            "class C hears a downlink at once, answers a confirmed one within 8 s, and its receiver is on whenever it does not send")
    void classC() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        bench.network.listens(device, CLASS_C);
        bench.sendAt(10 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        bench.downlinkAt(100 * SECOND_US, device, 10, MType.UNCONFIRMED_DATA_DOWN);
        bench.downlinkAt(200 * SECOND_US, device, 10, MType.CONFIRMED_DATA_DOWN);
        bench.runThrough(100 * SECOND_US + 3 * SECOND_US);
        assertEquals(1, bench.journey.delivered(Direction.DOWNLINK));
        bench.runThrough(212 * SECOND_US);
        assertEquals(2, bench.journey.delivered(Direction.DOWNLINK));
        assertTrue(bench.told.contains("acknowledged c3"), bench.told::toString);
        bench.runThrough(HOUR_US);
        bench.network.settleEnergy();
        EnergyAccount energy = bench.network.device(device).energy();
        assertEquals(HOUR_US, energy.txUs() + energy.rxUs() + energy.standbyUs(), "never asleep");
        assertEquals(0, bench.journey.openCopies());
    }

    /** The device sends nothing but what class B asks for; everything is counted by hand. */
    @Test
    @DisplayName(
            "class B finds a beacon, says so, and hears a downlink in its ping slot; what the windows cost is their number times their length")
    void classB() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        bench.network.listens(device, classB(3));
        List<ReceivedFrame> heard = new ArrayList<>();
        bench.network.observe(new GatewayObserver() {
            @Override
            public void uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb) {
                heard.add(frame);
            }
        });
        bench.network.start(device);
        long periodUs = BeaconPeriods.PERIOD_US;
        bench.runThrough(periodUs);
        assertEquals(1, heard.size(), "it has asked for the time and told its ping slots");
        long askedUs = bench.network.device(device).energy().rxUs();
        bench.runThrough(2 * periodUs);
        bench.downlinkAt(300 * SECOND_US, device, 10, MType.UNCONFIRMED_DATA_DOWN);
        bench.runThrough(300 * SECOND_US);
        PingSlots slots = new PingSlots(new BeaconPeriods(new GpsTime(GpsTime.EPOCH)));
        int address = bench.network.device(device).devAddr();
        long slotUs = slots.nextUs(300 * SECOND_US + 20_000, address, 3);
        long airtimeUs = Configs.EU868.dataRate(3).downlink().airtimeUs(23);
        bench.runThrough(slotUs + airtimeUs - 1);
        assertEquals(0, bench.journey.delivered(Direction.DOWNLINK));
        bench.runThrough(slotUs + airtimeUs);
        assertEquals(1, bench.journey.delivered(Direction.DOWNLINK));

        bench.runThrough(100 * BeaconPeriods.PERIOD_US);
        bench.network.settleEnergy();
        EnergyAccount energy = bench.network.device(device).energy();
        long beaconUs = 152_576;
        long foundUs = periodUs + BeaconPeriods.BEACON_DELAY_US + beaconUs;
        long windowUs = 9 * 4_096;
        // the first beacon after the answer is found; one uplink says so, during which and until RX2 is over no slot
        // opens
        long listening = 0;
        assertEquals(2, heard.size());
        ReceivedFrame said = heard.get(1);
        long sentUs = said.endUs() - said.modulation().airtimeUs(said.phyPayloadBytes());
        assertTrue(sentUs < foundUs + 8 * SECOND_US);
        long overUs = said.endUs() + 2 * SECOND_US + 33_000 + 196_608;
        for (long us = slots.nextUs(foundUs, address, 3);
                us < 100 * BeaconPeriods.PERIOD_US;
                us = slots.nextUs(us + 1, address, 3)) {
            listening += us >= sentUs && us < overUs ? 0 : windowUs;
        }
        long classAUs = 24 * 1_024 + 6 * 32_768;
        long expectedUs = askedUs + 99 * beaconUs + listening + classAUs + airtimeUs - windowUs;
        assertEquals(expectedUs, energy.rxUs());
    }

    @Test
    @DisplayName(
            "multicast: one message of the journey per member, delivered to those in reach, lost with the reason to the others; both fidelities alike")
    void multicast() {
        String[] logs = new String[2];
        for (int fidelity = 0; fidelity < 2; fidelity++) {
            Bench bench =
                    new Bench(fidelity == 0 ? new BytesCodec() : new SizesCodec(), Bench.server(), DSL, DSL).connect();
            int near = bench.device(bench.group(Configs.PLAIN.config()), 5, 110, 130);
            int other = bench.device(bench.group(Configs.PLAIN.config()), 5, 300, 110);
            int far = bench.device(bench.group(Configs.PLAIN.config()), 0, 154);
            int[] members = {near, other, far};
            for (int member : members) {
                bench.network.listens(member, CLASS_C);
                bench.sendAt((10 + 10L * member) * SECOND_US, member, 4, MType.UNCONFIRMED_DATA_UP);
            }
            int group = bench.network.addMulticast(new MulticastGroup(0x01FE0001, KEYS, CLASS_C, members));
            bench.runThrough(100 * SECOND_US);
            long[] tags = new long[3];
            for (int i = 0; i < 3; i++) {
                tags[i] = bench.journey.created(Direction.DOWNLINK, members[i], 100 * SECOND_US);
            }
            bench.network.multicast(group, 10, new byte[] {1, 2, 3}, tags);
            bench.runThrough(200 * SECOND_US);
            assertEquals(2, bench.journey.delivered(Direction.DOWNLINK));
            assertEquals(-1, bench.journey.entry(tags[2]).deliveredUs);
            assertTrue(bench.journey.entry(tags[2]).failures.get(0).contains("noCoverage"));
            assertEquals(0, bench.journey.openCopies());
            assertEquals(0, bench.network.multicastWaiting(group));
            logs[fidelity] = bench.journey.log.toString();
        }
        assertEquals(logs[0], logs[1]);
    }

    @Test
    @DisplayName(
            "a server that is down sends no multicast: what it is given then is lost, what waited goes out when it is back")
    void serverDown() {
        Bench bench = new Bench(new BytesCodec(), Bench.server(), DSL).connect();
        int device = bench.device(bench.group(Configs.PLAIN.config()), 5, 110);
        bench.network.listens(device, CLASS_C);
        bench.sendAt(10 * SECOND_US, device, 4, MType.UNCONFIRMED_DATA_UP);
        int group = bench.network.addMulticast(new MulticastGroup(0x01FE0001, KEYS, CLASS_C, new int[] {device}));
        bench.runThrough(100 * SECOND_US);
        long[] tags = new long[4];
        for (int i = 0; i < 4; i++) {
            tags[i] = bench.journey.created(Direction.DOWNLINK, device, 100 * SECOND_US);
        }
        for (int i = 0; i < 3; i++) {
            bench.network.multicast(group, 10, new byte[40], new long[] {tags[i]});
        }
        bench.network.stopServer();
        bench.runThrough(160 * SECOND_US);
        bench.network.multicast(group, 10, new byte[40], new long[] {tags[3]});
        assertEquals(1, bench.journey.delivered(Direction.DOWNLINK), "the order that had left");
        assertTrue(bench.journey.entry(tags[3]).failures.get(0).contains("serverDown"));
        bench.network.restartServer();
        bench.runThrough(260 * SECOND_US);
        assertEquals(3, bench.journey.delivered(Direction.DOWNLINK));
        assertEquals(0, bench.journey.openCopies());
    }
}
