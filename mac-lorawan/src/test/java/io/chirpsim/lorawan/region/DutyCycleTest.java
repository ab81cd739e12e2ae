package io.chirpsim.lorawan.region;

import static io.chirpsim.lorawan.region.DutyCycle.PERIOD_US;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DutyCycleTest {
    private static final int[] LIMITS_PPM = {10_000, 1_000, 1_000_000};
    private static final long AIRTIME_US = 71_936;
    private static final long HOUR_BUDGET_US = 36_000_000;

    @Test
    @DisplayName("offTime: the next start is airtime / limit after the last one, to the microsecond")
    void offTime() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.OFF_TIME, LIMITS_PPM);
        duty.started(0, 1_000, AIRTIME_US);
        long nextUs = 1_000 + 100 * AIRTIME_US;
        assertEquals(nextUs, duty.earliestStartUs(0, AIRTIME_US, nextUs - 1));
        assertEquals(nextUs, duty.earliestStartUs(0, AIRTIME_US, nextUs));
        assertEquals(nextUs + 1, duty.earliestStartUs(0, AIRTIME_US, nextUs + 1));
        assertEquals(1_000, duty.earliestStartUs(1, AIRTIME_US, 1_000), "sub-bands have budgets of their own");
    }

    @Test
    @DisplayName("offTimeFromStart: the next start is airtime / limit - airtime after the last one")
    void offTimeFromStart() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.OFF_TIME_FROM_START, LIMITS_PPM);
        duty.started(0, 1_000, AIRTIME_US);
        long nextUs = 1_000 + 99 * AIRTIME_US;
        assertEquals(nextUs, duty.earliestStartUs(0, AIRTIME_US, nextUs - 1));
        assertEquals(nextUs, duty.earliestStartUs(0, AIRTIME_US, nextUs));
    }

    @Test
    @DisplayName("offTimeFromStart: a plan keeps the same gap to the frame before and to the one after")
    void planFromStart() {
        AirtimePlan plan = new AirtimePlan(DutyCycleRule.OFF_TIME_FROM_START, LIMITS_PPM);
        plan.add(0, 100 * AIRTIME_US, AIRTIME_US, 0);
        assertTrue(plan.allows(0, 199 * AIRTIME_US, AIRTIME_US));
        assertFalse(plan.allows(0, 199 * AIRTIME_US - 1, AIRTIME_US));
        assertTrue(plan.allows(0, AIRTIME_US, AIRTIME_US));
        assertFalse(plan.allows(0, AIRTIME_US + 1, AIRTIME_US));
    }

    @Test
    @DisplayName("offTime: a sub-band without limit only waits for the end of the frame")
    void unlimited() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.OFF_TIME, LIMITS_PPM);
        duty.started(2, 0, AIRTIME_US);
        assertEquals(AIRTIME_US, duty.earliestStartUs(2, AIRTIME_US, 1));
    }

    @Test
    @DisplayName("tokenBucket: full at the start, refilled at the limit, to the microsecond")
    void tokenBucket() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.TOKEN_BUCKET, LIMITS_PPM);
        assertEquals(7, duty.earliestStartUs(0, HOUR_BUDGET_US, 7));
        assertEquals(Long.MAX_VALUE, duty.earliestStartUs(0, HOUR_BUDGET_US + 1, 7));
        duty.started(0, 0, 30_000_000);
        assertEquals(5, duty.earliestStartUs(0, 6_000_000, 5), "the rest of the bucket");
        // 1 s more than is in it: 100 s to refill
        long enoughUs = 100_000_000;
        assertEquals(enoughUs, duty.earliestStartUs(0, 7_000_000, enoughUs - 1));
        assertEquals(enoughUs, duty.earliestStartUs(0, 7_000_000, enoughUs));
        assertEquals(enoughUs + 1, duty.earliestStartUs(0, 7_000_000, enoughUs + 1));
        assertEquals(5, duty.earliestStartUs(1, 3_600_000, 5), "sub-bands have buckets of their own");
        duty.started(2, 5, AIRTIME_US);
        assertEquals(6, duty.earliestStartUs(2, AIRTIME_US, 6), "and one without limit never runs dry");
    }

    @Test
    @DisplayName("tokenBucket: it never holds more than one hour's budget")
    void tokenBucketIsBounded() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.TOKEN_BUCKET, LIMITS_PPM);
        duty.started(0, 1_000, 1_000_000);
        long startUs = 10 * PERIOD_US;
        duty.started(0, startUs, HOUR_BUDGET_US);
        assertEquals(startUs + 100 * AIRTIME_US, duty.earliestStartUs(0, AIRTIME_US, startUs));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName(
            "tokenBucket: a saturated sender reaches just under twice the limit in one sliding hour, and never more")
    void tokenBucketReachesTwice(boolean device) {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.TOKEN_BUCKET, LIMITS_PPM);
        AirtimePlan plan = new AirtimePlan(DutyCycleRule.TOKEN_BUCKET, LIMITS_PPM);
        List<long[]> sent = new ArrayList<>();
        long frameUs = 100_000;
        long nowUs = PERIOD_US;
        while (nowUs < 4 * PERIOD_US) {
            if (device) {
                nowUs = duty.earliestStartUs(0, frameUs, nowUs);
                duty.started(0, nowUs, frameUs);
            } else {
                while (!plan.allows(0, nowUs, frameUs)) {
                    nowUs += 100_000;
                }
                plan.add(0, nowUs, frameUs, nowUs);
            }
            sent.add(new long[] {nowUs, frameUs});
            nowUs += frameUs;
        }
        long worstUs = worstHourUs(sent);
        assertTrue(worstUs <= 2 * HOUR_BUDGET_US, () -> "worst hour " + worstUs + " us");
        assertTrue(worstUs > 2 * HOUR_BUDGET_US - 10 * frameUs, () -> "worst hour " + worstUs + " us");
    }

    @Test
    @DisplayName("tokenBucket: a plan takes a frame before another one only if both find enough in the bucket")
    void tokenBucketPlan() {
        AirtimePlan plan = new AirtimePlan(DutyCycleRule.TOKEN_BUCKET, LIMITS_PPM);
        plan.add(0, 200_000_000, HOUR_BUDGET_US, 0);
        // what it takes out 100 s and 1 us before has come back by then only in part
        assertFalse(plan.allows(0, 100_000_001, 1_000_000));
        assertTrue(plan.allows(0, 100_000_000, 1_000_000));
        assertTrue(plan.allows(0, 300_000_000, 1_000_000));
        assertFalse(plan.allows(0, 300_000_000, 1_000_001));
        long emptyUs = 200_000_000 + HOUR_BUDGET_US;
        assertTrue(plan.allows(0, emptyUs, 360_000));
        assertFalse(plan.allows(0, emptyUs, 360_001));
        assertTrue(plan.allows(1, emptyUs, 3_600_000));
    }

    @Test
    @DisplayName("hourWindow: a burst up to the budget, then exactly when the first frame leaves the hour")
    void hourWindow() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.HOUR_WINDOW, LIMITS_PPM);
        long frameUs = HOUR_BUDGET_US / 9;
        for (int i = 0; i < 9; i++) {
            long startUs = i * 2 * frameUs;
            assertEquals(startUs, duty.earliestStartUs(0, frameUs, startUs));
            duty.started(0, startUs, frameUs);
        }
        // the hour that ends with the new frame must begin when the first one has ended
        long expectedUs = PERIOD_US;
        assertEquals(expectedUs, duty.earliestStartUs(0, frameUs, 18 * frameUs));
        assertEquals(expectedUs, duty.earliestStartUs(0, frameUs, expectedUs - 1));
        assertEquals(expectedUs, duty.earliestStartUs(0, frameUs, expectedUs));
        assertEquals(expectedUs + 1, duty.earliestStartUs(0, frameUs, expectedUs + 1));
        assertEquals(Long.MAX_VALUE, duty.earliestStartUs(0, HOUR_BUDGET_US + 1, 0));
    }

    @Test
    @DisplayName("hourWindow: a frame longer than the whole budget is never allowed, one of exactly the budget is")
    void hourWindowLimits() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.HOUR_WINDOW, LIMITS_PPM);
        assertEquals(5, duty.earliestStartUs(0, HOUR_BUDGET_US, 5));
        assertEquals(Long.MAX_VALUE, duty.earliestStartUs(0, HOUR_BUDGET_US + 1, 5));
    }

    @Test
    @DisplayName("hourWindow: a saturated sender never exceeds the limit in any hour, and uses it")
    void hourWindowProperty() {
        SplittableRandom random = new SplittableRandom(300);
        for (int run = 0; run < 20; run++) {
            DutyCycle duty = DutyCycle.of(DutyCycleRule.HOUR_WINDOW, LIMITS_PPM);
            List<long[]> sent = new ArrayList<>();
            long nowUs = 0;
            while (nowUs < 5 * PERIOD_US) {
                long airtimeUs = random.nextLong(20_000, 3_000_000);
                nowUs = duty.earliestStartUs(0, airtimeUs, nowUs + random.nextLong(1, 400_000_000));
                duty.started(0, nowUs, airtimeUs);
                sent.add(new long[] {nowUs, airtimeUs});
                nowUs += airtimeUs;
            }
            long worstUs = worstHourUs(sent);
            assertTrue(worstUs <= HOUR_BUDGET_US, () -> "worst hour " + worstUs + " us");
        }
    }

    @Test
    @DisplayName("offTime: a saturated sender exceeds the limit in no hour by more than one frame")
    void offTimeProperty() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.OFF_TIME, LIMITS_PPM);
        List<long[]> sent = new ArrayList<>();
        long nowUs = 0;
        while (nowUs < 3 * PERIOD_US) {
            nowUs = duty.earliestStartUs(0, 1_482_752, nowUs);
            duty.started(0, nowUs, 1_482_752);
            sent.add(new long[] {nowUs, 1_482_752});
        }
        long worstUs = worstHourUs(sent);
        assertTrue(worstUs > HOUR_BUDGET_US - 1_482_752 && worstUs <= HOUR_BUDGET_US + 1_482_752);
    }

    /** The fullest hour begins with a frame or ends with one. */
    private static long worstHourUs(List<long[]> sent) {
        long worstUs = 0;
        for (long[] frame : sent) {
            long[] beginnings = {frame[0], frame[0] + frame[1] - PERIOD_US};
            for (long fromUs : beginnings) {
                long sumUs = 0;
                for (long[] other : sent) {
                    long overlapUs = Math.min(fromUs + PERIOD_US, other[0] + other[1]) - Math.max(fromUs, other[0]);
                    sumUs += Math.max(0, overlapUs);
                }
                worstUs = Math.max(worstUs, sumUs);
            }
        }
        return worstUs;
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF_TIME", "HOUR_WINDOW"})
    @DisplayName("frames promised out of order keep the rule, too")
    void planProperty(DutyCycleRule rule) {
        SplittableRandom random = new SplittableRandom(220);
        AirtimePlan plan = new AirtimePlan(rule, LIMITS_PPM);
        List<long[]> promised = new ArrayList<>();
        for (long nowUs = 0; nowUs < 2 * PERIOD_US; nowUs += 200_000) {
            long startUs = nowUs + random.nextLong(1_000_000, 30_000_000);
            long airtimeUs = random.nextLong(30_000, 1_500_000);
            if (plan.free(startUs, airtimeUs) && plan.allows(0, startUs, airtimeUs)) {
                plan.add(0, startUs, airtimeUs, nowUs);
                promised.add(new long[] {startUs, airtimeUs});
            }
        }
        promised.sort((a, b) -> Long.compare(a[0], b[0]));
        for (int i = 1; i < promised.size(); i++) {
            long gapUs = promised.get(i)[0] - promised.get(i - 1)[0];
            long atLeastUs = promised.get(i - 1)[1] * (rule == DutyCycleRule.OFF_TIME ? 100 : 1);
            assertTrue(gapUs >= atLeastUs);
        }
        long worstUs = worstHourUs(promised);
        long allowedUs = HOUR_BUDGET_US + (rule == DutyCycleRule.OFF_TIME ? 1_500_000 : 0);
        assertTrue(worstUs <= allowedUs && worstUs > HOUR_BUDGET_US / 2, () -> "worst hour " + worstUs + " us");
    }

    @Test
    @DisplayName("none: no limit at all")
    void none() {
        DutyCycle duty = DutyCycle.of(DutyCycleRule.NONE, LIMITS_PPM);
        duty.started(0, 0, AIRTIME_US);
        assertEquals(1, duty.earliestStartUs(0, AIRTIME_US, 1));
        AirtimePlan plan = new AirtimePlan(DutyCycleRule.NONE, LIMITS_PPM);
        plan.add(0, 0, AIRTIME_US, 0);
        assertTrue(plan.allows(0, AIRTIME_US, AIRTIME_US));
        assertFalse(plan.free(AIRTIME_US - 1, AIRTIME_US), "but one frame at a time");
    }

    @Test
    @DisplayName("a plan refuses overlap at -1 us and takes the next microsecond")
    void planBoundaries() {
        AirtimePlan plan = new AirtimePlan(DutyCycleRule.OFF_TIME, LIMITS_PPM);
        plan.add(0, 1_000_000, 50_000, 0);
        assertFalse(plan.free(1_049_999, 10));
        assertTrue(plan.free(1_050_000, 10));
        assertFalse(plan.free(999_991, 10));
        assertTrue(plan.free(999_990, 10));
        assertFalse(plan.allows(0, 5_999_999, 10));
        assertTrue(plan.allows(0, 6_000_000, 10));
        assertFalse(plan.allows(0, 1_000_000 - 999, 10));
        assertTrue(plan.allows(0, 1_000_000 - 1_000, 10));
        assertTrue(plan.allows(1, 1_000_001, 10), "sub-bands have budgets of their own");
    }
}
