package io.chirpsim.app.load;

import io.chirpsim.app.scenario.WeeklyHours;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Hours of a week. */
final class HoursFormat {
    private static final long HOUR_US = 3_600_000_000L;

    /** Monday to Friday from 8 to 18 o'clock, UTC (assumption: an office). */
    static final WeeklyHours DEFAULT = new WeeklyHours(
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            8 * HOUR_US,
            18 * HOUR_US,
            0);

    static final Section<WeeklyHours> SECTION = hours();

    private HoursFormat() {}

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static Section<WeeklyHours> hours() {
        Section.Builder<WeeklyHours> b = Section.of("Hours of a week.");
        Scalar<DayOfWeek> day = MeaningFormat.choice(() -> Stream.of(DayOfWeek.values()), HoursFormat::word);
        Field<List<DayOfWeek>> days = b.optional(
                "days", ListShape.of(day, 1), DEFAULT.days(), WeeklyHours::days, "The days, such as [mon, tue].");
        Field<Long> from = b.optional(
                "from", Shapes.time(), DEFAULT.fromUs(), WeeklyHours::fromUs, "Start after midnight, such as '8 h'.");
        Field<Long> to = b.optional(
                "to", Shapes.time(), DEFAULT.toUs(), WeeklyHours::toUs, "End after midnight, such as '18 h'.");
        Field<Long> offset = b.optional(
                "aheadOfUTC", Shapes.time(), 0L, WeeklyHours::offsetUs, "What the local clock is ahead of UTC.");
        b.check((v, at) -> {
            if (v.get(days) != null) {
                ListShape.requireDistinct(at.at("days"), v.get(days));
            }
            if (v.get(from) != null && v.get(to) != null) {
                check(v.get(from), v.get(to), at);
            }
        });
        return b.build((v, at) -> new WeeklyHours(sorted(v.get(days)), v.get(from), v.get(to), v.get(offset)));
    }

    private static void check(long fromUs, long toUs, Cursor at) {
        if (toUs > WeeklyHours.DAY_US) {
            at.at("to").wrong("found " + Canonical.time(toUs) + "; allowed: up to 1 day");
        } else if (fromUs >= toUs) {
            at.at("from").wrong("found " + Canonical.time(fromUs) + "; allowed: before 'to', " + Canonical.time(toUs));
        }
    }

    private static List<DayOfWeek> sorted(List<DayOfWeek> days) {
        List<DayOfWeek> sorted = new ArrayList<>(days);
        sorted.sort(null);
        return sorted;
    }
}
