package io.chirpsim.lorawan.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.LoraModulation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EveryRegionTest {
    private static final int MHDR_AND_MIC = 5;

    static List<Region> regions() {
        return Region.names().stream().map(Region::named).toList();
    }

    @ParameterizedTest
    @MethodSource("regions")
    @DisplayName("every RX1 entry is a data rate with a downlink, for every uplink data rate and offset, dwell or not")
    void rx1(Region region) {
        for (Dwell dwell : List.of(Dwell.NONE, new Dwell(400_000, 400_000))) {
            for (DataRate rate : region.uplinkDataRates(Dwell.NONE)) {
                for (int offset = 0; offset <= region.maxRx1DrOffset(); offset++) {
                    assertNotNull(region.dataRate(region.rx1DataRate(rate.index(), offset, dwell))
                            .downlink());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("regions")
    @DisplayName(
            "every join-request has a channel of its width, a data rate that may carry it and an answer in the band")
    void joins(Region region) {
        JoinPlan joins = region.rules().joins();
        for (int attempt = 0; attempt < 4 * joins.steps().size(); attempt++) {
            DataRate rate = region.dataRate(joins.dataRate(attempt, region.dwell()));
            ChannelSet channels = region.channels(rate, joins.channels(attempt, 0x9E3779B97F4A7C15L * attempt));
            assertFalse(channels.isEmpty(), region.name() + " attempt " + attempt);
            assertTrue(region.defaultChannelSet().containsAll(channels));
            assertTrue(rate.uplinkPayload(region.dwell()) >= 0);
            assertTrue(region.admits(region.joinDownlinkHz(channels.next(0))));
            assertTrue(region.admits(region.joinRx2Hz(channels.next(0))));
        }
    }

    @ParameterizedTest
    @MethodSource("regions")
    @DisplayName(
            "every channel, its downlink, RX2, beacon and ping slot lie in a sub-band that admits what is sent there")
    void bands(Region region) {
        for (int i = 0; i < region.channelsHz().length; i++) {
            double eirpDbm = Math.min(region.eirpDbm(0), region.maxEirpDbm(region.channelsHz()[i]));
            assertTrue(region.subBandIndex(region.channelsHz()[i], eirpDbm) >= 0);
            long down = region.downlinkHz(i);
            assertTrue(region.subBandIndex(down, region.downlinkEirpDbm(down)) >= 0);
        }
        for (long hz : List.of(
                region.rx2().frequencyHz(),
                region.beacon().beaconHz(0),
                region.beacon().beaconHz(127 * 128),
                region.pingSlot().pingSlotHz(-1, 0))) {
            assertTrue(region.subBandIndex(hz, region.downlinkEirpDbm(hz)) >= 0, region.name() + " " + hz);
        }
        assertTrue(region.allChannels().containsAll(region.networkChannels()));
    }

    @ParameterizedTest
    @MethodSource("regions")
    @DisplayName("ADR back-off ends at the lowest usable data rate from every one")
    void backOff(Region region) {
        for (Dwell dwell : List.of(Dwell.NONE, region.dwell())) {
            List<DataRate> usable = region.uplinkDataRates(dwell);
            for (DataRate rate : usable) {
                int last = rate.index();
                for (int next = last; next >= 0; next = region.lowerDataRate(next, dwell)) {
                    assertTrue(region.dataRate(next).uplinkPayload(dwell) >= 0);
                    last = next;
                }
                assertEquals(usable.get(0).index(), last);
            }
        }
    }

    @ParameterizedTest(name = "{0} DR{1}: M = {2} is the largest that fits 400 ms")
    @CsvSource({
        "US915, 0, 19", "US915, 1, 61", "US915, 2, 133",
        "AU915, 2, 19", "AU915, 3, 61", "AU915, 4, 133",
        "AS923-1, 2, 19", "AS923-1, 3, 61", "AS923-1, 4, 133"
    })
    @DisplayName("M under a dwell time of 400 ms is exactly the largest that fits")
    void dwell(String name, int index, int m) {
        DataRate rate = Region.named(name).dataRate(index);
        assertEquals(m, rate.dwellMaxMacPayload());
        LoraModulation lora = (LoraModulation) rate.uplink();
        assertTrue(lora.airtimeUs(m + MHDR_AND_MIC) <= 400_000);
        assertTrue(lora.airtimeUs(m + 1 + MHDR_AND_MIC) > 400_000);
    }

    @ParameterizedTest
    @CsvSource({"US915, 0, 4", "AU915, 2, 6"})
    @DisplayName(
            "US915 and AU915: passes over eight groups of 125 kHz and one 500 kHz channel; after eight passes all 72 had their turn once")
    void passes(String name, int narrow, int wide) {
        Region region = Region.named(name);
        JoinPlan joins = region.rules().joins();
        SplittableRandom random = new SplittableRandom(4);
        for (int device = 0; device < 50; device++) {
            long[] draws = random.longs(18).toArray();
            ChannelSet used = ChannelSet.NONE;
            for (int attempt = 0; attempt < 72; attempt++) {
                ChannelSet one = joins.channels(attempt, draws[(int) joins.turn(attempt)]);
                assertEquals(1, one.size());
                int channel = one.next(0);
                assertEquals(attempt % 9, channel < 64 ? channel / 8 : 8);
                assertEquals(channel < 64 ? narrow : wide, joins.dataRate(attempt, region.dwell()));
                used = used.or(one);
            }
            assertEquals(region.defaultChannelSet(), used);
            assertTrue(joins.turn(72) >= 9, "the second round draws anew");
        }
    }

    @Test
    @DisplayName("AU915 joins with DR0 where the dwell time is not limited")
    void joinsWithoutDwell() {
        assertEquals(0, Region.named("AU915").rules().joins().dataRate(0, Dwell.NONE));
    }

    @Test
    @DisplayName("which channel of a group comes first is even over devices")
    void evenStart() {
        JoinPlan joins = Region.named("US915").rules().joins();
        SplittableRandom random = new SplittableRandom(5);
        int[] counts = new int[8];
        for (int i = 0; i < 8_000; i++) {
            counts[joins.channels(0, random.nextLong()).next(0)]++;
        }
        for (int count : counts) {
            assertEquals(1_000, count, 150);
        }
    }

    @Test
    @DisplayName("channels as text")
    void text() {
        assertEquals("8-15, 65", ChannelSet.parse(" 8 - 15,65").text());
        assertEquals("", ChannelSet.NONE.text());
        for (String wrong : List.of("", "a", "3-1", "128", "0-128", "1,,2", "-1", "99999999999")) {
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalArgumentException.class, () -> ChannelSet.parse(wrong), wrong);
        }
    }
}
