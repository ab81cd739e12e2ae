package io.chirpsim.lorawan.device;

import static io.chirpsim.lorawan.frame.MType.CONFIRMED_DATA_UP;
import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_DOWN;
import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DutyCycleRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a device counts: frames and unanswered uplinks")
class CountersTest {
    private static final long SECOND_US = 1_000_000;
    private static final long MINUTE_US = 60 * SECOND_US;

    private static Recorder plain(Retransmission rule, int nbTrans, AdrBackOff backOff, int dataRate) {
        return new Recorder(
                Configs.PLAIN
                        .repeating(rule, nbTrans)
                        .keeping(DutyCycleRule.NONE)
                        .speaking(new DeviceConfig.Mac(backOff != null, backOff, 0, 0)),
                dataRate);
    }

    private static Recorder uplink(Recorder r) {
        return r.send(1, 1, UNCONFIRMED_DATA_UP).at(r.nowUs + MINUTE_US);
    }

    @ParameterizedTest(name = "{0}, then {1}")
    @CsvSource({"0, 1", "0, 65535", "65535, 65536", "65534, 65537", "65535, 131071", "60000, 125536"})
    @DisplayName(
            "[TS001-1.0.4, 4.3.1.5] downlinks count 32 bits, of which 16 go on the air: rollover, and a gap of up to 2^16")
    void downlinkCounter(int before, int fCnt) {
        Recorder r = plain(Retransmission.LORAWAN_1_0_4, 1, null, 5);
        assertTrue(downlink(r, before));
        assertTrue(downlink(r, fCnt));
        assertEquals(fCnt, r.received.get(r.received.size() - 1).fCnt());
        assertFalse(downlink(r, fCnt), "again");
        assertFalse(downlink(r, fCnt - 1), "an older one");
        assertFalse(downlink(r, fCnt + 65_537), "more than 2^16 further");
        assertTrue(downlink(r, fCnt + 65_536), "exactly 2^16 further");
    }

    private static boolean downlink(Recorder r, int fCnt) {
        r.send(1, 1, UNCONFIRMED_DATA_UP);
        boolean heard = r.downlinkInRx1(r.last().endUs() + SECOND_US, r.data(UNCONFIRMED_DATA_DOWN, 0, fCnt, 5));
        r.at(r.nowUs + MINUTE_US);
        return heard;
    }

    @Test
    @DisplayName("uplinks across 65535: the MIC is that of the whole counter, the 16 bits on the air begin again")
    void uplinkCounter() {
        Recorder r = plain(Retransmission.LORAWAN_1_0_4, 1, null, 5);
        for (int i = 0; i < 65_540; i++) {
            if (i < 65_530) {
                r.sent.clear();
                r.told.clear();
            }
            r.send(1, 0, UNCONFIRMED_DATA_UP).at(r.nowUs + 3 * SECOND_US);
        }
        int last = FCnt.NONE;
        for (int i = 0; i < r.sent.size(); i++) {
            DataFrame frame = r.frame(i);
            int whole = 65_540 - r.sent.size() + i;
            assertEquals(whole & 0xFFFF, frame.fCnt());
            assertTrue(r.codec.authentic(r.sent.get(i).bytes(), frame, whole, Recorder.KEYS));
            assertFalse(r.codec.authentic(r.sent.get(i).bytes(), frame, whole ^ 0x10000, Recorder.KEYS));
            assertEquals(whole, last == FCnt.NONE ? whole : FCnt.next(last, frame.fCnt()));
            last = whole;
        }
    }

    @Test
    @DisplayName(
            "[TS001-1.0.4, table 9] ADR back-off from DR1, uplink by uplink; every uplink is sent twice, which counts once")
    void backOff() {
        Recorder r = plain(Retransmission.LORAWAN_1_0_4, 2, AdrBackOff.LORAWAN_1_0_4, 1);
        orderPower(r);
        for (int count = 0; count < 230; count++) {
            int sentBefore = r.sent.size();
            uplink(r);
            assertEquals(count < 160 ? 2 : 1, r.sent.size() - sentBefore, "NbTrans at ADR_ACK_CNT " + count);
            DataFrame frame = r.frame(r.sent.size() - 1);
            assertEquals(count >= 64, (frame.fCtrl() & DataFrame.ADR_ACK_REQ) != 0, "ADRACKReq at " + count);
            assertTrue((frame.fCtrl() & DataFrame.ADR) != 0);
            assertEquals(count < 96 ? 4 : 0, r.device.txPower(), "power at " + count);
            assertEquals(count < 128 ? 1 : 0, r.last().rate().index(), "data rate at " + count);
            assertTrue(count >= 160 || r.last().frequencyHz() == 868_500_000, "channel at " + count);
        }
        assertTrue(r.sent.subList(r.sent.size() - 60, r.sent.size()).stream()
                .anyMatch(s -> s.frequencyHz() != 868_500_000));
    }

