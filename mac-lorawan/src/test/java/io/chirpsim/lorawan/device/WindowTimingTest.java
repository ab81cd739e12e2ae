package io.chirpsim.lorawan.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.LoraModulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTimingTest {
    @ParameterizedTest(name = "SF{0}: {1} symbols, {2} ms, offset {3} ms")
    @CsvSource({
        "7, 24, 24.6, -9",
        "8, 14, 28.7, -7",
        "9, 9, 36.9, -3",
        "10, 7, 57.3, 4",
        "11, 6, 98.3, 16",
        "12, 6, 196.6, 32"
    })
    @DisplayName("windows for 10 ms of error, as LoRaMac-node computes them")
    void table(int spreadingFactor, int symbols, double lengthMs, long offsetMs) {
        WindowTiming timing =
                WindowTiming.of(LoraModulation.downlink(spreadingFactor, 125_000), DeviceConfig.Clock.PERFECT);
        assertEquals(symbols, timing.symbols());
        assertEquals(lengthMs, timing.lengthUs() * 1e-3, 0.05);
        assertEquals(offsetMs * 1000, timing.offsetUs());
        assertEquals(offsetMs * 1000 + 1000, timing.openUs());
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 10, 11, 12})
    @DisplayName("the window catches the symbols it needs for any error up to the tolerated one")
    void tolerance(int spreadingFactor) {
        LoraModulation modulation = LoraModulation.downlink(spreadingFactor, 125_000);
        WindowTiming timing = WindowTiming.of(modulation, DeviceConfig.Clock.PERFECT);
        long symbolUs = modulation.symbolUs();
        for (long errorUs = -10_000; errorUs <= 9_000; errorUs += 500) {
            long openUs = timing.openUs() + errorUs;
            long heardUs = Math.min(openUs + timing.lengthUs(), 8 * symbolUs) - Math.max(openUs, 0);
            assertTrue(heardUs >= 6 * symbolUs, "error " + errorUs + " us");
        }
    }

    @Test
    @DisplayName("a window of fixed length opens when the downlink is due and hears what fits into it")
    void fixedLength() {
        WindowTiming rx1 = WindowTiming.fixed(12, LoraModulation.downlink(7, 125_000), DeviceConfig.Clock.PERFECT);
        assertEquals(new WindowTiming(12, 1_024, -1_000, 0, 12_288, 6_144), rx1);
        WindowTiming rx2 = WindowTiming.fixed(1, LoraModulation.downlink(12, 125_000), DeviceConfig.Clock.PERFECT);
        assertEquals(new WindowTiming(1, 32_768, -1_000, 0, 32_768, 16_384), rx2);
    }
}
