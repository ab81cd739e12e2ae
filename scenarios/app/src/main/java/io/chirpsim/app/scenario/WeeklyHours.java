package io.chirpsim.app.scenario;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Hours of a week, such as Monday to Friday from 8 to 18.
 *
 * @param days the days on which they begin
 * @param fromUs start of the hours after midnight
 * @param toUs their end after midnight, at most a day
 * @param offsetUs what the clock on the wall is ahead of UTC
 */
public record WeeklyHours(List<DayOfWeek> days, long fromUs, long toUs, long offsetUs) {
    /** Microseconds of a day. */
    public static final long DAY_US = 86_400_000_000L;

    public WeeklyHours {
        days = List.copyOf(days);
    }

    /** Whether a time is inside. */
    public boolean contains(Instant start, long nowUs) {
        long wallUs = wallUs(start, nowUs);
        long ofDayUs = Math.floorMod(wallUs, DAY_US);
        return ofDayUs >= fromUs && ofDayUs < toUs && days.contains(dayOf(Math.floorDiv(wallUs, DAY_US)));
    }

    /** The next time after a time at which the hours begin or end. */
    public long nextChangeUs(Instant start, long nowUs) {
        long wallUs = wallUs(start, nowUs);
        long midnightUs = wallUs - Math.floorMod(wallUs, DAY_US);
        while (true) {
            if (days.contains(dayOf(Math.floorDiv(midnightUs, DAY_US)))) {
                for (long ofDayUs : new long[] {fromUs, toUs}) {
                    if (midnightUs + ofDayUs > wallUs) {
                        return nowUs + midnightUs + ofDayUs - wallUs;
                    }
                }
            }
            midnightUs += DAY_US;
        }
    }

    private long wallUs(Instant start, long nowUs) {
        return start.getEpochSecond() * 1_000_000 + start.getNano() / 1_000 + offsetUs + nowUs;
    }

    private static DayOfWeek dayOf(long epochDay) {
        return Instant.ofEpochSecond(epochDay * 86_400).atOffset(ZoneOffset.UTC).getDayOfWeek();
    }
}
