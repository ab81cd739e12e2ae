package io.chirpsim.lorawan.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of RP002-1.0.x as two or more of The Things Stack, SWL2001, LoRaMac-node and brocaar/lorawan have them; not read from our files. */
class RegionTablesTest {
    private static final Dwell FREE = Dwell.NONE;
    private static final Dwell BOTH = new Dwell(400_000, 400_000);

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @ParameterizedTest(name = "{0} DR{1}: {2}")
    @CsvSource({
        "US915, 0, 10 9 8 8",
        "US915, 1, 11 10 9 8",
        "US915, 2, 12 11 10 9",
        "US915, 3, 13 12 11 10",
        "US915, 4, 13 13 12 11",
        "US915, 5, 10 9 8 8",
        "US915, 6, 11 10 9 8",
        "AU915, 0, 8 8 8 8 8 8",
        "AU915, 1, 9 8 8 8 8 8",
        "AU915, 2, 10 9 8 8 8 8",
        "AU915, 3, 11 10 9 8 8 8",
        "AU915, 4, 12 11 10 9 8 8",
        "AU915, 5, 13 12 11 10 9 8",
        "AU915, 6, 13 13 12 11 10 9",
        "AU915, 7, 9 8 8 8 8 8",
        "AS923-1, 0, 0 0 0 0 0 0 1 2",
        "AS923-2, 1, 1 0 0 0 0 0 2 3",
        "AS923-3, 2, 2 1 0 0 0 0 3 4",
        "AS923-4, 3, 3 2 1 0 0 0 4 5",
        "AS923-1, 4, 4 3 2 1 0 0 5 6",
        "AS923-1, 5, 5 4 3 2 1 0 6 7",
        "AS923-1, 6, 6 5 4 3 2 1 7 7",
        "AS923-1, 7, 7 6 5 4 3 2 7 7",
        "IN865, 0, 0 0 0 0 0 0 1 2",
        "IN865, 1, 1 0 0 0 0 0 2 3",
        "IN865, 2, 2 1 0 0 0 0 3 4",
        "IN865, 3, 3 2 1 0 0 0 4 5",
        "IN865, 4, 4 3 2 1 0 0 5 5",
        "IN865, 5, 5 4 3 2 1 0 5 7",
        "IN865, 7, 7 5 5 4 3 2 7 7",
        "KR920, 0, 0 0 0 0 0 0",
        "KR920, 5, 5 4 3 2 1 0",
        "EU433, 7, 7 6 5 4 3 2",
        "RU864, 6, 6 5 4 3 2 1",
        "CN470, 0, 0 0 0 0 0 0",
        "CN470, 5, 5 4 3 2 1 0",
        "CN470-20A, 1, 1 1 1 1 1 1",
        "CN470-20B, 2, 2 1 1 1 1 1",
        "CN470-26A, 3, 3 2 1 1 1 1",
        "CN470-26B, 4, 4 3 2 1 1 1",
        "CN470-20A, 5, 5 4 3 2 1 1",
        "CN470-20A, 6, 6 5 4 3 2 1",
        "CN470-20A, 7, 7 6 5 4 3 2"
    })
    @DisplayName("data rate of RX1 by RX1DROffset")
    void rx1(String name, int uplink, String row) {
        Region region = Region.named(name);
        int[] expected = numbers(row);
        assertEquals(expected.length - 1, region.maxRx1DrOffset());
        for (int offset = 0; offset < expected.length; offset++) {
            assertEquals(expected[offset], region.rx1DataRate(uplink, offset), "offset " + offset);
        }
    }

