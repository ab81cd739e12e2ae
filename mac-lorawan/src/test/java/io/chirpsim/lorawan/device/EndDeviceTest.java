package io.chirpsim.lorawan.device;

import static io.chirpsim.lorawan.frame.MType.CONFIRMED_DATA_DOWN;
import static io.chirpsim.lorawan.frame.MType.CONFIRMED_DATA_UP;
import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_DOWN;
import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.DutyCycleRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndDeviceTest {
    private static final long SECOND_US = 1_000_000;
    private static final long HOUR_US = 3_600 * SECOND_US;
    private static final long RX2_HZ = 869_525_000;

    @Test
    @DisplayName("an unconfirmed uplink is one frame; then nothing wakes the device any more")
    void unconfirmed() {
        Recorder r =
                new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP).at(HOUR_US);
        assertEquals(1, r.sent.size());
        assertEquals(List.of("finished 1"), r.told);
        assertEquals(23, r.last().bytes().length);
        assertEquals(0, r.frame(0).fCnt());
    }

    @Test
    @DisplayName("the next uplink waits for the end of RX2 and for the duty cycle, counters grow, channels change")
    void nextUplink() {
        Recorder r = new Recorder(Configs.PLAIN.queueing(30, WhenFull.DROP_NEW), 5);
        for (int i = 1; i <= 20; i++) {
            r.send(i, 10, UNCONFIRMED_DATA_UP);
        }
        r.at(HOUR_US);
        assertEquals(20, r.sent.size());
        Set<Long> frequencies = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            assertEquals(i, r.frame(i).fCnt());
            assertEquals(i * 100 * 61_696L, r.sent.get(i).atUs(), "off time of 1 %");
            frequencies.add(r.sent.get(i).frequencyHz());
        }
        assertEquals(3, frequencies.size());
    }

    @Test
    @DisplayName("without a duty cycle the next uplink begins exactly when RX2 has closed")
    void afterReceiveWindows() {
        Recorder r = new Recorder(Configs.PLAIN.keeping(DutyCycleRule.NONE), 5);
        r.send(1, 10, UNCONFIRMED_DATA_UP).send(2, 10, UNCONFIRMED_DATA_UP).at(HOUR_US);
        // RX2 at DR0: 33 ms after its nominal start, 6 symbols of 32.768 ms
        assertEquals(61_696 + 2 * SECOND_US + 33_000 + 196_608, r.sent.get(1).atUs());
    }

    @Test
    @DisplayName("queue of one: the newest replaces the waiting one, whose cause is what keeps the device silent")
    void replaceOldest() {
        Recorder r = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        r.at(100).send(2, 10, UNCONFIRMED_DATA_UP).send(3, 10, UNCONFIRMED_DATA_UP);
        assertEquals(List.of("replacedAtDevice 2"), r.told);
        r.at(4 * SECOND_US).send(4, 10, UNCONFIRMED_DATA_UP);
        assertEquals("dutyCycle 3", r.told.get(2));
        r.at(HOUR_US);
        assertEquals(List.of(1L, 4L), r.sent.stream().map(Recorder.Sent::tag).toList());
    }

    @Test
    @DisplayName("drop-new keeps what waits")
    void dropNew() {
        Recorder r = new Recorder(Configs.PLAIN.queueing(2, WhenFull.DROP_NEW), 5);
        for (int i = 1; i <= 4; i++) {
            r.send(i, 10, UNCONFIRMED_DATA_UP);
        }
        assertEquals(List.of("notSent 4"), r.told);
        r.at(HOUR_US);
        assertEquals(
                List.of(1L, 2L, 3L), r.sent.stream().map(Recorder.Sent::tag).toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 51", "2, 51", "3, 115", "5, 242", "6, 242"})
    @DisplayName("the longest payload of each data rate is sent, one byte more is dropped")
    void payloadLimits(int dataRate, int n) {
        Recorder r = new Recorder(Configs.PLAIN, dataRate);
        r.send(1, n + 1, UNCONFIRMED_DATA_UP).send(2, n, UNCONFIRMED_DATA_UP);
        assertEquals(List.of("payloadTooLong 1"), r.told);
        assertEquals(n + 13, r.last().bytes().length);
    }

    @Test
    @DisplayName("confirmed: the acknowledgement in RX1 ends it")
    void acknowledged() {
        Recorder r = new Recorder(Configs.PLAIN.repeating(Retransmission.NS3, 1), 5).send(1, 10, CONFIRMED_DATA_UP);
        byte[] ack = r.data(UNCONFIRMED_DATA_DOWN, DataFrame.ACK, 0, 0);
        assertTrue(r.downlinkInRx1(r.last().endUs() + SECOND_US, ack));
        r.at(HOUR_US);
        assertEquals(List.of("acknowledged 1", "finished 1"), r.told);
        assertEquals(1, r.sent.size());
    }

    @Test
    @DisplayName("confirmed: the acknowledgement in RX2, SF12 at 869.525 MHz")
    void acknowledgedInRx2() {
        Recorder r = new Recorder(Configs.PLAIN.repeating(Retransmission.NS3, 1), 5).send(1, 10, CONFIRMED_DATA_UP);
        byte[] ack = r.data(UNCONFIRMED_DATA_DOWN, DataFrame.ACK, 0, 0);
        assertTrue(r.downlink(r.last().endUs() + 2 * SECOND_US, Configs.EU868.dataRate(0), RX2_HZ, ack));
        assertEquals(List.of("acknowledged 1", "finished 1"), r.told);
    }

    @Test
    @DisplayName("ns3: 8 transmissions of the same frame and data rate, 1 to 3 s after RX2, then given up")
    void ns3Retries() {
        Recorder r = new Recorder(Configs.PLAIN.repeating(Retransmission.NS3, 1).keeping(DutyCycleRule.NONE), 3);
        r.send(1, 10, CONFIRMED_DATA_UP).at(HOUR_US);
        assertEquals(8, r.sent.size());
        assertEquals(List.of("retriesExhausted 1"), r.told);
        Set<Long> gaps = new HashSet<>();
        for (int i = 1; i < 8; i++) {
            assertEquals(3, r.sent.get(i).rate().index());
            assertEquals(0, r.frame(i).fCnt());
            long gapUs = r.sent.get(i).atUs() - r.sent.get(i - 1).endUs();
            assertTrue(gapUs >= 3 * SECOND_US && gapUs < 5 * SECOND_US, () -> "gap " + gapUs);
            gaps.add(gapUs);
        }
        assertEquals(7, gaps.size(), "random");
    }

    @Test
    @DisplayName("ns3: a new message replaces the one that waits for its acknowledgement")
    void ns3Replaces() {
        Recorder r = new Recorder(Configs.PLAIN.repeating(Retransmission.NS3, 1).keeping(DutyCycleRule.NONE), 5);
        r.send(1, 10, CONFIRMED_DATA_UP).at(SECOND_US).send(2, 10, CONFIRMED_DATA_UP);
        assertTrue(r.told.isEmpty(), "not before the receive windows are over");
        r.at(2_500_000);
        assertEquals(List.of("replacedAtDevice 1"), r.told);
        assertEquals(2, r.last().tag());
        assertEquals(1, r.frame(1).fCnt());
    }

    @Test
    @DisplayName("lorawan-1.0.4: NbTrans transmissions of unconfirmed and confirmed frames alike")
    void nbTrans() {
        Configs configs = Configs.PLAIN.repeating(Retransmission.LORAWAN_1_0_4, 3);
        Recorder unconfirmed =
                new Recorder(configs, 5).send(1, 10, UNCONFIRMED_DATA_UP).at(HOUR_US);
        assertEquals(3, unconfirmed.sent.size());
        assertEquals(List.of("finished 1"), unconfirmed.told);
        Recorder confirmed =
                new Recorder(configs, 5).send(1, 10, CONFIRMED_DATA_UP).at(HOUR_US);
        assertEquals(3, confirmed.sent.size());
        assertEquals(List.of("retriesExhausted 1"), confirmed.told);
    }

    @Test
    @DisplayName("lorawan-1.0.4: any valid downlink ends the repetitions; of a confirmed frame without success")
    void anyDownlinkEndsRepetitions() {
        Configs configs = Configs.PLAIN.repeating(Retransmission.LORAWAN_1_0_4, 3);
        Recorder r = new Recorder(configs, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        r.downlinkInRx1(r.last().endUs() + SECOND_US, r.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5));
        r.at(HOUR_US);
        assertEquals(1, r.sent.size());
        assertEquals(List.of("finished 1"), r.told);
        Recorder c = new Recorder(configs, 5).send(1, 10, CONFIRMED_DATA_UP);
        c.downlinkInRx1(c.last().endUs() + SECOND_US, c.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5));
        c.at(HOUR_US);
        assertEquals(1, c.sent.size());
        assertEquals(List.of("retriesExhausted 1"), c.told);
    }

    @Test
    @DisplayName("lorawan-1.0.2: one data rate lower after every two transmissions, as far as the payload fits")
    void lowerDataRates() {
        Recorder r = new Recorder(Configs.PLAIN.repeating(Retransmission.LORAWAN_1_0_2, 1), 5);
        r.send(1, 10, CONFIRMED_DATA_UP).at(HOUR_US);
        assertEquals(List.of(5, 5, 4, 4, 3, 3, 2, 2), rates(r));
        Recorder longer = new Recorder(Configs.PLAIN.repeating(Retransmission.LORAWAN_1_0_2, 1), 5);
        longer.send(1, 100, CONFIRMED_DATA_UP).at(HOUR_US);
        assertEquals(List.of(5, 5, 4, 4, 3, 3, 3, 3), rates(longer));
    }

    private static List<Integer> rates(Recorder r) {
        return r.sent.stream().map(Recorder.Sent::rate).map(DataRate::index).toList();
    }

    @Test
    @DisplayName(
            "a frame that is not for the device, has a wrong MIC or an old counter changes nothing; RX2 still opens")
    void invalidDownlinks() {
        Recorder r = new Recorder(Configs.PLAIN.repeating(Retransmission.NS3, 1), 5).send(1, 10, CONFIRMED_DATA_UP);
        byte[] wrongMic = r.data(UNCONFIRMED_DATA_DOWN, DataFrame.ACK, 3, 0);
        wrongMic[wrongMic.length - 1] ^= 1;
        long endUs = r.last().endUs();
        assertFalse(r.downlinkInRx1(endUs + SECOND_US, wrongMic));
        assertTrue(r.downlink(
                endUs + 2 * SECOND_US,
                Configs.EU868.dataRate(0),
                RX2_HZ,
                r.data(UNCONFIRMED_DATA_DOWN, DataFrame.ACK, 3, 0)));
        r.at(HOUR_US).send(2, 10, CONFIRMED_DATA_UP);
        assertFalse(
                r.downlinkInRx1(r.last().endUs() + SECOND_US, r.data(UNCONFIRMED_DATA_DOWN, DataFrame.ACK, 3, 0)),
                "counter 3 again");
        assertEquals(1, r.received.size());
    }

    @Test
    @DisplayName("RX2 stays shut after a valid frame in RX1, and while RX1 still receives")
    void rx2Shut() {
        Recorder r = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        long endUs = r.last().endUs();
        assertTrue(r.downlinkInRx1(endUs + SECOND_US, r.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5)));
        byte[] second = r.data(UNCONFIRMED_DATA_DOWN, 0, 1, 5);
        assertFalse(r.downlink(endUs + 2 * SECOND_US, Configs.EU868.dataRate(0), RX2_HZ, second));
    }

    @Test
    @DisplayName("a downlink on another frequency, data rate or at another time is not heard")
    void deaf() {
        Recorder r = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        byte[] frame = r.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5);
        long endUs = r.last().endUs();
        DataRate rate = r.last().rate();
        assertFalse(r.downlinkInRx1(endUs / 2, frame), "transmitting");
        assertFalse(r.downlinkInRx1(endUs + SECOND_US / 2, frame), "too early");
        assertFalse(r.downlink(endUs + SECOND_US, rate, RX2_HZ, frame));
        assertFalse(r.downlink(
                endUs + SECOND_US, Configs.EU868.dataRate(4), r.last().frequencyHz(), frame));
        assertFalse(r.downlinkInRx1(endUs + SECOND_US + 15_000, frame), "too late");
        assertTrue(r.downlink(endUs + 2 * SECOND_US, Configs.EU868.dataRate(0), RX2_HZ, frame));
    }

    @ParameterizedTest(name = "{0} ppm, RX1 after 1 s: heard {1}")
    @CsvSource({"0, true", "5000, true", "9000, true", "200000, false"})
    @DisplayName("a clock that drifts more than the window tolerates misses RX1")
    void drift(double maxPpm, boolean heard) {
        Recorder r = new Recorder(Configs.PLAIN.clocked(maxPpm, 0), 5).send(1, 10, UNCONFIRMED_DATA_UP);
        byte[] frame = r.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5);
        assertEquals(heard, r.downlinkInRx1(r.last().endUs() + SECOND_US, frame));
    }

    @Test
    @DisplayName("jitter differs from window to window: with 30 ms some are missed, not all")
    void jitter() {
        Recorder r = new Recorder(Configs.PLAIN.clocked(0, 30_000), 5);
        int heard = 0;
        for (int i = 0; i < 50; i++) {
            r.send(i + 1, 10, UNCONFIRMED_DATA_UP);
            byte[] frame = r.data(UNCONFIRMED_DATA_DOWN, 0, heard, 5);
            heard += r.downlinkInRx1(r.last().endUs() + SECOND_US, frame) ? 1 : 0;
            r.at(r.nowUs + 60 * SECOND_US);
        }
        assertTrue(heard > 5 && heard < 30, "heard " + heard);
    }

    @Test
    @DisplayName("a confirmed downlink is acknowledged by the next uplink, once")
    void acknowledges() {
        Recorder r = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        r.downlinkInRx1(r.last().endUs() + SECOND_US, r.data(CONFIRMED_DATA_DOWN, 0, 0, 5));
        r.at(HOUR_US).send(2, 10, UNCONFIRMED_DATA_UP).at(2 * HOUR_US).send(3, 10, UNCONFIRMED_DATA_UP);
        assertEquals(
                List.of(false, true, false),
                List.of(r.frame(0).ack(), r.frame(1).ack(), r.frame(2).ack()));
    }

    @Test
    @DisplayName("FPending: the device asks for more with an empty frame of 12 bytes")
    void fPending() {
        Recorder r = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        r.downlinkInRx1(r.last().endUs() + SECOND_US, r.data(UNCONFIRMED_DATA_DOWN, DataFrame.F_PENDING, 0, 5));
        r.at(HOUR_US);
        assertEquals(2, r.sent.size());
        assertEquals(12, r.last().bytes().length);
        assertEquals(0, r.last().tag());
    }

    @Test
    @DisplayName("OTAA: DR5 down to DR0 and again, DevNonce counts from 0, at most 1 % on the air in the first hour")
    void joinAttempts() {
        Recorder r = new Recorder(Configs.PLAIN.otaa(), 5);
        r.device.start(0, r);
        r.at(HOUR_US);
        List<Integer> rates = rates(r);
        assertEquals(List.of(5, 4, 3, 2, 1, 0, 5, 4), rates.subList(0, 8));
        long airtimeUs = 0;
        for (int i = 0; i < r.sent.size(); i++) {
            assertEquals(i, r.joinRequest(i).devNonce());
            airtimeUs += r.sent.get(i).endUs() - r.sent.get(i).atUs();
        }
        assertTrue(airtimeUs < 36 * SECOND_US + 1_482_752, "airtime " + airtimeUs);
        long inFirstHour = airtimeUs;
        r.at(12 * HOUR_US);
        long later = r.sent.stream().mapToLong(s -> s.endUs() - s.atUs()).sum() - inFirstHour;
        assertTrue(later < 36 * SECOND_US + 2 * 1_482_752, "airtime later " + later);
        assertNotEquals(inFirstHour, 0);
    }

    @Test
    @DisplayName(
            "OTAA: the join-accept after 5 s gives address, keys, delays and channels; then the waiting message goes")
    void joins() {
        Recorder r = new Recorder(Configs.PLAIN.otaa(), 5);
        r.device.start(0, r);
        r.send(1, 10, UNCONFIRMED_DATA_UP);
        assertTrue(r.downlinkInRx1(r.last().endUs() + 5 * SECOND_US, r.joinAccept(2)));
        assertTrue(r.device.joined());
        assertEquals(Recorder.DEV_ADDR, r.device.devAddr());
        r.at(60 * SECOND_US);
        assertEquals(List.of("joined", "finished 1"), r.told);
        assertEquals(2, r.sent.size());
        assertEquals(Recorder.DEV_ADDR, r.frame(1).devAddr());
        Set<Long> frequencies = new HashSet<>();
        for (int i = 2; i < 40; i++) {
            r.at(i * 100 * SECOND_US).send(i, 10, UNCONFIRMED_DATA_UP);
            frequencies.add(r.last().frequencyHz());
        }
        assertEquals(5, frequencies.size(), "three and the two of the CFList");
    }

    @Test
    @DisplayName("OTAA: a join-accept made with another key is refused, and the device goes on asking")
    void wrongJoinAccept() {
        Recorder r = new Recorder(Configs.PLAIN.otaa(), 5);
        r.device.start(0, r);
        byte[] accept = r.joinAccept(1);
        accept[5] ^= 1;
        assertFalse(r.downlinkInRx1(r.last().endUs() + 5 * SECOND_US, accept));
        r.at(HOUR_US);
        assertFalse(r.device.joined());
        assertTrue(r.sent.size() > 8);
    }

    @Test
    @DisplayName("energy: an unanswered uplink costs both windows, an answer in RX1 its real length and no RX2")
    void windowEnergy() {
        Recorder silent =
                new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP).at(HOUR_US);
        assertEquals(61_696, silent.device.energy().txUs());
        assertEquals(24_576 + 196_608, silent.device.energy().rxUs());
        assertEquals(3_000, silent.device.energy().standbyUs());

        Recorder answered = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        byte[] frame = answered.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5);
        answered.downlinkInRx1(answered.last().endUs() + SECOND_US, frame);
        answered.at(HOUR_US);
        // opened 8 ms before the frame of 18 bytes
        assertEquals(8_000 + 51_456, answered.device.energy().rxUs());
        assertEquals(2_000, answered.device.energy().standbyUs());

        Recorder inRx2 = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        DataRate sf12 = Configs.EU868.dataRate(0);
        inRx2.downlink(inRx2.last().endUs() + 2 * SECOND_US, sf12, RX2_HZ, frame);
        assertEquals(
                24_576 + sf12.downlink().airtimeUs(18) - 33_000,
                inRx2.device.energy().rxUs());
    }

    private static void assertWaits(Recorder r, long overUs) {
        var energy = r.device.energy();
        assertEquals(
                overUs - r.last().endUs(),
                energy.rxUs() + energy.waitUs() + energy.standbyUs() - 1_000,
                "all but 1 ms before");
    }

    @Test
    @DisplayName("energy: a microcontroller awake until the windows have closed waits whenever the radio does nothing")
    void waiting() {
        Configs awake = Configs.PLAIN.awake();
        Recorder silent =
                new Recorder(awake, 5).send(1, 10, UNCONFIRMED_DATA_UP).at(HOUR_US);
        long endUs = silent.last().endUs();
        assertWaits(silent, endUs + 2 * SECOND_US + 33_000 + 196_608);

        Recorder answered = new Recorder(awake, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        answered.downlinkInRx1(endUs + SECOND_US, answered.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5));
        answered.at(HOUR_US);
        assertWaits(answered, endUs + SECOND_US + 51_456);

        Recorder lost = new Recorder(awake, 5).send(1, 10, UNCONFIRMED_DATA_UP).at(endUs + SECOND_US);
        lost.device.onDownlinkStart(
                endUs + SECOND_US,
                endUs + SECOND_US,
                lost.last().frequencyHz(),
                lost.last().rate().downlink());
        lost.device.onDownlinkLost(endUs + SECOND_US + 50_000, lost);
        assertWaits(lost, endUs + 2 * SECOND_US + 33_000 + 196_608);
        assertEquals(
                0,
                new Recorder(Configs.PLAIN, 5)
                        .send(1, 10, UNCONFIRMED_DATA_UP)
                        .device
                        .energy()
                        .waitUs());
    }

    @Test
    @DisplayName(
            "a device whose battery is empty says no more: what waits and what comes is lost, and it hears nothing")
    void batteryEmpty() {
        // a frame and its windows draw 5.0 mC, 0.0014 mAh; the second message finds less than nothing
        Recorder r = new Recorder(Configs.PLAIN.charged(0.001), 5).send(1, 10, UNCONFIRMED_DATA_UP);
        r.send(2, 10, UNCONFIRMED_DATA_UP);
        r.at(10 * SECOND_US).send(3, 10, UNCONFIRMED_DATA_UP).at(HOUR_US);
        assertEquals(1, r.sent.size());
        assertEquals(List.of("finished 1", "batteryEmpty 2", "batteryEmpty 3"), r.told);
        assertTrue(r.device.energy().dead());
        assertFalse(r.downlinkInRx1(HOUR_US, r.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5)));
    }

    @Test
    @DisplayName("energy: a frame in RX1 that is lost leaves RX2 open, unless it lasts longer")
    void lostFrameEnergy() {
        Recorder shortFrame = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        long endUs = shortFrame.last().endUs();
        shortFrame.at(endUs + SECOND_US);
        assertTrue(shortFrame.device.onDownlinkStart(
                endUs + SECOND_US,
                endUs + SECOND_US,
                shortFrame.last().frequencyHz(),
                shortFrame.last().rate().downlink()));
        shortFrame.device.onDownlinkLost(endUs + SECOND_US + 50_000, shortFrame);
        assertEquals(8_000 + 50_000 + 196_608, shortFrame.device.energy().rxUs());
        shortFrame.device.onDownlinkStart(
                endUs + 2 * SECOND_US,
                endUs + 2 * SECOND_US,
                RX2_HZ,
                Configs.EU868.dataRate(0).downlink());
        shortFrame.device.onDownlinkLost(endUs + 4 * SECOND_US, shortFrame);
        assertEquals(
                8_000 + 50_000 + 2 * SECOND_US - 33_000,
                shortFrame.device.energy().rxUs());

        Recorder longFrame =
                new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP).at(endUs + SECOND_US);
        longFrame.device.onDownlinkStart(
                endUs + SECOND_US,
                endUs + SECOND_US,
                longFrame.last().frequencyHz(),
                longFrame.last().rate().downlink());
        longFrame.device.onDownlinkLost(endUs + 3 * SECOND_US, longFrame);
        assertEquals(8_000 + 2 * SECOND_US, longFrame.device.energy().rxUs());
    }

    @Test
    @DisplayName("random bytes as a downlink are refused, nothing else happens")
    void junk() {
        Recorder r = new Recorder(Configs.PLAIN, 5).send(1, 10, UNCONFIRMED_DATA_UP);
        byte[] junk = new byte[20];
        new SplittableRandom(3).nextBytes(junk);
        assertFalse(r.downlinkInRx1(r.last().endUs() + SECOND_US, junk));
        assertTrue(r.received.isEmpty());
    }
}
