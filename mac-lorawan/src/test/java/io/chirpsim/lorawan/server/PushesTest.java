package io.chirpsim.lorawan.server;

import static io.chirpsim.lorawan.frame.MType.CONFIRMED_DATA_DOWN;
import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_UP;
import static io.chirpsim.lorawan.server.ServerBench.SECOND_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import io.chirpsim.lorawan.DeviceClass;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.GpsTime;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.frame.DataFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PushesTest {
    private static final long RX2_HZ = 869_525_000;
    private static final Listening CLASS_C = new Listening(DeviceClass.C, 0, RX2_HZ, 0);
    private static final Listening CLASS_B = new Listening(DeviceClass.B, 3, 0, 5);

    private static ServerBench bench(Listening listening, int fCtrl) {
        ServerBench s = new ServerBench(ServerBench.config(), 2);
        s.server.listens(0, listening);
        s.uplink(SECOND_US, UNCONFIRMED_DATA_UP, fCtrl, 0);
        s.at(100 * SECOND_US);
        return s;
    }

    @Test
    @DisplayName("class C: at once, after the way to the gateway, as RX2 says; the next when the first has ended")
    void classC() {
        ServerBench s = bench(CLASS_C, 0);
        s.enqueue(100 * SECOND_US, 7, 10, false);
        s.enqueue(100 * SECOND_US, 8, 10, false);
        assertEquals(1, s.orders.size());
        DownlinkOrder first = s.orders.get(0);
        assertEquals(100 * SECOND_US + 50_000, first.startUs(), "the gateway's longest delay");
        assertEquals(RX2_HZ, first.frequencyHz());
        assertEquals(0, first.dataRate().index());
        assertEquals(-1, first.uplinkEndUs());
        s.at(200 * SECOND_US);
        long gapUs = 10 * first.airtimeUs();
        assertTrue(s.orders.get(1).startUs() >= first.startUs() + gapUs, "10 % of duty cycle");
        assertTrue(s.orders.get(1).startUs() < first.startUs() + gapUs + 6 * SECOND_US);
        assertEquals(List.of("sent 7 0", "sent 8 1"), s.told);
    }

    @Test
    @DisplayName("the windows of an uplink come first while they can be reached")
    void windowsFirst() {
        ServerBench s = bench(CLASS_C, 0);
        s.uplink(200 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 1);
        s.enqueue(200 * SECOND_US + 300_000, 7, 10, false);
        assertEquals(201 * SECOND_US, s.orders.get(0).startUs());
        assertEquals(5, s.orders.get(0).dataRate().index());
    }

    @Test
    @DisplayName("before the first uplink of a session nothing is sent")
    void firstUplink() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        s.server.listens(0, CLASS_C);
        s.enqueue(SECOND_US, 7, 10, false);
        s.at(100 * SECOND_US);
        assertTrue(s.orders.isEmpty());
    }

    @Test
    @DisplayName("a confirmed one is answered within 8 s, or sent again; meanwhile no other confirmed one goes")
    void confirmed() {
        ServerBench s = bench(CLASS_C, 0);
        s.enqueue(100 * SECOND_US, 7, 1, true);
        s.enqueue(100 * SECOND_US, 8, 1, true);
        assertEquals(CONFIRMED_DATA_DOWN, s.ordered(0).mType());
        DownlinkOrder first = s.orders.get(0);
        long answerByUs = first.startUs() + first.airtimeUs() + 8 * SECOND_US + 200_000 + 50_000;
        s.at(answerByUs - 1);
        assertEquals(1, s.orders.size());
        assertEquals(List.of("sent 7 0"), s.told);
        s.at(answerByUs + 3 * SECOND_US);
        assertEquals(
                List.of("sent 7 0", "notAcknowledged 7 0", "delayed 7 retriesExhausted", "sent 7 1"),
                s.told.subList(0, 4));
        DownlinkOrder again = s.orders.get(1);
        long answeredUs = again.startUs() + again.airtimeUs() + SECOND_US;
        s.uplink(answeredUs, UNCONFIRMED_DATA_UP, DataFrame.ACK, 1);
        s.at(answeredUs + 20 * SECOND_US);
        assertEquals(List.of("acknowledged 7 1", "sent 8 2"), s.told.subList(4, 6));
    }

    @Test
    @DisplayName("an uplink without ACK within the 8 s decides nothing yet")
    void tooEarly() {
        ServerBench s = bench(CLASS_C, 0);
        s.enqueue(100 * SECOND_US, 7, 1, true);
        s.uplink(102 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 1);
        s.at(104 * SECOND_US);
        assertEquals(List.of("sent 7 0"), s.told);
        s.uplink(105 * SECOND_US, UNCONFIRMED_DATA_UP, DataFrame.ACK, 2);
        s.at(106 * SECOND_US);
        assertEquals(List.of("sent 7 0", "acknowledged 7 0"), s.told);
    }

    @Test
    @DisplayName("class B: exactly in the device's next ping slot, once its uplinks say that it follows the beacons")
    void classB() {
        PingSlots slots = new PingSlots(new BeaconPeriods(new GpsTime(GpsTime.EPOCH)));
        ServerBench s = bench(CLASS_B, 0);
        s.enqueue(100 * SECOND_US, 7, 10, false);
        s.at(300 * SECOND_US);
        assertTrue(s.orders.isEmpty(), "not in class B yet");
        s.uplink(300 * SECOND_US, UNCONFIRMED_DATA_UP, DataFrame.CLASS_B, 1);
        s.at(302 * SECOND_US);
        assertEquals(301 * SECOND_US, s.orders.get(0).startUs(), "in RX1 of that uplink");
        s.enqueue(400 * SECOND_US, 8, 10, false);
        long slotUs = slots.nextUs(400 * SECOND_US + 50_000, s.config.devAddr(0), 5);
        s.at(slotUs - 2 * SECOND_US);
        assertEquals(1, s.orders.size(), "an uplink may come first, and its answer would have the lower FCnt");
        s.at(slotUs);
        assertEquals(slotUs, s.orders.get(1).startUs());
        assertEquals(RX2_HZ, s.orders.get(1).frequencyHz());
        assertEquals(3, s.orders.get(1).dataRate().index());
        s.at(500 * SECOND_US);
        s.server.reserveBeacon(RX2_HZ, slots.nextUs(500 * SECOND_US + 50_000, s.config.devAddr(0), 5), 152_576, 0);
        s.enqueue(500 * SECOND_US, 9, 10, false);
        long taken = slots.nextUs(500 * SECOND_US + 50_000, s.config.devAddr(0), 5);
        s.at(600 * SECOND_US);
        assertTrue(s.orders.get(2).startUs() > taken, "a slot that is taken is passed over");
    }

    @Test
    @DisplayName(
            "what the application wishes for holds: the time to begin, and the gateways, not the windows of class A")
    void wishes() {
        ServerBench s = bench(CLASS_C, 0);
        Wishes wishes = new Wishes(Optional.of(150 * SECOND_US), List.of(1), Optional.empty(), null);
        s.uplink(100 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 1);
        s.at(100 * SECOND_US + 100_000);
        s.server.enqueue(
                100 * SECOND_US + 100_000,
                new ApplicationDownlink(7, 0, 2, new byte[10], false, "", Priority.NORMAL, Long.MAX_VALUE, wishes),
                s);
        s.at(149 * SECOND_US);
        s.at(200 * SECOND_US);
        assertEquals(1, s.orders.size());
        assertEquals(150 * SECOND_US, s.orders.get(0).startUs());
        assertEquals(1, s.orders.get(0).gatewayIndex(), "gateway 0 heard the uplink");
    }

    @Test
    @DisplayName("multicast: the fewest gateways that reach all members, one after the other, the same frame")
    void multicast() {
        ServerBench s = new ServerBench(ServerBench.config(), 3);
        s.copy(SECOND_US, 1, 5, s.uplink(SECOND_US - 40_000, UNCONFIRMED_DATA_UP, 0, 0));
        s.at(10 * SECOND_US);
        List<DownlinkOrder> sent = new ArrayList<>();
        List<String> told = new ArrayList<>();
        MulticastOut out = new MulticastOut() {
            @Override
            public void wakeMulticastAt(long atUs) {
                told.add("wake");
            }

            @Override
            public void transmit(int group, DownlinkOrder order, long nowUs) {
                sent.add(order);
            }

            @Override
            public void planned(int group, long message, long overUs, long nowUs) {
                told.add("planned " + message + " " + overUs);
            }

            @Override
            public void unreachable(int group, long message, long nowUs) {
                told.add("unreachable " + message);
            }
        };
        Multicasts multicasts = s.server.multicasts();
        int group = multicasts.add(new MulticastGroup(0x01FF0001, ServerBench.KEYS, CLASS_C, new int[] {0}));
        int nobody = multicasts.add(new MulticastGroup(0x01FF0002, ServerBench.KEYS, CLASS_C, new int[] {1}));
        multicasts.send(10 * SECOND_US, group, 3, 10, new byte[4], out);
        assertEquals(1, sent.size(), "one gateway of the two that heard it suffices");
        assertEquals(10 * SECOND_US + 50_000, sent.get(0).startUs());
        assertEquals(-1, sent.get(0).deviceIndex());
        assertEquals("planned 3 " + (sent.get(0).startUs() + sent.get(0).airtimeUs()), told.get(0));
        multicasts.send(10 * SECOND_US, nobody, 4, 10, new byte[4], out);
        assertTrue(told.contains("unreachable 4"));
        assertEquals(1, multicasts.framesCounted(group));
    }
}