    @ParameterizedTest(name = "DR{0}: {1}")
    @CsvSource({
        "0, 2 2 2 2 2 2 2 2",
        "1, 2 2 2 2 2 2 2 3",
        "2, 2 2 2 2 2 2 3 4",
        "3, 3 2 2 2 2 2 4 5",
        "4, 4 3 2 2 2 2 5 6",
        "5, 5 4 3 2 2 2 6 7",
        "6, 6 5 4 3 2 2 7 7",
        "7, 7 6 5 4 3 2 7 7"
    })
    @DisplayName("AS923: RX1 with the dwell time of downlinks limited never is slower than DR2")
    void dwellRx1(int uplink, String row) {
        int[] expected = numbers(row);
        for (int group = 1; group <= 4; group++) {
            Region region = Region.named("AS923-" + group);
            for (int offset = 0; offset < expected.length; offset++) {
                assertEquals(expected[offset], region.rx1DataRate(uplink, offset, BOTH));
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}; with dwell time {2}")
    @CsvSource({
        "EU868, 51 51 51 115 242 242 242 242 50 115 50 115 242 242, 51 51 51 115 242 242 242 242 50 115 50 115 242 242",
        "US915, 11 53 125 242 242 50 125, 11 53 125 242 242 50 125",
        "AU915, 51 51 51 115 242 242 242 50, -1 -1 11 53 125 242 242 50",
        "AS923-1, 51 51 115 115 242 242 242 242, -1 -1 11 53 125 242 242 242",
        "AS923-3, 51 51 115 115 242 242 242 242, -1 -1 11 53 125 242 242 242",
        "IN865, 51 51 51 115 242 242 -1 242, 51 51 51 115 242 242 -1 242",
        "KR920, 51 51 51 115 242 242, 51 51 51 115 242 242",
        "EU433, 51 51 51 115 242 242 242 242, 51 51 51 115 242 242 242 242",
        "RU864, 51 51 51 115 242 242 242 242, 51 51 51 115 242 242 242 242",
        "CN470, 51 51 51 115 242 242, 51 51 51 115 242 242",
        "CN470-20A, -1 23 86 184 242 242 242 242, -1 23 86 184 242 242 242 242",
        "CN470-26B, -1 23 86 184 242 242 242 242, -1 23 86 184 242 242 242 242"
    })
    @DisplayName("N of uplinks by data rate; -1 where none may be sent")
    void payloads(String name, String free, String limited) {
        Region region = Region.named(name);
        int[] without = numbers(free);
        int[] with = numbers(limited);
        for (int i = 0; i < without.length; i++) {
            assertEquals(without[i], region.hasDataRate(i) ? region.dataRate(i).uplinkPayload(FREE) : -1, "DR" + i);
            assertEquals(with[i], region.hasDataRate(i) ? region.dataRate(i).uplinkPayload(BOTH) : -1, "DR" + i);
        }
        assertEquals(
                without.length - IntStream.of(without).filter(n -> n < 0).count(),
                region.uplinkDataRates(FREE).size());
    }

    @ParameterizedTest
    @CsvSource({"8, 61, 53", "9, 137, 129", "10, 250, 242", "11, 250, 242", "12, 250, 242", "13, 250, 242"})
    @DisplayName(
            "US915 and AU915: DR8 to DR13 are for downlinks only, 500 kHz wide, SF12 to SF7; with a repeater at most 230")
    void downlinkRates(int index, int m, int n) {
        for (String name : new String[] {"US915", "AU915"}) {
            DataRate rate = Region.named(name).dataRate(index);
            assertEquals(-1, rate.uplinkPayload(FREE));
            assertEquals(n, rate.downlinkPayload(FREE));
            assertEquals(m, rate.maxMacPayload());
            assertEquals("sf" + (20 - index) + "bw500", rate.label());
            assertEquals(230, Region.named(name).repeaterMaxMacPayload());
        }
    }

    @ParameterizedTest(name = "{0}: RX2 {1} Hz DR{2}, beacon {3} Hz DR{4} {5} B, ping slot {6} Hz")
    @CsvSource({
        "EU868, 869525000, 0, 869525000, 3, 17, 869525000",
        "US915, 923300000, 8, 923300000, 8, 23, 923300000",
        "AU915, 923300000, 8, 923300000, 8, 23, 923300000",
        "AS923-1, 923200000, 2, 923400000, 3, 17, 923400000",
        "AS923-2, 921400000, 2, 921600000, 3, 17, 921600000",
        "AS923-3, 916600000, 2, 916800000, 3, 17, 916800000",
        "AS923-4, 917300000, 2, 917500000, 3, 17, 917500000",
        "IN865, 866550000, 2, 866550000, 4, 19, 866550000",
        "KR920, 921900000, 0, 923100000, 3, 17, 923100000",
        "EU433, 434665000, 0, 434665000, 3, 17, 434665000",
        "RU864, 869100000, 0, 869100000, 3, 17, 868900000",
        "CN470, 505300000, 0, 508300000, 2, 19, 508300000",
        "CN470-20A, 486900000, 1, 483900000, 2, 19, 483900000",
        "CN470-20B, 498300000, 1, 481500000, 2, 19, 476900000",
        "CN470-26A, 492500000, 1, 494900000, 2, 19, 494900000",
        "CN470-26B, 502500000, 1, 504900000, 2, 19, 504900000"
    })
    @DisplayName("RX2, beacon and ping slot")
    void windows(String name, long rx2, int rx2Rate, long beacon, int beaconRate, int size, long ping) {
        Region region = Region.named(name);
        assertEquals(rx2, region.rx2().frequencyHz());
        assertEquals(rx2Rate, region.rx2().dataRate());
        assertEquals(beacon, region.beacon().beaconHz(0));
        assertEquals(beaconRate, region.beacon().dataRate());
        assertEquals(size, region.beacon().sizeBytes());
        assertEquals(ping, region.pingSlot().pingSlotHz(0, 0));
    }

    @ParameterizedTest(name = "{0}: {1} dBm, {2} dB steps up to index {3}")
    @CsvSource({
        "EU868, 16, 7",
        "US915, 30, 14",
        "AU915, 30, 14",
        "AS923-1, 16, 7",
        "IN865, 30, 10",
        "KR920, 14, 7",
        "CN470, 19.15, 7",
        "CN470-20A, 19.15, 7",
        "EU433, 12.15, 5",
        "RU864, 16, 7"
    })
    @DisplayName("EIRP of TXPower 0 and the last index; 2 dB steps")
    void powers(String name, double eirp, int maxIndex) {
        Region region = Region.named(name);
        assertEquals(eirp, region.eirpDbm(0));
        assertEquals(eirp - 2 * maxIndex, region.eirpDbm(region.power().maxIndex()), 1e-12);
    }

    @ParameterizedTest(name = "{0} channel {1}: up {2} Hz, down {3} Hz")
    @CsvSource({
        "US915, 0, 902300000, 923300000",
        "US915, 8, 903900000, 923300000",
        "US915, 63, 914900000, 927500000",
        "US915, 64, 903000000, 923300000",
        "US915, 71, 914200000, 927500000",
        "AU915, 0, 915200000, 923300000",
        "AU915, 63, 927800000, 927500000",
        "AU915, 64, 915900000, 923300000",
        "AU915, 65, 917500000, 923900000",
        "CN470, 0, 470300000, 500300000",
        "CN470, 48, 479900000, 500300000",
        "CN470, 95, 489300000, 509700000",
        "CN470-20A, 31, 476500000, 490100000",
        "CN470-20A, 32, 503500000, 490300000",
        "CN470-20A, 63, 509700000, 496500000",
        "CN470-20B, 32, 496900000, 496900000",
        "CN470-26A, 24, 475100000, 490100000",
        "CN470-26B, 47, 489700000, 504700000",
        "KR920, 1, 922300000, 922300000",
        "IN865, 0, 865062500, 865062500",
        "AS923-2, 0, 921400000, 921400000",
        "AS923-4, 1, 917500000, 917500000",
        "EU433, 2, 433575000, 433575000",
        "RU864, 0, 868900000, 868900000"
    })
    @DisplayName("uplink channels and the downlink channels that belong to them")
    void channels(String name, int channel, long up, long down) {
        Region region = Region.named(name);
        assertEquals(up, region.channelsHz()[channel]);
        assertEquals(down, region.downlinkHz(channel));
        assertEquals(channel, region.channelIndex(up));
    }

    @Test
    @DisplayName("US915 and AU915: 64 channels of 125 kHz and 8 of 500 kHz; a data rate is sent on those of its width")
    void widths() {
        for (String name : new String[] {"US915", "AU915"}) {
            Region region = Region.named(name);
            ChannelSet all = region.defaultChannelSet();
            assertEquals(72, all.size());
            int wide = name.equals("US915") ? 4 : 6;
            assertEquals(ChannelSet.range(64, 72), region.channels(region.dataRate(wide), all));
            assertEquals(ChannelSet.range(64, 72), region.channels(region.dataRate(wide + 1), all), "LR-FHSS");
            assertEquals(ChannelSet.range(0, 64), region.channels(region.dataRate(3), all));
            assertEquals(ChannelSet.parse("8-15, 65"), region.networkChannels());
            assertEquals(wide, region.dataRateIndex(region.dataRate(wide).uplink()), "DR12 looks alike");
        }
        assertEquals(96, Region.named("CN470").allChannels().size());
    }

    @Test
    @DisplayName("KR920: 10 dBm below 922 MHz, 14 dBm above, also for gateways")
    void kr920() {
        Region region = Region.named("KR920");
        assertEquals(10, region.maxEirpDbm(921_900_000), 1e-9);
        assertEquals(14, region.maxEirpDbm(922_100_000), 1e-9);
        assertEquals(10, region.downlinkEirpDbm(921_900_000), 1e-9);
        assertEquals(new Lbt(-65, 6_000, 4_000_000, 0), region.lbt());
    }

    @ParameterizedTest(name = "{0}, dwell {1}: DR{2} -> {3}")
    @CsvSource({
        "US915, 0, 5, 0",
        "US915, 0, 6, 5",
        "US915, 0, 4, 3",
        "US915, 0, 0, -1",
        "AU915, 0, 7, 0",
        "AU915, 400, 7, 2",
        "AU915, 400, 3, 2",
        "AU915, 400, 2, -1",
        "AU915, 0, 2, 1",
        "AS923-1, 400, 2, -1",
        "AS923-1, 0, 2, 1",
        "IN865, 0, 7, 5",
        "CN470-20A, 0, 1, -1",
        "CN470, 0, 1, 0",
        "EU868, 0, 8, 0",
        "EU868, 0, 9, 8",
        "EU868, 0, 10, 0",
        "EU868, 0, 11, 10"
    })
    @DisplayName("ADR back-off: the next lower data rate (SWL2001)")
    void backOff(String name, int dwellMs, int from, int to) {
        assertEquals(to, Region.named(name).lowerDataRate(from, new Dwell(1_000L * dwellMs, 0)));
    }

    @ParameterizedTest(name = "{0} ChMaskCntl {1} mask {2} from {3}: {4}")
    @CsvSource({
        "EU868, 0, 5, 0-2, '0, 2'",
        "EU868, 0, 0x0200, 0-2, null",
        "EU868, 6, 0, 1, 0-7",
        "EU868, 1, 1, 0-2, null",
        "EU868, 7, 1, 0-2, null",
        "US915, 0, 0xFF00, '0-7, 20', '8-15, 20'",
        "US915, 3, 1, '', 48",
        "US915, 4, 2, 8-15, '8-15, 65'",
        "US915, 4, 0x0100, 8-15, null",
        "US915, 5, 2, 0-71, '8-15, 65'",
        "US915, 5, 0x0102, 0-71, '8-15, 65'",
        "US915, 6, 1, 3, 0-64",
        "US915, 7, 2, 0-71, 65",
        "AU915, 7, 0, 0-71, ''",
        "AU915, 5, 0x81, 0, '0-7, 56-64, 71'",
        "CN470, 5, 0x8001, 0, '0, 80, 95'",
        "CN470, 6, 0, 0, 0-95",
        "CN470, 7, 0, 0, null",
        "CN470-20A, 3, 1, 0, '0, 48'",
        "CN470-20A, 4, 1, 0, null",
        "CN470-20B, 6, 0, 0, 0-63",
        "CN470-20B, 7, 0, 0, ''",
        "CN470-26A, 3, 0, 0, 0-47",
        "CN470-26B, 4, 0, 0, ''",
        "CN470-26B, 5, 0, 0, null"
    })
    @DisplayName("channel masks of LinkADRReq")
    void masks(String name, int cntl, String mask, String current, String expected) {
        ChannelSet now = current.isEmpty() ? ChannelSet.NONE : ChannelSet.parse(current);
        ChannelSet result = Region.named(name).channels(cntl, Integer.decode(mask), now);
        assertEquals(expected, result == null ? "null" : result.text());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 470900000, 484500000, 485300000",
        "11, 472500000, 486100000, 486900000",
        "35, 504100000, 490900000, 491700000",
        "51, 507300000, 494100000, 494900000",
        "59, 508900000, 495700000, 496500000"
    })
    @DisplayName("CN470-20A: common join channels, their RX1 and the RX2 of who joined there")
    void joinChannels20A(int channel, long up, long rx1, long rx2) {
        Region region = Region.named("CN470-20A");
        assertTrue(region.rules().joins().channels(0, 0).contains(channel));
        assertEquals(up, region.channelsHz()[channel]);
        assertEquals(rx1, region.joinDownlinkHz(channel));
        assertEquals(rx2, region.joinRx2Hz(channel));
        assertEquals(486_900_000, region.joinRx2Hz(0), "no join channel");
    }

    @Test
    @DisplayName("CN470-26: five join channels 2 MHz apart, answered on one frequency")
    void joinChannels26() {
        Region a = Region.named("CN470-26A");
        assertEquals(ChannelSet.of(0, 10, 20, 30, 40), a.rules().joins().channels(3, 0));
        assertEquals(478_300_000, a.channelsHz()[40]);
        assertEquals(492_500_000, a.joinDownlinkHz(40));
        assertEquals(502_500_000, Region.named("CN470-26B").joinDownlinkHz(10));
        assertArrayEquals(new long[] {479_900_000, 499_900_000}, new long[] {
            Region.named("CN470-20B").channelsHz()[15],
            Region.named("CN470-20B").channelsHz()[47]
        });
    }

    @Test
    @DisplayName("beacons hop over eight frequencies 600 kHz apart, ping slots of a device from its DevAddr on")
    void hopping() {
        Region region = Region.named("US915");
        assertEquals(923_300_000 + 3 * 600_000, region.beacon().beaconHz(128 * 11));
        assertEquals(
                923_300_000 + 600_000 * ((0xFFL + 2) % 8), region.pingSlot().pingSlotHz(0xFF, 256));
    }
}
