package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.ValueModel;
import io.chirpsim.app.scenario.WeeklyHours;
import io.chirpsim.bridge.codec.FieldSource;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one device measures, moment by moment. Every value is worked out at most once per moment, and only if it is asked for; what a random
 * walk or a counter has come to is remembered from the last time it was asked for.
 */
final class SensorValues implements FieldSource {
    private static final double HOUR_US = 3.6e9;
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double MANY = 30;
    private static final long EVENTS_SALT = 0x5DEECE66DL;

    /** What a device tells of itself. */
    interface Self {
        /** What its battery still holds of what it can hold, 0 to 1. */
        double batteryShare(long nowUs);

        /** Where it is: degrees, or metres above the ground. */
        double coordinate(ValueModel.Axis axis, long nowUs);
    }

    private final SortedMap<String, ValueModel> models;
    private final Instant start;
    private final Draws draws;
    private final long entity;
    private final Self self;
    private final Map<String, Object> known = new HashMap<>();
    private final Map<String, Memory> memories = new HashMap<>();
    private long nowUs = -1;
    private long index;

    /** What something had come to when it was last asked for. */
    private static final class Memory {
        private double value;
        private long atUs;
    }

    /**
     * @param models what it measures, by field
     * @param start date of virtual time 0
     */
    SensorValues(SortedMap<String, ValueModel> models, Instant start, Draws draws, long entity, Self self) {
        this.models = models;
        this.start = start;
        this.draws = draws;
        this.entity = entity;
        this.self = self;
    }

    /**
     * Goes on to a moment; nothing happens if it is there already.
     *
     * @param momentIndex a number of its own for every moment
     */
    void moveTo(long momentUs, long momentIndex) {
        if (nowUs != momentUs) {
            nowUs = momentUs;
            index = momentIndex;
            known.clear();
        }
    }

    /** A value that is a number. */
    double number(String field) {
        return (Double) value(field);
    }

    /** {@link Double}, or {@link String} for a word; null if nothing is said about the field. */
    @Override
    public Object value(String field) {
        ValueModel model = models.get(field);
        if (model == null) {
            return null;
        }
        Object value = known.get(field);
        if (value == null) {
            value = worked(field, model);
            known.put(field, value);
        }
        return value;
    }

    /** Where it may send any number of elements it sends one. */
    @Override
    public List<FieldSource> elements(String group, int count) {
        return Collections.nCopies(Math.max(1, count), this);
    }

    @Override
    public OutOfRange outOfRange() {
        return OutOfRange.SATURATE;
    }

    private Object worked(String field, ValueModel model) {
        long address = entity ^ Streams.hash(field);
        if (model instanceof ValueModel.Constant constant) {
            return constant.value();
        }
        if (model instanceof ValueModel.Daily daily) {
            return daily(daily, address);
        }
        if (model instanceof ValueModel.Walk walk) {
            return walk(walk, address, field);
        }
        if (model instanceof ValueModel.Counter counter) {
            return counted(counter, address, field);
        }
        if (model instanceof ValueModel.Occupancy occupancy) {
            double share = occupancy.hours().contains(start, nowUs) ? occupancy.inside() : occupancy.outside();
            boolean occupied = draws.uniform(address, nowUs / occupancy.slotUs()) < share;
            return occupied ? occupancy.occupied() : occupancy.free();
        }
        if (model instanceof ValueModel.BatteryLevel level) {
            return level.empty() + (level.full() - level.empty()) * self.batteryShare(nowUs);
        }
        if (model instanceof ValueModel.Whereabouts whereabouts) {
            return self.coordinate(whereabouts.axis(), nowUs);
        }
        if (model instanceof ValueModel.State state) {
            return number(state.of()) > state.above() ? state.then() : state.otherwise();
        }
        return (double) (index % ((ValueModel.MessageNumber) model).modulo());
    }

    private double daily(ValueModel.Daily daily, long address) {
        double dayShare =
                (double) Math.floorMod(sinceMidnightUs() - daily.peakUs(), WeeklyHours.DAY_US) / WeeklyHours.DAY_US;
        double yearShare = (dayOfYear() - daily.hottestDay()) / DAYS_PER_YEAR;
        double value = daily.mean()
                + daily.amplitude() * StrictMath.cos(2 * Math.PI * dayShare)
                + daily.yearly() * StrictMath.cos(2 * Math.PI * yearShare)
                + draws.normal(0, daily.spread(), ~address, 0)
                + draws.normal(0, daily.noise(), address, index);
        return Math.max(daily.min(), Math.min(daily.max(), value));
    }

    private long sinceMidnightUs() {
        return start.getEpochSecond() % 86_400 * 1_000_000 + start.getNano() / 1_000 + nowUs;
    }

    private int dayOfYear() {
        return start.plusSeconds(nowUs / 1_000_000).atOffset(ZoneOffset.UTC).getDayOfYear();
    }

    private double walk(ValueModel.Walk walk, long address, String field) {
        Memory memory = memories.get(field);
        double width = walk.max() - walk.min();
        if (memory == null) {
            memory = new Memory();
            memories.put(field, memory);
            memory.value = walk.min() + width * draws.uniform(~address, 0);
        } else {
            double hours = (nowUs - memory.atUs) / HOUR_US;
            double free =
                    memory.value + draws.normal(0, walk.step() * StrictMath.sqrt(hours), address, index) - walk.min();
            double folded = free - 2 * width * StrictMath.floor(free / (2 * width));
            memory.value = walk.min() + (folded > width ? 2 * width - folded : folded);
        }
        memory.atUs = nowUs;
        return memory.value;
    }

    private double counted(ValueModel.Counter counter, long address, String field) {
        Memory memory = memories.computeIfAbsent(field, key -> new Memory());
        double mean = 0;
        for (long fromUs = memory.atUs; fromUs < nowUs; ) {
            long toUs = Math.min(nowUs, counter.hours().nextChangeUs(start, fromUs));
            boolean inside = counter.hours().contains(start, fromUs);
            mean += (inside ? counter.perHour() : counter.outsidePerHour()) * (toUs - fromUs) / HOUR_US;
            fromUs = toUs;
        }
        memory.atUs = nowUs;
        memory.value += events(mean, address);
        double sum = memory.value * counter.each();
        return counter.wrapsAt() > 0 ? sum % counter.wrapsAt() : sum;
    }

    /** A Poisson number by inversion; from 30 on by a normal one, rounded, which is near enough for a counter. */
    private double events(double mean, long address) {
        if (mean > MANY) {
            return Math.max(0, Math.rint(draws.normal(mean, StrictMath.sqrt(mean), address ^ EVENTS_SALT, index)));
        }
        double left = draws.uniform(address ^ EVENTS_SALT, index);
        double probability = StrictMath.exp(-mean);
        int events = 0;
        while (left > probability && events < 10 * MANY) {
            left -= probability;
            events++;
            probability *= mean / events;
        }
        return events;
    }
}
