package io.chirpsim.lorawan.server;

import static io.chirpsim.lorawan.server.ServerBench.SECOND_US;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.command.Commands;
import io.chirpsim.lorawan.command.DownlinkCommand;
import io.chirpsim.lorawan.command.DownlinkCommand.DevStatusReq;
import io.chirpsim.lorawan.command.DownlinkCommand.DeviceTimeAns;
import io.chirpsim.lorawan.command.DownlinkCommand.DutyCycleReq;
import io.chirpsim.lorawan.command.DownlinkCommand.LinkAdrReq;
import io.chirpsim.lorawan.command.DownlinkCommand.LinkCheckAns;
import io.chirpsim.lorawan.command.UplinkCommand;
import io.chirpsim.lorawan.command.UplinkCommand.DevStatusAns;
import io.chirpsim.lorawan.command.UplinkCommand.DeviceTimeReq;
import io.chirpsim.lorawan.command.UplinkCommand.DutyCycleAns;
import io.chirpsim.lorawan.command.UplinkCommand.LinkAdrAns;
import io.chirpsim.lorawan.command.UplinkCommand.LinkCheckReq;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.adr.AdrLimits;
import io.chirpsim.lorawan.server.adr.ChirpStackAdr;
import io.chirpsim.lorawan.server.adr.LinkState;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class NetworkCommandsTest {
    private static final AdrLimits LIMITS = AdrLimits.of(Configs.EU868);
    private static final MacRules ADR = new MacRules(new ChirpStackAdr(10, 20), LIMITS, 0, 0);

    private static ServerBench bench(MacRules rules, int gateways) {
        return new ServerBench(ServerBench.config().with(rules), gateways);
    }

    private static ServerBench plain() {
        return bench(MacRules.none(Configs.EU868), 1);
    }

    /** An uplink of device 0 with DR0 that ends at so many seconds and comes to gateway 0. */
    private static ReceivedFrame uplink(
            ServerBench s, int atS, int fCnt, int fCtrl, double snrDb, UplinkCommand... commands) {
        return uplink(s, atS, fCnt, fCtrl, snrDb, 0, Commands.bytes(List.of(commands)));
    }

    private static ReceivedFrame uplink(
            ServerBench s, int atS, int fCnt, int fCtrl, double snrDb, int dataRate, byte[] fOpts) {
        DataFrame frame = new DataFrame(
                MType.UNCONFIRMED_DATA_UP, s.config.devAddr(0), fCtrl, fCnt, fOpts, 1, new byte[] {1, 2, 3});
        ReceivedFrame received = s.received(atS * SECOND_US, dataRate, s.codec.seal(frame, ServerBench.KEYS), fCnt + 1);
        s.copy(atS * SECOND_US + 40_000, 0, snrDb, received);
        return received;
    }

    private static List<DownlinkCommand> commands(ServerBench s, int order) {
        DataFrame frame = s.ordered(order);
        byte[] bytes = frame.fPort() == 0 ? s.codec.plain(frame, frame.fCnt(), ServerBench.KEYS) : frame.fOpts();
        return Commands.downlink(bytes).list();
    }

    @Test
    @DisplayName("LinkCheckAns: margin over the floor of the best gateway's copy, and how many gateways heard it")
    void linkCheck() {
        ServerBench s = bench(MacRules.none(Configs.EU868), 2);
        ReceivedFrame frame = uplink(s, 1, 0, 0, -12, new LinkCheckReq());
        s.copy(SECOND_US + 45_000, 1, -9.5, frame);
        s.at(5 * SECOND_US);
        assertEquals(List.of(new LinkCheckAns(10, 2)), commands(s, 0), "-9.5 dB is 10.5 dB above -20 dB");
        assertEquals(DataFrame.NO_PORT, s.ordered(0).fPort());
        assertEquals(2 * SECOND_US, s.orders.get(0).startUs(), "in RX1");
    }

    @Test
    @DisplayName("DeviceTimeAns: GPS time at the end of the uplink in 1/256 s, cut off")
    void deviceTime() {
        ServerBench s = plain();
        ReceivedFrame frame = s.received(
                7_254_321,
                0,
                s.codec.seal(
                        new DataFrame(
                                MType.UNCONFIRMED_DATA_UP,
                                s.config.devAddr(0),
                                0,
                                0,
                                Commands.bytes(List.of(new DeviceTimeReq())),
                                1,
                                new byte[1]),
                        ServerBench.KEYS),
                1);
        s.copy(7_300_000, 0, 0, frame);
        s.at(10 * SECOND_US);
        assertEquals(List.of(new DeviceTimeAns(7, 65)), commands(s, 0), "0.254321 s = 65.1 / 256 s");
    }

    @Test
    @DisplayName(
            "a request waits until it is answered and goes with every uplink's windows; status goes to the application")
    void statusRequest() {
        ServerBench s = bench(new MacRules(null, LIMITS, 100 * SECOND_US, 0), 1);
        uplink(s, 1, 0, 0, 5);
        uplink(s, 20, 1, 0, 5);
        s.at(30 * SECOND_US);
        assertEquals(List.of(new DevStatusReq()), commands(s, 0));
        assertEquals(List.of(new DevStatusReq()), commands(s, 1), "no answer came");
        uplink(s, 40, 2, 0, 5, new DevStatusAns(200, -3));
        uplink(s, 60, 3, 0, 5);
        s.at(70 * SECOND_US);
        assertEquals(2, s.orders.size());
        assertTrue(s.told.contains("status 0 200 -3"), s.told::toString);
        uplink(s, 102, 4, 0, 5);
        s.at(110 * SECOND_US);
        assertEquals(3, s.orders.size(), "the next day");
    }

    @Test
    @DisplayName("DutyCycleReq is sent once in a session")
    void dutyCycle() {
        ServerBench s = bench(new MacRules(null, LIMITS, 0, 7), 1);
        uplink(s, 1, 0, 0, 5);
        uplink(s, 20, 1, 0, 5, new DutyCycleAns());
        uplink(s, 40, 2, 0, 5);
        s.at(50 * SECOND_US);
        assertEquals(1, s.orders.size());
        assertEquals(List.of(new DutyCycleReq(7)), commands(s, 0));
    }

    @Test
    @DisplayName("ADRACKReq is answered, with an empty frame if there is nothing to say")
    void signOfLife() {
        ServerBench s = plain();
        uplink(s, 1, 0, DataFrame.ADR, 5);
        s.at(10 * SECOND_US);
        assertEquals(0, s.orders.size());
        uplink(s, 20, 1, DataFrame.ADR | DataFrame.ADR_ACK_REQ, 5);
        uplink(s, 40, 2, DataFrame.ADR, 5);
        s.at(50 * SECOND_US);
        assertEquals(1, s.orders.size());
        assertEquals(12, s.orders.get(0).phyPayloadBytes());
    }

    @Test
    @DisplayName("LinkADRReq for SF12 with +2 dB: DR4, full power, eight channels; repeated until the device agrees")
    void adr() {
        ServerBench s = bench(ADR, 1);
        LinkAdrReq wanted = new LinkAdrReq(0, 4, mask(s.config.region()), 1, 0);
        uplink(s, 1, 0, DataFrame.ADR, 2);
        uplink(s, 20, 1, DataFrame.ADR, 1);
        s.at(30 * SECOND_US);
        assertEquals(List.of(wanted), commands(s, 0));
        assertEquals(List.of(wanted), commands(s, 1));
        assertEquals(DataFrame.ADR, s.ordered(0).fCtrl());
        byte[] agreed = Commands.bytes(List.of(new LinkAdrAns(true, true, true)));
        uplink(s, 40, 2, DataFrame.ADR, 2, 4, agreed);
        s.at(50 * SECOND_US);
        assertEquals(2, s.orders.size(), "2 dB - (-10 dB) - 10 dB is no step more");
        assertEquals(List.of(), s.counted);
    }

    private static int mask(Region region) {
        return (int) region.networkChannels().low();
    }

    @Test
    @DisplayName("nothing is asked of a device that does not set the ADR bit")
    void withoutAdrBit() {
        ServerBench s = bench(ADR, 1);
        uplink(s, 1, 0, 0, 30);
        s.at(10 * SECOND_US);
        assertEquals(0, s.orders.size());
    }

    @Test
    @DisplayName("a refused power is counted and asked for no more")
    void refused() {
        ServerBench s = bench(ADR, 1);
        uplink(s, 1, 0, DataFrame.ADR, 10);
        s.at(10 * SECOND_US);
        assertEquals(1, ((LinkAdrReq) commands(s, 0).get(0)).txPower());
        uplink(s, 20, 1, DataFrame.ADR, 10, new LinkAdrAns(true, true, false));
        s.at(30 * SECOND_US);
        LinkAdrReq next = (LinkAdrReq) commands(s, 1).get(0);
        assertEquals(new LinkState(5, 0, 1), new LinkState(next.dataRate(), next.txPower(), next.nbTrans()));
        assertEquals(List.of(MacCount.REQUEST_REFUSED), s.counted);
    }

    @Test
    @DisplayName("a device that has obeyed while its answer was lost is taken at its word")
    void answerLost() {
        ServerBench s = bench(ADR, 1);
        uplink(s, 1, 0, DataFrame.ADR, 10);
        s.at(10 * SECOND_US);
        uplink(s, 20, 2, DataFrame.ADR, 5, 5, new byte[0]);
        s.at(30 * SECOND_US);
        assertEquals(1, s.orders.size(), "DR5 with TXPower 1 is what was wanted");
    }

    @Test
    @DisplayName(
            "commands and a message that do not fit into one frame: new commands first, FPending; then the message")
    void commandsFirst() {
        ServerBench s = bench(ADR, 1);
        s.enqueue(0, 77, 51, false);
        uplink(s, 1, 0, DataFrame.ADR, 2);
        s.at(10 * SECOND_US);
        assertEquals(1, commands(s, 0).size());
        assertTrue(s.ordered(0).fPending());
        assertEquals(0, s.orders.get(0).tag());
        uplink(s, 20, 1, DataFrame.ADR, 2);
        s.at(30 * SECOND_US);
        assertEquals(77, s.orders.get(1).tag(), "51 bytes of message leave no room");
        assertFalse(s.ordered(1).fPending());
    }

    @Test
    @DisplayName("a short message and commands share a frame")
    void together() {
        ServerBench s = bench(ADR, 1);
        s.enqueue(0, 77, 46, false);
        uplink(s, 1, 0, DataFrame.ADR, 2);
        s.at(10 * SECOND_US);
        assertEquals(77, s.orders.get(0).tag());
        assertEquals(1, commands(s, 0).size());
        assertEquals(13 + 5 + 46, s.orders.get(0).phyPayloadBytes());
    }

    @Test
    @DisplayName("an unknown command, one from the wrong side, half of one and an answer to nothing are counted")
    void flaws() {
        ServerBench s = plain();
        uplink(s, 1, 0, 0, 5, 0, new byte[] {(byte) 0x7F});
        uplink(s, 20, 1, 0, 5, 0, new byte[] {0x0E, 1, 2});
        uplink(s, 40, 2, 0, 5, 0, new byte[] {0x06, 1});
        uplink(s, 60, 3, 0, 5, 0, new byte[] {0x03, 7});
        s.at(70 * SECOND_US);
        assertEquals(
                List.of(
                        MacCount.UNKNOWN_COMMAND,
                        MacCount.COMMAND_FROM_WRONG_SIDE,
                        MacCount.TRUNCATED_COMMAND,
                        MacCount.UNEXPECTED_ANSWER),
                s.counted);
        assertEquals(4, s.uplinks.size(), "the messages arrive all the same");
    }

    @Test
    @DisplayName("commands on port 0 count as those in FOpts")
    void portZero() {
        ServerBench s = plain();
        DataFrame frame = new DataFrame(
                MType.UNCONFIRMED_DATA_UP,
                s.config.devAddr(0),
                0,
                0,
                DataFrame.EMPTY,
                0,
                Commands.bytes(List.of(new LinkCheckReq())));
        s.copy(SECOND_US + 40_000, 0, 5, s.received(SECOND_US, 5, s.codec.seal(frame, ServerBench.KEYS), 1));
        s.at(5 * SECOND_US);
        assertEquals(List.of(new LinkCheckAns(12, 1)), commands(s, 0), "5 dB is 12.5 dB above -7.5 dB");
        assertEquals(0, s.uplinks.size());
    }

    @Test
    @DisplayName("US915: a sub-band of eight channels is two LinkADRReqs in a row, all channels are one")
    void masks() {
        Region us915 = Region.named("US915");
        LinkState state = new LinkState(3, 2, 1);
        List<LinkAdrReq> second = new MaskRequests(
                        us915.withNetworkChannels(io.chirpsim.lorawan.region.ChannelSet.parse("8-15, 65")))
                .of(state);
        assertEquals(List.of(new LinkAdrReq(2, 3, 0x0002, 1, 7), new LinkAdrReq(2, 3, 0xFF00, 1, 0)), second);
        List<LinkAdrReq> all = new MaskRequests(us915.withNetworkChannels(us915.allChannels())).of(state);
        assertEquals(List.of(new LinkAdrReq(2, 3, 0x00FF, 1, 6)), all);
    }

    @Test
    @DisplayName("what is refused is counted by its reason, once for a frame")
    void refusals() {
        ServerBench s = bench(MacRules.none(Configs.EU868), 2);
        ReceivedFrame first = uplink(s, 1, 3, 0, 5);
        s.at(10 * SECOND_US);
        uplink(s, 20, 4, 0, 5);
        s.at(30 * SECOND_US);
        s.copy(31 * SECOND_US, 0, 5, s.received(first.endUs(), 0, (byte[]) first.content(), 9));
        byte[] bad = ((byte[]) first.content()).clone();
        bad[bad.length - 1] ^= 1;
        ReceivedFrame wrong = s.received(31 * SECOND_US, 0, bad, 9);
        s.copy(32 * SECOND_US, 0, 5, wrong);
        s.copy(32 * SECOND_US, 1, 5, wrong);
        bad[1] ^= 1;
        s.copy(33 * SECOND_US, 0, 5, s.received(31 * SECOND_US, 0, bad, 9));
        s.copy(34 * SECOND_US, 0, 5, s.received(31 * SECOND_US, 0, new byte[] {(byte) 0xE0, 1, 2}, 9));
        s.copy(35 * SECOND_US, 0, 5, s.received(31 * SECOND_US, 0, new byte[] {0x60, 1, 2}, 9));
        s.copy(36 * SECOND_US, 0, 5, s.received(31 * SECOND_US, 0, new byte[] {0x40, 1, 2}, 9));
        assertEquals(
                List.of(
                        MacCount.REPLAYED_COUNTER,
                        MacCount.WRONG_MIC,
                        MacCount.UNKNOWN_DEV_ADDR,
                        MacCount.RESERVED_TYPE,
                        MacCount.WRONG_DIRECTION,
                        MacCount.MALFORMED),
                s.counted);
    }

    @Test
    @DisplayName("random FOpts and port 0 payloads never throw, and answers stay within a frame")
    void randomCommands() {
        ServerBench s = bench(new MacRules(new ChirpStackAdr(10, 20), LIMITS, SECOND_US, 3), 1);
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] fOpts = new byte[random.nextInt(16)];
            random.nextBytes(fOpts);
            if (fOpts.length > 0) {
                fOpts[0] = (byte) (1 + random.nextInt(0x13));
            }
            uplink(s, 100 * (i + 1), i, random.nextInt(256) & 0xD0, random.nextInt(60) - 30, random.nextInt(6), fOpts);
        }
        s.at(300_000 * SECOND_US);
        assertEquals(2000, s.uplinks.size());
        assertArrayEquals(
                new int[0],
                s.orders.stream()
                        .mapToInt(DownlinkOrder::phyPayloadBytes)
                        .filter(n -> n > 64)
                        .toArray());
    }
}
