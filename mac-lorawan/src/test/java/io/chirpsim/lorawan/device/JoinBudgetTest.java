package io.chirpsim.lorawan.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Region;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("[TS001-1.0.4, 7] airtime of a device that asks to join and is never answered")
class JoinBudgetTest {
    private static final long HOUR_US = 3_600_000_000L;
    private static final long SECOND_US = 1_000_000;
    private static final long SWITCHED_ON_US = 1_234_567;

    private static Region joiningWith(int dataRate) throws IOException {
        JsonNode keys = new ObjectMapper()
                .readTree("{\"name\": \"one\", \"source\": \"test\", \"basedOn\": \"EU868\", \"joinDataRates\": ["
                        + dataRate + "]}");
        return Region.of(keys);
    }

    private static Recorder fourDays(Region region) {
        Recorder r =
                new Recorder(Configs.PLAIN.otaa().keeping(DutyCycleRule.NONE).config(region), 5);
        r.at(SWITCHED_ON_US);
        r.device.start(SWITCHED_ON_US, r);
        return r.at(SWITCHED_ON_US + 96 * HOUR_US);
    }

    /** Airtime within [from, to) hours after it was switched on, frames cut at the ends. */
    private static long airtimeUs(Recorder r, int fromHour, int toHour) {
        long fromUs = SWITCHED_ON_US + fromHour * HOUR_US;
        long toUs = SWITCHED_ON_US + toHour * HOUR_US;
        return r.sent.stream()
                .mapToLong(s -> Math.max(0, Math.min(toUs, s.endUs()) - Math.max(fromUs, s.atUs())))
                .sum();
    }

    private static void assertKept(Recorder r, long longestUs) {
        assertWithin(36 * SECOND_US, airtimeUs(r, 0, 1), longestUs);
        assertWithin(36 * SECOND_US, airtimeUs(r, 1, 11), longestUs);
        for (int day = 0; day < 3; day++) {
            int from = 11 + 24 * day;
            assertWithin(8_700_000, airtimeUs(r, from, from + 24), longestUs);
        }
    }

    /** Not more than allowed; and, but for what the random back-off costs, what is allowed is used. */
    private static void assertWithin(long budgetUs, long airtimeUs, long longestUs) {
        assertTrue(airtimeUs <= budgetUs, airtimeUs + " us of " + budgetUs);
        assertTrue(airtimeUs > budgetUs * 0.4 - longestUs, airtimeUs + " us of " + budgetUs);
    }

    @ParameterizedTest(name = "DR{0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    @DisplayName(
            "never more than 36 s in the first hour, 36 s in the next ten, 8.7 s in each later day, at every data rate")
    void everyDataRate(int dataRate) throws IOException {
        Recorder r = fourDays(joiningWith(dataRate));
        assertTrue(r.sent.stream().allMatch(s -> s.rate().index() == dataRate));
        long frameUs = r.sent.get(0).endUs() - r.sent.get(0).atUs();
        assertEquals(SWITCHED_ON_US, r.sent.get(0).atUs());
        assertKept(r, frameUs);
    }

    @Test
    @DisplayName("the same with the data rates in turn")
    void inTurn() {
        assertKept(fourDays(Configs.EU868), 1_482_752);
    }
}
