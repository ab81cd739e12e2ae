package io.chirpsim.lorawan.server;

import static io.chirpsim.lorawan.frame.MType.CONFIRMED_DATA_DOWN;
import static io.chirpsim.lorawan.frame.MType.CONFIRMED_DATA_UP;
import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_UP;
import static io.chirpsim.lorawan.server.ServerBench.SECOND_US;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.ApplicationDownlink.Priority;
import io.chirpsim.lorawan.ApplicationDownlink.Wishes;
import io.chirpsim.lorawan.ApplicationUplink.GatewayReception;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DutyCycleRule;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NetworkServerTest {
    private static final JoinRequest REQUEST = new JoinRequest(0, ServerBench.DEV_EUI, 0);

    private static final long RX2_HZ = 869_525_000;

    @Test
    @DisplayName("copies within the deduplication window become one uplink; later ones are dropped")
    void dedup() {
        ServerBench s = new ServerBench(ServerBench.config(), 3);
        ReceivedFrame frame = s.uplink(SECOND_US, UNCONFIRMED_DATA_UP, 0, 0);
        s.copy(SECOND_US + 40_000, 1, 7, frame);
        assertTrue(s.uplinks.isEmpty());
        s.at(SECOND_US + 240_000);
        s.copy(SECOND_US + 240_001, 2, 9, frame);
        s.at(10 * SECOND_US);
        assertEquals(1, s.uplinks.size());
        assertEquals(
                List.of(1, 0),
                s.uplinks.get(0).receptions().stream()
                        .map(GatewayReception::gatewayIndex)
                        .toList(),
                "same microsecond: by the gateways' own numbers");
        assertArrayEquals(new byte[] {0, 2, 3}, s.uplinks.get(0).frmPayload());
        assertEquals(SECOND_US + 240_000, s.uplinks.get(0).serverUs());
        assertEquals(1, s.accepted);
        assertEquals(2, s.ended);
    }

    @Test
    @DisplayName("a repeated frame (same counter, sent again) is not delivered twice")
    void repetition() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        s.uplink(SECOND_US, UNCONFIRMED_DATA_UP, 0, 0);
        s.uplink(5 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 0);
        s.at(10 * SECOND_US);
        assertEquals(1, s.uplinks.size());
        assertEquals(1, s.ended);
        assertEquals(0, s.refused);
        assertEquals(List.of("refused 0 F_CNT_REPLAYED"), s.told);
    }

    @Test
    @DisplayName("why a frame is not taken is told once, however many gateways forward it")
    void toldOnce() {
        ServerBench s = new ServerBench(ServerBench.config(), 2);
        byte[] wrongKey = s.codec.seal(new JoinRequest(0, ServerBench.DEV_EUI, 0), new Key128(0, 0));
        ReceivedFrame frame = s.received(SECOND_US, 5, wrongKey, 0);
        s.copy(SECOND_US, 0, 5, frame);
        s.copy(SECOND_US + 10, 1, 5, frame);
        assertEquals(2, s.refused);
        assertEquals(List.of("refused 1 JOIN_MIC"), s.told);
    }

    @Test
    @DisplayName("a confirmed downlink that wishes so is sent once and ends without an acknowledgement")
    void maxTries() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        Wishes once = new Wishes(Optional.empty(), List.of(), Optional.of(1), null);
        s.server.enqueue(
                0, new ApplicationDownlink(1, 0, 2, new byte[5], true, "c1", Priority.NORMAL, Long.MAX_VALUE, once), s);
        s.uplink(10 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 0);
        s.uplink(60 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 1);
        s.at(120 * SECOND_US);
        assertEquals(List.of("sent 1 0", "notAcknowledged 1 0", "dropped 1 retriesExhausted"), s.told);
    }

    @Test
    @DisplayName("a replayed older counter, a wrong MIC, an unknown address and junk are refused")
    void refused() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        s.uplink(SECOND_US, UNCONFIRMED_DATA_UP, 0, 7);
        s.uplink(5 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 6);
        assertEquals(1, s.refused, "replay");
        byte[] wrongMic = s.codec.seal(s.uplinkFrame(UNCONFIRMED_DATA_UP, 0, 8), ServerBench.KEYS);
        wrongMic[wrongMic.length - 1] ^= 1;
        s.copy(6 * SECOND_US, 0, 5, s.received(6 * SECOND_US, 5, wrongMic, 1));
        assertEquals(2, s.refused, "MIC");
        byte[] stranger = s.codec.seal(
                new DataFrame(UNCONFIRMED_DATA_UP, 0x01020304, 0, 0, DataFrame.EMPTY, 1, new byte[3]),
                ServerBench.KEYS);
        s.copy(7 * SECOND_US, 0, 5, s.received(7 * SECOND_US, 5, stranger, 1));
        assertEquals(3, s.refused, "address");
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 500; i++) {
            byte[] junk = new byte[random.nextInt(40)];
            random.nextBytes(junk);
            s.copy(8 * SECOND_US + i, 0, 5, s.received(8 * SECOND_US, 5, junk, 1));
        }
        assertEquals(503, s.refused);
        s.at(10 * SECOND_US);
        assertEquals(1, s.uplinks.size());
    }

    @Test
    @DisplayName("counters go on beyond 16 bits and over gaps")
    void rollover() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        int[] counters = {3, 40_000, 65_535, 65_536, 100_000, 140_000};
        for (int i = 0; i < counters.length; i++) {
            s.uplink((i + 1) * 10 * SECOND_US, UNCONFIRMED_DATA_UP, 0, counters[i]);
        }
        s.at(100 * SECOND_US);
        assertEquals(
                List.of(3L, 40_000L, 65_535L, 65_536L, 100_000L, 140_000L),
                s.uplinks.stream().map(u -> u.fCnt()).toList());
    }

    @Test
    @DisplayName("a confirmed uplink is acknowledged in RX1 by the gateway with the best SNR, 14 dBm, 12 bytes")
    void ackInRx1() {
        ServerBench s = new ServerBench(ServerBench.config(), 3);
        ReceivedFrame frame = s.uplink(SECOND_US, CONFIRMED_DATA_UP, 0, 0);
        s.copy(SECOND_US + 41_000, 1, 9, frame);
        s.copy(SECOND_US + 42_000, 2, 7, frame);
        s.at(10 * SECOND_US);
        DownlinkOrder order = s.orders.get(0);
        assertEquals(1, s.orders.size());
        assertEquals(1, order.gatewayIndex());
        assertEquals(2 * SECOND_US, order.startUs());
        assertEquals(ServerBench.CHANNEL_HZ, order.frequencyHz());
        assertEquals(5, order.dataRate().index());
        assertEquals(14, order.eirpDbm());
        assertEquals(12, order.phyPayloadBytes());
        assertEquals(41_216, order.airtimeUs(), "no CRC on downlinks");
        assertTrue(s.ordered(0).ack());
        assertTrue(s.uplinks.get(0).confirmed());
    }

    @Test
    @DisplayName(
            "when RX1's sub-band must stay silent the acknowledgement goes to RX2, then to the next gateway in RX1")
    void rx2AndOtherGateways() {
        ServerBench s = new ServerBench(ServerBench.config(), 2);
        s.uplink(SECOND_US, CONFIRMED_DATA_UP, 0, 0);
        s.uplink(3 * SECOND_US, CONFIRMED_DATA_UP, 0, 1);
        ReceivedFrame third = s.uplink(5 * SECOND_US, CONFIRMED_DATA_UP, 0, 2);
        s.copy(5 * SECOND_US + 50_000, 1, 1, third);
        s.at(7 * SECOND_US);
        s.uplink(7 * SECOND_US, CONFIRMED_DATA_UP, 0, 3);
        s.uplink(9 * SECOND_US, CONFIRMED_DATA_UP, 0, 4);
        s.at(30 * SECOND_US);
        assertEquals(4, s.orders.size());
        assertEquals(2 * SECOND_US, s.orders.get(0).startUs());
        assertEquals(5 * SECOND_US, s.orders.get(1).startUs());
        assertEquals(RX2_HZ, s.orders.get(1).frequencyHz());
        assertEquals(27, s.orders.get(1).eirpDbm());
        assertEquals(0, s.orders.get(1).dataRate().index());
        assertEquals(1, s.orders.get(2).gatewayIndex(), "the other gateway's RX1 before anybody's RX2");
        assertEquals(6 * SECOND_US, s.orders.get(2).startUs());
        // 41.216 ms at 2 s block RX1 until 6.1 s; so does the one at 8 s until 12.1 s; 991.232 ms block RX2 until 14.9
        // s
        assertEquals(0, s.orders.get(3).gatewayIndex());
        assertEquals(8 * SECOND_US, s.orders.get(3).startUs());
        assertEquals(4, s.server.acksSent());
        assertEquals(1, s.server.acksNotSent());
    }

    @Test
    @DisplayName("a decision that cannot reach the gateway before RX1 uses RX2, later still nothing")
    void lateDecision() {
        ServerBench late = new ServerBench(ServerBench.config(), 1, 900_000);
        late.uplink(SECOND_US, CONFIRMED_DATA_UP, 0, 0);
        late.at(10 * SECOND_US);
        assertEquals(3 * SECOND_US, late.orders.get(0).startUs());
        ServerBench tooLate = new ServerBench(ServerBench.config(), 1, 1_900_000);
        tooLate.enqueue(0, 9, 5, false);
        tooLate.uplink(SECOND_US, UNCONFIRMED_DATA_UP, 0, 0);
        tooLate.at(10 * SECOND_US);
        assertTrue(tooLate.orders.isEmpty());
        assertEquals(List.of("delayed 9 noReceiveWindow"), tooLate.told);
        // RX1 starts 760 ms after the decision
        ServerBench justInTime = new ServerBench(ServerBench.config(), 1, 760_000);
        justInTime.uplink(SECOND_US, CONFIRMED_DATA_UP, 0, 0);
        justInTime.at(10 * SECOND_US);
        assertEquals(2 * SECOND_US, justInTime.orders.get(0).startUs());
        ServerBench oneLate = new ServerBench(ServerBench.config(), 1, 760_001);
        oneLate.uplink(SECOND_US, CONFIRMED_DATA_UP, 0, 0);
        oneLate.at(10 * SECOND_US);
        assertEquals(3 * SECOND_US, oneLate.orders.get(0).startUs());
    }

    @Test
    @DisplayName(
            "queued downlinks: first in, first out, one per uplink, FPending while more wait, with the acknowledgement in one frame")
    void queue() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        s.enqueue(0, 1, 5, false);
        s.enqueue(0, 2, 5, false);
        s.uplink(10 * SECOND_US, CONFIRMED_DATA_UP, 0, 0);
        s.uplink(60 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 1);
        s.uplink(120 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 2);
        s.at(200 * SECOND_US);
        assertEquals(2, s.orders.size());
        assertEquals(List.of("sent 1 0", "sent 2 1"), s.told);
        assertTrue(s.ordered(0).ack() && s.ordered(0).fPending());
        assertFalse(s.ordered(1).ack() || s.ordered(1).fPending());
        assertEquals(1, s.orders.get(0).tag());
        assertEquals(18, s.orders.get(0).phyPayloadBytes());
    }

    @Test
    @DisplayName("a confirmed downlink is repeated until an uplink acknowledges it, then given up")
    void confirmedDownlink() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        s.enqueue(0, 1, 5, true);
        s.uplink(10 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 0);
        s.at(50 * SECOND_US);
        assertEquals(CONFIRMED_DATA_DOWN, s.ordered(0).mType());
        s.uplink(60 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 1);
        s.uplink(120 * SECOND_US, UNCONFIRMED_DATA_UP, DataFrame.ACK, 2);
        s.at(130 * SECOND_US);
        assertEquals(
                List.of(
                        "sent 1 0",
                        "notAcknowledged 1 0",
                        "delayed 1 retriesExhausted",
                        "sent 1 1",
                        "acknowledged 1 1"),
                s.told);
        s.told.clear();
        s.enqueue(130 * SECOND_US, 2, 5, true);
        for (int i = 3; i < 20; i++) {
            s.uplink(i * 60 * SECOND_US, UNCONFIRMED_DATA_UP, 0, i);
        }
        s.at(2_000 * SECOND_US);
        assertEquals("dropped 2 retriesExhausted", s.told.get(s.told.size() - 1));
        assertEquals(8, s.told.stream().filter(t -> t.startsWith("sent 2")).count());
    }

    @Test
    @DisplayName("payload limits of the downlink data rate: RX2 if only that fits, dropped if none does")
    void payloadLimits() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        s.enqueue(0, 1, 243, false);
        s.enqueue(0, 2, 242, false);
        s.uplink(10 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 0);
        s.at(20 * SECOND_US);
        assertEquals(List.of("dropped 1 payloadTooLong", "sent 2 0"), s.told);
        assertEquals(255, s.orders.get(0).phyPayloadBytes());
    }

    @Test
    @DisplayName("the hour window allows the gateway bursts that the off-time rule forbids")
    void hourWindow() {
        ServerConfig c = ServerBench.config();
        ServerConfig burst = new ServerConfig(
                c.region(),
                c.netId(),
                c.dedupWindowUs(),
                1,
                0,
                0,
                ChannelSet.range(0, 3),
                DutyCycleRule.HOUR_WINDOW,
                8,
                16,
                c.windows(),
                c.mac(),
                c.downlinks());
        ServerBench s = new ServerBench(burst, 1);
        for (int i = 0; i < 10; i++) {
            s.uplink((2 * i + 1) * SECOND_US, CONFIRMED_DATA_UP, 0, i);
        }
        s.at(60 * SECOND_US);
        assertEquals(
                10,
                s.orders.stream()
                        .filter(o -> o.frequencyHz() == ServerBench.CHANNEL_HZ)
                        .count());
    }

    @Test
    @DisplayName("a gateway sends one frame at a time: the second device's answer goes to RX2")
    void busyGateway() {
        ServerConfig c = ServerBench.config();
        ServerConfig free = new ServerConfig(
                c.region(),
                c.netId(),
                c.dedupWindowUs(),
                1,
                0,
                0,
                ChannelSet.range(0, 3),
                DutyCycleRule.NONE,
                8,
                16,
                c.windows(),
                c.mac(),
                c.downlinks());
        ServerBench s = new ServerBench(free, 1);
        s.uplink(SECOND_US, CONFIRMED_DATA_UP, 0, 0);
        byte[] again = s.codec.seal(s.uplinkFrame(CONFIRMED_DATA_UP, 0, 1), ServerBench.KEYS);
        s.copy(SECOND_US + 41_000, 0, 5, s.received(SECOND_US + 20_000, 5, again, 2));
        s.at(10 * SECOND_US);
        assertEquals(2 * SECOND_US, s.orders.get(0).startUs());
        assertEquals(3 * SECOND_US + 20_000, s.orders.get(1).startUs());
    }

    @Test
    @DisplayName("join: accept in RX1 after 5 s; the device derives the same keys; a used DevNonce is refused")
    void join() throws MalformedFrameException {
        ServerConfig c = ServerBench.config();
        ServerConfig extra = new ServerConfig(
                c.region(),
                c.netId(),
                c.dedupWindowUs(),
                5,
                0,
                3,
                ChannelSet.range(0, 8),
                DutyCycleRule.OFF_TIME,
                8,
                16,
                c.windows(),
                c.mac(),
                c.downlinks());
        ServerBench s = new ServerBench(extra, 2);
        byte[] request = s.codec.seal(new JoinRequest(0, ServerBench.DEV_EUI, 0), ServerBench.APP_KEY);
        ReceivedFrame frame = s.received(SECOND_US, 5, request, 0);
        s.copy(SECOND_US + 40_000, 0, 5, frame);
        s.copy(SECOND_US + 50_000, 1, 8, frame);
        s.at(2 * SECOND_US);
        assertEquals(List.of("joined 1"), s.told);
        DownlinkOrder order = s.orders.get(0);
        assertEquals(6 * SECOND_US, order.startUs());
        assertEquals(1, order.gatewayIndex());
        assertEquals(33, order.phyPayloadBytes());
        JoinAccept accept = s.codec.openJoinAccept(order.content(), ServerBench.ROOTS, REQUEST);
        assertEquals(0x26000001, accept.devAddr());
        assertEquals(5, accept.rxDelay());
        assertEquals(3, accept.rx2DataRate());
        assertEquals(867_100_000, accept.cfListFrequenciesHz()[0]);
        DataFrame first = new DataFrame(UNCONFIRMED_DATA_UP, accept.devAddr(), 0, 0, DataFrame.EMPTY, 1, new byte[4]);
        byte[] sealed = s.codec.seal(first, s.codec.sessionKeys(ServerBench.ROOTS, accept, REQUEST));
        s.copy(20 * SECOND_US, 0, 5, s.received(20 * SECOND_US, 5, sealed, 4));
        s.at(21 * SECOND_US);
        assertEquals(1, s.uplinks.size());
        assertEquals(1, s.uplinks.get(0).deviceIndex());
        s.copy(30 * SECOND_US, 0, 5, s.received(30 * SECOND_US, 5, request, 0));
        assertEquals(1, s.refused, "DevNonce 0 again");
        assertEquals("refused 1 DEV_NONCE", s.told.get(s.told.size() - 1));
    }

    @Test
    @DisplayName("join: an unknown device, a wrong key and a second device with the same DevEUI are refused")
    void joinRefused() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        byte[] unknown = s.codec.seal(new JoinRequest(0, 1, 0), ServerBench.APP_KEY);
        byte[] wrongKey = s.codec.seal(new JoinRequest(0, ServerBench.DEV_EUI, 0), new Key128(0, 0));
        s.copy(SECOND_US, 0, 5, s.received(SECOND_US, 5, unknown, 0));
        s.copy(SECOND_US, 0, 5, s.received(SECOND_US, 5, wrongKey, 0));
        assertEquals(2, s.refused);
        assertEquals(List.of("refused 1 JOIN_MIC"), s.told, "of an unknown device there is nobody to tell");
        assertThrows(IllegalArgumentException.class, () -> s.server.addOtaa(ServerBench.DEV_EUI, ServerBench.ROOTS));
    }

    @Test
    @DisplayName("devices that share an address are told apart by their MIC")
    void sharedAddress() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        SessionKeys others = new SessionKeys(new Key128(7, 7), new Key128(8, 8));
        s.server.addAbp(s.config.devAddr(0), others);
        byte[] frame = s.codec.seal(s.uplinkFrame(UNCONFIRMED_DATA_UP, 0, 0), others);
        s.copy(SECOND_US, 0, 5, s.received(SECOND_US, 5, frame, 4));
        s.uplink(2 * SECOND_US, UNCONFIRMED_DATA_UP, 0, 0);
        s.at(10 * SECOND_US);
        assertEquals(List.of(2, 0), s.uplinks.stream().map(u -> u.deviceIndex()).toList());
    }

    @Test
    @DisplayName("ten thousand devices are found by address")
    void manyAddresses() {
        ServerBench s = new ServerBench(ServerBench.config(), 1);
        for (int i = 2; i < 10_000; i++) {
            s.server.addAbp(s.config.devAddr(i), ServerBench.KEYS);
        }
        for (int i = 2; i < 10_000; i += 997) {
            byte[] frame = s.codec.seal(
                    new DataFrame(UNCONFIRMED_DATA_UP, s.config.devAddr(i), 0, 0, DataFrame.EMPTY, 1, new byte[] {1}),
                    ServerBench.KEYS);
            s.copy(i * SECOND_US, 0, 5, s.received(i * SECOND_US, 5, frame, 4));
            s.at(i * SECOND_US + 200_000);
            assertEquals(i, s.uplinks.get(s.uplinks.size() - 1).deviceIndex());
        }
    }
}
