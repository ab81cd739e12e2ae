package io.chirpsim.lorawan.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.LoraModulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {
    private final Region eu868 = Region.named("EU868");

    @ParameterizedTest
    @CsvSource({
        "0, sf12, 59, 51",
        "1, sf11, 59, 51",
        "2, sf10, 59, 51",
        "3, sf9, 123, 115",
        "4, sf8, 250, 242",
        "5, sf7, 250, 242",
        "6, sf7bw250, 250, 242",
        "7, fsk50, 250, 242",
        "8, lrfhss-dr8, 58, 50",
        "9, lrfhss-dr9, 123, 115",
        "10, lrfhss-dr10, 58, 50",
        "11, lrfhss-dr11, 123, 115",
        "12, sf6, 250, 242",
        "13, sf5, 250, 242"
    })
    @DisplayName("EU868 data rates and payload limits (RP002-1.0.4)")
    void dataRates(int index, String label, int m, int n) {
        DataRate rate = eu868.dataRate(index);
        assertEquals(label, rate.label());
        assertEquals(m, rate.maxMacPayload());
        assertEquals(n, rate.maxFrmPayload());
        assertEquals(n - 15, rate.maxFrmPayload(15));
        assertEquals(index, eu868.dataRateIndex(rate.uplink()));
        assertEquals("DR" + index, rate.name());
    }

    @Test
    @DisplayName(
            "uplink channels of one's own are all default ones, that of FSK stays behind them; a frequency outside every sub-band is refused")
    void ownChannels() {
        Region one = eu868.withChannels(868_300_000);
        assertArrayEquals(new long[] {868_300_000, 868_800_000}, one.channelsHz());
        assertArrayEquals(
                new long[] {868_800_000}, eu868.withChannels(868_800_000).channelsHz());
        assertEquals(ChannelSet.of(1), one.channels(one.dataRate(7), one.defaultChannelSet()));
        assertEquals(ChannelSet.of(0), one.allChannels());
        assertEquals(ChannelSet.of(0), eu868.withChannels(868_800_000).allChannels());
        assertEquals(ChannelSet.of(0), one.defaultChannelSet());
        assertEquals(0, one.channelIndex(868_300_000));
        assertTrue(eu868.admits(868_100_000));
        assertFalse(eu868.admits(860_000_000));
        assertThrows(IllegalArgumentException.class, () -> eu868.withChannels(868_100_000, 860_000_000));
    }

    @Test
    @DisplayName("data rates sent in another way keep their place; those that are not LoRa stay")
    void otherDataRates() {
        Region longer = eu868.withDataRates(rate -> new DataRate(
                rate.index(), rate.uplink(), rate.uplink(), 0, rate.maxMacPayload(), rate.maxFrmPayload()));
        assertTrue(((LoraModulation) longer.dataRate(5).downlink()).crc());
        assertEquals(eu868.dataRate(7), longer.dataRate(7));
        assertEquals(eu868.dataRate(8), longer.dataRate(8));
    }

    @Test
    @DisplayName("LoRa uplinks have a CRC, downlinks none; LR-FHSS has no downlinks")
    void directions() {
        assertTrue(((LoraModulation) eu868.dataRate(5).uplink()).crc());
        assertFalse(((LoraModulation) eu868.dataRate(5).downlink()).crc());
        assertNull(eu868.dataRate(8).downlink());
        assertEquals(eu868.dataRate(7).uplink(), eu868.dataRate(7).downlink());
    }

    @Test
    @DisplayName("what a region does not have is refused")
    void noSuchDataRate() {
        assertFalse(eu868.hasDataRate(14));
        assertThrows(IllegalArgumentException.class, () -> eu868.dataRate(14));
        assertEquals(-1, eu868.dataRateIndex(LoraModulation.uplink(7, 500_000)));
    }

    @ParameterizedTest
    @CsvSource({"8, 0, 1", "8, 1, 0", "9, 0, 2", "9, 1, 1", "9, 2, 0", "10, 0, 1", "11, 0, 2", "11, 5, 0", "7, 0, 7"})
    @DisplayName("RX1 after an LR-FHSS uplink is LoRa: DR1 or DR2 less the offset")
    void rx1OfLrFhss(int uplink, int offset, int rx1) {
        assertEquals(rx1, eu868.rx1DataRate(uplink, offset));
    }

    @ParameterizedTest
    @CsvSource({"0, 0b111", "5, 0b111", "7, 0b100000000", "8, 0b111", "9, 0b111", "10, 0b010", "11, 0b010"})
    @DisplayName(
            "FSK has its own channel; a wide LR-FHSS channel must lie in one sub-band: of the default ones only 868.3 MHz")
    void channelsOfDataRates(int index, String mask) {
        int expected = Integer.parseInt(mask.substring(2), 2);
        assertEquals(new ChannelSet(expected, 0), eu868.channels(eu868.dataRate(index), eu868.defaultChannelSet()));
    }

    @ParameterizedTest
    @CsvSource({
        "868.1, 14, 0.01, M",
        "868.5, 16, 0.01, M",
        "867.1, 16, 0.01, L",
        "864.0, 14, 0.001, K",
        "868.8, 14, 0.001, N",
        "869.525, 27, 0.1, P",
        "869.525, 14, 0.1, P",
        "869.8, 9, 1, Q",
        "869.8, 14, 0.01, R"
    })
    @DisplayName("sub-band by frequency and power")
    void subBands(double mhz, double eirpDbm, double dutyCycle, String name) {
        SubBand band = eu868.subBands().get(eu868.subBandIndex(Math.round(mhz * 1e6), eirpDbm));
        assertEquals(name, band.name());
        assertEquals(dutyCycle, band.dutyCyclePpm() * 1e-6, 1e-12);
    }

    @Test
    @DisplayName("the gaps between sub-bands and too much power are refused")
    void gaps() {
        assertThrows(IllegalArgumentException.class, () -> eu868.subBandIndex(868_650_000, 14));
        assertThrows(IllegalArgumentException.class, () -> eu868.subBandIndex(869_300_000, 14));
        assertThrows(IllegalArgumentException.class, () -> eu868.subBandIndex(868_100_000, 27));
    }

    @Test
    @DisplayName("RX1, RX2, powers, channels")
    void windowsAndPowers() {
        assertEquals(5, eu868.rx1DataRate(5, 0));
        assertEquals(0, eu868.rx1DataRate(2, 5));
        assertEquals(869_525_000, eu868.rx2().frequencyHz());
        assertEquals(0, eu868.rx2().dataRate());
        assertEquals(3, eu868.rx2().thingsNetworkDataRate());
        assertEquals(16, eu868.eirpDbm(0));
        assertEquals(2, eu868.eirpDbm(7));
        assertEquals(14, eu868.downlinkEirpDbm(868_100_000));
        assertEquals(27, eu868.downlinkEirpDbm(869_525_000));
        assertArrayEquals(
                new long[] {
                    868_100_000,
                    868_300_000,
                    868_500_000,
                    867_100_000,
                    867_300_000,
                    867_500_000,
                    867_700_000,
                    867_900_000,
                    868_800_000
                },
                eu868.channelsHz());
        assertEquals(ChannelSet.range(0, 3), eu868.defaultChannelSet());
        assertEquals(ChannelSet.range(0, 8), eu868.allChannels());
        assertEquals(3, eu868.channelIndex(867_100_000));
        assertEquals(-1, eu868.channelIndex(866_000_000));
    }

    @Test
    @DisplayName("an unknown region says which ones are known")
    void unknown() {
        String message = assertThrows(UnknownRegionException.class, () -> Region.named("EU899"))
                .getMessage();
        assertTrue(message.contains("EU899") && message.contains("EU868"), message);
    }
}
