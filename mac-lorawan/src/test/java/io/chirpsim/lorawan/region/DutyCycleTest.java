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