    /** DR1, power 4, channel 2 only, NbTrans 2. */
    private static void orderPower(Recorder r) {
        r.send(1, 1, UNCONFIRMED_DATA_UP);
        byte[] order = {3, 0x14, 4, 0, 2};
        byte[] frame = r.codec.seal(
                new DataFrame(
                        UNCONFIRMED_DATA_DOWN, Recorder.DEV_ADDR, 0, 0, order, DataFrame.NO_PORT, DataFrame.EMPTY),
                Recorder.KEYS);
        assertTrue(r.downlinkInRx1(r.last().endUs() + SECOND_US, frame));
        r.at(r.nowUs + MINUTE_US);
    }

    @Test
    @DisplayName("the data rate falls by the region's table: every 32 uplinks one lower")
    void everyDataRate() {
        Recorder r = plain(Retransmission.LORAWAN_1_0_4, 1, AdrBackOff.LORAWAN_1_0_4, 5);
        for (int count = 0; count < 300; count++) {
            uplink(r);
            int steps = count < 128 ? 0 : Math.min(5, 1 + (count - 128) / 32);
            assertEquals(5 - steps, r.last().rate().index(), "at " + count);
        }
    }

    @ParameterizedTest(name = "DR{0} to DR{1}")
    @CsvSource({"11, 10", "10, 0", "9, 8", "8, 0", "7, 6", "6, 5", "0, 0"})
    @DisplayName("the data rate below each of EU868 (regional back-off table)")
    void table(int from, int to) {
        Recorder r = new Recorder(
                Configs.PLAIN
                        .keeping(DutyCycleRule.NONE)
                        .on(Configs.EU868.allChannels().or(ChannelSet.range(0, 3)))
                        .speaking(new DeviceConfig.Mac(true, AdrBackOff.LORAWAN_1_0_4, 0, 0)),
                from);
        for (int count = 0; count < 129; count++) {
            uplink(r);
        }
        assertEquals(to, r.last().rate().index());
    }

    @Test
    @DisplayName("1.0.3: the data rate falls after 96 already, and at the lowest one the device does not ask")
    void olderBackOff() {
        Recorder r = plain(Retransmission.LORAWAN_1_0_4, 1, AdrBackOff.LORAWAN_1_0_3, 1);
        for (int count = 0; count < 200; count++) {
            uplink(r);
            boolean asks = (r.frame(count).fCtrl() & DataFrame.ADR_ACK_REQ) != 0;
            assertEquals(count >= 64 && count < 96, asks, "at " + count);
            assertEquals(count < 96 ? 1 : 0, r.last().rate().index(), "at " + count);
        }
    }

    @Test
    @DisplayName("a downlink in RX1 or RX2 begins the count anew")
    void counted() {
        Recorder r = plain(Retransmission.LORAWAN_1_0_4, 1, AdrBackOff.LORAWAN_1_0_4, 5);
        for (int i = 0; i < 70; i++) {
            uplink(r);
        }
        r.send(1, 1, UNCONFIRMED_DATA_UP);
        byte[] frame = r.data(UNCONFIRMED_DATA_DOWN, 0, 0, 0);
        assertTrue(r.downlink(r.last().endUs() + 2 * SECOND_US, Configs.EU868.dataRate(0), 869_525_000, frame));
        r.at(r.nowUs + MINUTE_US);
        for (int i = 0; i < 65; i++) {
            uplink(r);
            assertEquals(i >= 64, (r.frame(r.sent.size() - 1).fCtrl() & DataFrame.ADR_ACK_REQ) != 0, "at " + i);
        }
    }

    @Test
    @DisplayName(
            "loramac-node: a downlink without ACK does not end the repetitions of a confirmed uplink, it ends those of an unconfirmed one")
    void onlyAck() {
        Recorder r = plain(Retransmission.LORAMAC_NODE, 3, null, 5).send(1, 1, CONFIRMED_DATA_UP);
        assertTrue(r.downlinkInRx1(r.last().endUs() + SECOND_US, r.data(UNCONFIRMED_DATA_DOWN, 0, 0, 5)));
        r.at(r.nowUs + MINUTE_US);
        assertEquals(3, r.sent.size());
        r.send(2, 1, UNCONFIRMED_DATA_UP);
        assertTrue(r.downlinkInRx1(r.last().endUs() + SECOND_US, r.data(UNCONFIRMED_DATA_DOWN, 0, 1, 5)));
        r.at(r.nowUs + MINUTE_US);
        assertEquals(4, r.sent.size());
    }
}
