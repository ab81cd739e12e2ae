package io.chirpsim.lorawan.device;

import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_DOWN;
import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Region;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a device does with the network's MAC commands")
class OrdersTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final long SECOND_US = 1_000_000;
    private static final long MINUTE_US = 60 * SECOND_US;
    private static final DeviceConfig.Mac ADR = new DeviceConfig.Mac(true, AdrBackOff.LORAWAN_1_0_4, 0, 0);

    private int downlinks;

    private static Recorder device(String region, int dataRate, DeviceConfig.Mac mac) {
        Region plan = Region.named(region);
        return new Recorder(
                Configs.PLAIN
                        .speaking(mac)
                        .keeping(DutyCycleRule.NONE)
                        .on(plan.defaultChannelSet())
                        .config(plan),
                dataRate);
    }

    /** An uplink, and these commands in RX1. */
    private Recorder order(Recorder r, String commands) {
        r.send(1, 1, UNCONFIRMED_DATA_UP);
        byte[] fOpts = HEX.parseHex(commands.replace(" ", ""));
        byte[] frame = r.codec.seal(
                new DataFrame(
                        UNCONFIRMED_DATA_DOWN,
                        Recorder.DEV_ADDR,
                        0,
                        downlinks++,
                        fOpts.length > 15 ? DataFrame.EMPTY : fOpts,
                        fOpts.length > 15 ? 0 : DataFrame.NO_PORT,
                        fOpts.length > 15 ? fOpts : DataFrame.EMPTY),
                Recorder.KEYS);
        Recorder.Sent last = r.last();
        Region region = r.device.config().region();
        DataRate rx1 = region.dataRate(region.rx1DataRate(last.rate().index(), 0));
        long hz = region.downlinkHz(region.channelIndex(last.frequencyHz()));
        assertTrue(r.downlink(last.endUs() + SECOND_US, rx1, hz, frame));
        return r.at(r.nowUs + MINUTE_US);
    }

    /** FOpts of the next uplink, or its payload on port 0. */
    private static String answer(Recorder r) {
        r.send(2, 1, UNCONFIRMED_DATA_UP);
        DataFrame frame = r.frame(r.sent.size() - 1);
        r.at(r.nowUs + MINUTE_US);
        return HEX.formatHex(frame.fOpts());
    }

    @ParameterizedTest(name = "{0} {1}: {2} -> {3}, then DR{4} power {5} NbTrans {6}")
    @CsvSource({
        // DR_TXPower, ChMask, Redundancy; from DR0, power 0, NbTrans 1
        "EU868, true,  03 52 0700 01, 0307, 5, 2, 1",
        "EU868, true,  03 52 0100 03, 0307, 5, 2, 3",
        "EU868, true,  03 FF 0700 02, 0307, 0, 0, 2",
        "EU868, true,  03 52 0000 01, 0306, 0, 0, 1",
        "EU868, true,  03 52 0F00 01, 0306, 0, 0, 1",
        "EU868, true,  03 52 0000 61, 0307, 5, 2, 1",
        "EU868, true,  03 52 0700 51, 0306, 0, 0, 1",
        "EU868, true,  03 E2 0700 01, 0305, 0, 0, 1",
        "EU868, true,  03 59 0700 01, 0303, 0, 0, 1",
        "EU868, true,  03 E9 0F00 01, 0300, 0, 0, 1",
        "EU868, false, 03 52 0700 03, 0307, 0, 0, 1",
        // a block: masks one after the other, the rest from the last, one answer each
        "EU868, true,  03 11 0100 01 03 52 0600 02, 03070307, 5, 2, 2",
        "EU868, true,  03 11 0F00 01 03 52 0600 02, 03060306, 0, 0, 1",
        "US915, true,  03 31 0000 71 03 31 FF00 01, 03070307, 3, 1, 1",
        "US915, true,  03 40 0000 71, 0306, 0, 0, 1",
        "US915, true,  03 30 0100 71, 0305, 0, 0, 1",
        "US915, true,  03 40 0100 71, 0307, 4, 0, 1",
        "US915, true,  03 30 0200 51, 0307, 3, 0, 1",
        // AS923 from DR2, where the dwell time forbids DR0
        "AS923-1, true, 03 00 0300 01, 0305, 2, 0, 1"
    })
    @DisplayName("[TS001-1.0.4, 5.3] LinkADRReq is obeyed whole or not at all, and answered bit by bit")
    void linkAdr(String region, boolean adr, String order, String answer, int dataRate, int txPower, int nbTrans) {
        DeviceConfig.Mac mac = adr ? ADR : DeviceConfig.Mac.SILENT;
        Recorder r = order(device(region, region.startsWith("AS") ? 2 : 0, mac), order);
        assertEquals(dataRate, r.device.dataRate());
        assertEquals(txPower, r.device.txPower());
        assertEquals(nbTrans, r.device.nbTrans());
        assertEquals(answer, answer(r));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "EU868, 04 07, 04",
        "EU868, 05 23 D2AD84, 0507",
        "EU868, 05 23 000000, 0506",
        "EU868, 05 2F D2AD84, 0505",
        "EU868, 05 63 D2AD84, 0503",
        "US915, 05 08 A89E8C, 0507",
        "US915, 05 00 A89E8C, 0505",
        "EU868, 07 03 184F84 50, 0703",
        "EU868, 07 03 000000 50, 0703",
        "EU868, 07 00 184F84 50, 0700",
        "EU868, 07 10 184F84 50, 0700",
        "EU868, 07 03 40420F 50, 0702",
        "EU868, 07 03 184F84 05, 0701",
        "EU868, 07 03 184F84 E0, 0701",
        "US915, 07 03 184F84 50, ''",
        "EU868, 08 05, 08",
        "EU868, 08 00, 08",
        "EU868, 09 15, ''",
        "US915, 09 15, ''",
        "AS923-1, 09 15, 09",
        "AU915, 09 15, 09",
        "EU868, 0A 00 D2AD84, 0A03",
        "EU868, 0A 07 D2AD84, 0A01",
        "EU868, 0A 00 40420F, 0A02",
        "US915, 0A 00 A89E8C, ''",
        "EU868, 0C 65, 0c",
        // nothing to answer: LinkCheckAns, DeviceTimeAns
        "EU868, 02 1403, ''",
        "EU868, 0D 01020304 80, ''",
        // several in one frame, in their order
        "EU868, 06 08 05 04 07, 06fe3d0804"
    })
    @DisplayName(
            "[TS001-1.0.4, 5] every other command is answered bit by bit, or dropped in silence where the region has none")
    void answered(String region, String order, String answer) {
        Recorder r = order(device(region, region.startsWith("A") ? 2 : 0, DeviceConfig.Mac.SILENT), order);
        assertEquals(answer.toLowerCase(java.util.Locale.ROOT), answer(r));
        assertTrue(r.counted.isEmpty());
    }

    @Test
    @DisplayName(
            "NewChannelReq: the device sends on the new channel with the data rates that it allows; frequency 0 takes it away")
    void newChannel() {
        Recorder r = order(device("EU868", 5, DeviceConfig.Mac.SILENT), "07 03 184F84 50");
        assertEquals(Set.of(867_100_000L, 868_100_000L, 868_300_000L, 868_500_000L), frequencies(r));
        order(r, "07 03 000000 50");
        assertEquals(Set.of(868_100_000L, 868_300_000L, 868_500_000L), frequencies(r));
        order(r, "07 03 184F84 40");
        assertEquals(Set.of(868_100_000L, 868_300_000L, 868_500_000L), frequencies(r), "DR0 to DR4 only");
    }

    @Test
    @DisplayName("NewChannelReq may use an index beyond the channels of the region, with LR-FHSS as well")
    void lastChannel() {
        Recorder r = order(device("EU868", 5, DeviceConfig.Mac.SILENT), "07 0F 184F84 B0");
        assertTrue(frequencies(r).contains(867_100_000L));
        r.device.useDataRate(8);
        assertTrue(frequencies(r).contains(867_100_000L));
    }

    /** Of the next 40 uplinks. */
    private static Set<Long> frequencies(Recorder r) {
        int from = r.sent.size();
        for (int i = 0; i < 40; i++) {
            r.send(3, 1, UNCONFIRMED_DATA_UP).at(r.nowUs + MINUTE_US);
        }
        Set<Long> used = new TreeSet<>();
        r.sent.subList(from, r.sent.size()).forEach(s -> used.add(s.frequencyHz()));
        return used;
    }

    @Test
    @DisplayName(
            "LinkADRReq: only the channels of the mask are used; in US915 all 125 kHz channels are known whatever is on")
    void masks() {
        Recorder r = order(device("EU868", 5, ADR), "03 50 0200 01");
        assertEquals(Set.of(868_300_000L), frequencies(r));
        Recorder us = order(device("US915", 0, ADR), "03 00 0000 71 03 00 0400 21");
        assertEquals(Set.of(902_300_000L + 34 * 200_000), frequencies(us));
    }

    @Test
    @DisplayName(
            "RXParamSetupReq, DlChannelReq and RXTimingSetupReq: windows are where they say, and answers stay until a class A downlink")
    void windows() {
        Recorder r = order(device("EU868", 5, DeviceConfig.Mac.SILENT), "05 23 D2AD84 08 02 0A 00 D2AD84 0A 01 D2AD84");
        String sticky = "0507080a030a03";
        assertEquals(sticky, answer(r));
        assertEquals(sticky, answer(r));
        r.send(1, 1, UNCONFIRMED_DATA_UP);
        byte[] frame = r.data(UNCONFIRMED_DATA_DOWN, 0, downlinks++, 0);
        assertFalse(r.downlinkInRx1(r.last().endUs() + SECOND_US, frame), "RX1 after 1 s");
        assertTrue(r.downlink(r.last().endUs() + 3 * SECOND_US, Configs.EU868.dataRate(3), 869_525_000, frame));
        r.at(r.nowUs + MINUTE_US);
        assertEquals("", answer(r));
    }

    @Test
    @DisplayName("RXParamSetupReq's offset and DlChannelReq's frequency are those of RX1")
    void rx1() {
        Recorder r = order(
                device("EU868", 5, DeviceConfig.Mac.SILENT), "05 20 D2AD84 0A 00 D2AD84 0A 01 D2AD84 0A 02 D2AD84");
        r.send(1, 1, UNCONFIRMED_DATA_UP);
        byte[] frame = r.data(UNCONFIRMED_DATA_DOWN, 0, downlinks++, 0);
        assertTrue(r.downlink(r.last().endUs() + SECOND_US, Configs.EU868.dataRate(3), 869_525_000, frame));
    }

    @Test
    @DisplayName(
            "DutyCycleReq: after a frame at most 1 / 2^MaxDCycle of the time on the air, over all channels; 0 ends it")
    void dutyCycle() {
        Recorder r = order(device("EU868", 5, DeviceConfig.Mac.SILENT), "04 09");
        r.send(1, 1, UNCONFIRMED_DATA_UP).send(2, 1, UNCONFIRMED_DATA_UP).at(r.nowUs + MINUTE_US);
        Recorder.Sent one = r.sent.get(r.sent.size() - 2);
        assertEquals(one.atUs() + 512 * (one.endUs() - one.atUs()), r.last().atUs());
        order(r, "04 00");
        r.send(1, 1, UNCONFIRMED_DATA_UP).send(2, 1, UNCONFIRMED_DATA_UP).at(r.nowUs + MINUTE_US);
        assertTrue(r.last().atUs() - r.sent.get(r.sent.size() - 2).atUs() < 3 * SECOND_US);
    }

    @Test
    @DisplayName(
            "TXParamSetupReq: without dwell time DR0 is open and RX1 has the other table, with it the device takes DR2 again; EIRP as told")
    void txParam() {
        Recorder r = device("AS923-1", 2, ADR);
        assertEquals(14, r.device.eirpDbm());
        order(r, "09 03");
        assertEquals(13, r.device.eirpDbm());
        r.send(1, 50, UNCONFIRMED_DATA_UP).at(r.nowUs + MINUTE_US);
        assertEquals(50 + 1 + 13, r.last().bytes().length);
        order(r, "03 00 0300 01");
        assertEquals(0, r.device.dataRate());
        order(r, "09 13");
        assertEquals(2, r.device.dataRate());
        r.told.clear();
        r.send(1, 12, UNCONFIRMED_DATA_UP);
        assertEquals("[dwellTime 1]", r.told.toString());
    }

    @Test
    @DisplayName("ADRParamSetupReq: ADR_ACK_LIMIT 2^3, ADR_ACK_DELAY 2^1")
    void adrParam() {
        Recorder r = order(device("EU868", 2, ADR), "0C 31");
        for (int i = 0; i < 14; i++) {
            r.send(1, 1, UNCONFIRMED_DATA_UP).at(r.nowUs + MINUTE_US);
            boolean asks = (r.frame(r.sent.size() - 1).fCtrl() & DataFrame.ADR_ACK_REQ) != 0;
            assertEquals(i >= 8, asks, "uplink " + i);
            assertEquals(i < 12 ? 2 : 1, r.last().rate().index(), "uplink " + i);
        }
    }

    @Test
    @DisplayName("answers that do not fit beside a payload go first, on port 0 if they are longer than FOpts")
    void answersFirst() {
        String block =
                "03 50 0700 01 03 50 0700 01 03 50 0700 01 03 50 0700 01 03 50 0700 01 03 50 0700 01 03 50 0700 01 03 50 0700 01";
        Recorder r = device("EU868", 0, ADR);
        r.send(1, 1, UNCONFIRMED_DATA_UP);
        byte[] commands = HEX.parseHex(block.replace(" ", ""));
        byte[] frame = r.codec.seal(
                new DataFrame(UNCONFIRMED_DATA_DOWN, Recorder.DEV_ADDR, 0, 0, DataFrame.EMPTY, 0, commands),
                Recorder.KEYS);
        assertTrue(r.downlinkInRx1(r.last().endUs() + SECOND_US, frame));
        r.at(r.nowUs + MINUTE_US);
        assertEquals(5, r.device.dataRate());
        r.send(2, 240, UNCONFIRMED_DATA_UP).at(r.nowUs + MINUTE_US);
        assertEquals(3, r.sent.size());
        DataFrame first = r.frame(1);
        assertEquals(0, first.fPort());
        assertEquals(
                "03070307030703070307030703070307", HEX.formatHex(r.codec.plain(first, first.fCnt(), Recorder.KEYS)));
        assertEquals(2, r.sent.get(2).tag());
        assertEquals(0, r.frame(2).fOpts().length);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"06 80 06, UNKNOWN_COMMAND", "06 03 52, TRUNCATED_COMMAND", "06 2002, ''", "06 0E25, TRUNCATED_COMMAND"
    })
    @DisplayName("[TS001-1.0.4, 5] a command that cannot be read ends the list; what came before is answered")
    void flaws(String order, String count) {
        Recorder r = order(device("EU868", 5, DeviceConfig.Mac.SILENT), order);
        assertEquals(count.isEmpty() ? "[]" : "[" + MacCount.valueOf(count) + "]", r.counted.toString());
        assertEquals("06fe3d", answer(r));
    }

    @Test
    @DisplayName("LinkCheckReq and DeviceTimeReq go with every so many uplinks")
    void asks() {
        Recorder r = device("EU868", 5, new DeviceConfig.Mac(false, AdrBackOff.NONE, 3, 4));
        StringBuilder asked = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            asked.append(answer(r)).append(' ');
        }
        assertEquals("  02 0d  02  0d 02   020d ", asked.toString());
    }

    @Test
    @DisplayName("a device in a fixed plan knows all channels; the back-off switches all of them on again")
    void backOffToAllChannels() {
        Region us = Region.named("US915");
        DeviceConfig.Mac mac = new DeviceConfig.Mac(true, AdrBackOff.LORAWAN_1_0_4, 0, 0);
        Recorder r = new Recorder(
                Configs.PLAIN
                        .speaking(mac)
                        .keeping(DutyCycleRule.NONE)
                        .on(ChannelSet.range(8, 16))
                        .config(us),
                0);
        for (int i = 0; i < 160; i++) {
            r.send(1, 1, UNCONFIRMED_DATA_UP).at(r.nowUs + MINUTE_US);
            assertTrue(us.channelIndex(r.last().frequencyHz()) / 8 == 1 || i >= 128);
        }
        assertTrue(frequencies(r).size() > 20);
    }
}
