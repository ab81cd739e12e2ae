package io.chirpsim.lorawan.classb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.chirpsim.lorawan.Vectors;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PingSlotsTest {
    private static final Instant EPOCH = Instant.parse("1980-01-06T00:00:00Z");

    private final PingSlots slots = new PingSlots(new BeaconPeriods(new GpsTime(EPOCH)));

    static Stream<JsonNode> vectors() {
        return Vectors.section("class_b_ping");
    }

    private static int periodicity(JsonNode vector) {
        return PingSlots.MAX_PERIODICITY
                - Integer.numberOfTrailingZeros(vector.get("pingNb").asInt());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    @DisplayName("the next ping slot, to the microsecond, as ChirpStack finds it")
    void nextSlot(JsonNode vector) {
        long afterUs = vector.get("after_s").asLong() * 1_000_000;
        long expectedUs = Math.round(vector.get("slot_s").asDouble() * 1e6);
        int devAddr = Integer.parseUnsignedInt(vector.get("devAddr").asText(), 16);
        int periodicity = periodicity(vector);
        assertEquals(expectedUs, slots.nextUs(afterUs, devAddr, periodicity));
        assertEquals(expectedUs, slots.nextUs(expectedUs, devAddr, periodicity), "a slot that begins now is the next");
        assertTrue(slots.nextUs(expectedUs + 1, devAddr, periodicity) > expectedUs);
        if (vector.has("pingOffset")) {
            long periodUs = slots.periods().startUs(expectedUs);
            assertEquals(vector.get("pingOffset").asInt(), slots.offset(periodUs, devAddr, periodicity));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    @DisplayName("2^(7-k) slots in every beacon period, evenly spaced, within the window; counted as listed")
    void everyPeriodicity(int periodicity) {
        for (int devAddr = 1; devAddr < 40; devAddr++) {
            long periodUs = devAddr * 12_345L * BeaconPeriods.PERIOD_US;
            int found = 0;
            long lastUs = -1;
            for (long us = slots.nextUs(periodUs, devAddr, periodicity);
                    us < periodUs + BeaconPeriods.PERIOD_US;
                    us = slots.nextUs(us + 1, devAddr, periodicity)) {
                assertTrue(us >= periodUs + 2_120_000 && us <= periodUs + 124_970_000);
                assertTrue(found == 0 || us - lastUs == PingSlots.spacingUs(periodicity));
                lastUs = us;
                found++;
            }
            assertEquals(1 << 7 - periodicity, found);
            assertEquals(found, slots.count(periodUs, periodUs + BeaconPeriods.PERIOD_US, devAddr, periodicity));
            assertEquals(1, slots.count(lastUs, lastUs + 1, devAddr, periodicity));
            assertEquals(0, slots.count(lastUs + 1, periodUs + BeaconPeriods.PERIOD_US, devAddr, periodicity));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1980-01-06T00:00:00Z, 0",
        "2016-12-31T23:59:59Z, 1167264016",
        "2017-01-01T00:00:00Z, 1167264018",
        "2026-01-01T00:00:00Z, 1451260818"
    })
    @DisplayName("GPS time runs ahead of UTC by its leap seconds: 17 at the end of 2016, 18 since")
    void gpsTime(Instant start, long gpsSeconds) {
        GpsTime gps = new GpsTime(start);
        assertEquals(gpsSeconds * 1_000_000, gps.gpsUs(0));
        assertEquals(-gpsSeconds * 1_000_000, gps.simulationUs(0));
    }

    @Test
    @DisplayName("beacons come at multiples of 128 s of GPS time, -1, 0 and +1 us")
    void boundaries() {
        BeaconPeriods periods = new BeaconPeriods(new GpsTime(Instant.parse("2026-01-01T00:00:00Z")));
        long firstUs = periods.nextStartUs(0);
        assertEquals((128 - 1_451_260_818L % 128) % 128 * 1_000_000, firstUs);
        assertEquals(0, periods.beaconTime(firstUs) % 128);
        assertEquals(firstUs - BeaconPeriods.PERIOD_US, periods.startUs(firstUs - 1));
        assertEquals(firstUs, periods.startUs(firstUs));
        assertEquals(firstUs, periods.startUs(firstUs + 1));
        assertEquals(firstUs, periods.nextStartUs(firstUs));
        assertEquals(firstUs + BeaconPeriods.PERIOD_US, periods.nextStartUs(firstUs + 1));
        assertEquals(
                BeaconPeriods.PERIOD_US, BeaconPeriods.RESERVED_US + BeaconPeriods.WINDOW_US + BeaconPeriods.GUARD_US);
        assertEquals(BeaconPeriods.WINDOW_US, BeaconPeriods.SLOTS * BeaconPeriods.SLOT_US);
    }
}
