package io.chirpsim.lorawan.device;

import static io.chirpsim.lorawan.frame.MType.UNCONFIRMED_DATA_UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.Configs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RX1 opens and closes on the microsecond")
class ExactWindowsTest {
    private static final long SECOND_US = 1_000_000;

    private static boolean catches(int dataRate, long afterEndUs) {
        Recorder device = new Recorder(Configs.PLAIN, dataRate).send(1, 10, UNCONFIRMED_DATA_UP);
        long endUs = device.last().endUs();
        device.at(endUs);
        long startUs = endUs + afterEndUs;
        return device.device.onDownlinkStart(
                startUs,
                startUs + 1,
                device.last().frequencyHz(),
                Configs.EU868.dataRate(dataRate).downlink());
    }

    /** LoRaMac-node's table for 10 ms of error, 6 preamble symbols and 1 ms of wake-up. */
    @ParameterizedTest(name = "SF{0}: {1} us, {2} us after the second")
    @CsvSource({
        "7, 24576, -8000",
        "8, 28672, -6000",
        "9, 36864, -2000",
        "10, 57344, 5000",
        "11, 98304, 17000",
        "12, 196608, 33000"
    })
    @DisplayName(
            "a downlink is caught if six symbols of its preamble of eight fall into the window, one microsecond less and it is not")
    void exact(int spreadingFactor, long lengthUs, long openUs) {
        int dataRate = 12 - spreadingFactor;
        long symbolUs = (1L << spreadingFactor) * 8;
        WindowTiming timing = WindowTiming.of(Configs.EU868.dataRate(dataRate).downlink(), DeviceConfig.Clock.PERFECT);
        assertEquals(lengthUs, timing.lengthUs());
        assertEquals(openUs, timing.openUs());
        long earliestUs = SECOND_US + openUs - 2 * symbolUs;
        long latestUs = SECOND_US + openUs + lengthUs - 6 * symbolUs;
        assertFalse(catches(dataRate, earliestUs - 1));
        assertTrue(catches(dataRate, earliestUs));
        assertTrue(catches(dataRate, earliestUs + 1));
        assertTrue(catches(dataRate, latestUs - 1));
        assertTrue(catches(dataRate, latestUs));
        assertFalse(catches(dataRate, latestUs + 1));
    }
}
