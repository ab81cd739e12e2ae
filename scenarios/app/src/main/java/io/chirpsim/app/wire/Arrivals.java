package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.app.scenario.Traffic.Bursts;
import io.chirpsim.app.scenario.Traffic.BusinessHours;
import io.chirpsim.app.scenario.Traffic.Periodic;
import io.chirpsim.app.scenario.Traffic.Poisson;
import io.chirpsim.app.scenario.Traffic.Rhythm;
import io.chirpsim.app.scenario.Traffic.Threshold;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.time.Instant;

/** Makes the times at which devices have something to send, from the kind of traffic of their group. */
final class Arrivals {
    private static final double PER_MILLION = 1e-6;

    private final Instant start;
    private final long durationUs;
    private final Draws first;
    private final Draws gap;
    private final Draws jitter;
    private final Draws burst;
    private final Draws clockDrift;

    /**
     * @param start date of virtual time 0
     * @param durationUs no times are wanted from here on
     */
    Arrivals(Streams streams, Instant start, long durationUs) {
        this.start = start;
        this.durationUs = durationUs;
        this.first = streams.draws(WirePurpose.FIRST_MESSAGE);
        this.gap = streams.draws(WirePurpose.MESSAGE_GAP);
        this.jitter = streams.draws(WirePurpose.MESSAGE_JITTER);
        this.burst = streams.draws(WirePurpose.BURST);
        this.clockDrift = MacDraws.of(streams).clockDrift();
    }

    /**
     * Those of a device.
     *
     * @param airtimeUs how long its frames are on the air
     * @param values what it measures; null if its traffic does not depend on that
     */
    ArrivalTimes of(PlacedDevice device, Traffic.Made traffic, long airtimeUs, SensorValues values) {
        long entity = device.entity();
        if (traffic instanceof Periodic periodic) {
            return periodic(periodic, device);
        }
        if (traffic instanceof Poisson poisson) {
            return after(number -> 0, poisson.meanUs(), entity);
        }
        if (traffic instanceof Traffic.Pauses pauses) {
            return after(number -> number == 0 ? 0 : airtimeUs, pauses.meanUs(), entity);
        }
        if (traffic instanceof BusinessHours hours) {
            return new InHours(hours, entity);
        }
        if (traffic instanceof Bursts bursts) {
            return new InBursts(bursts, entity);
        }
        return new AtThreshold((Threshold) traffic, entity, values);
    }

    /** The device counts its period with its own clock: a slow one, of positive drift, makes it longer. */
    private ArrivalTimes periodic(Periodic traffic, PlacedDevice device) {
        long entity = device.entity();
        double driftPpm = device.group().clock().driftPpm();
        double slower = driftPpm == 0 ? 0 : (2 * clockDrift.uniform(entity, 0) - 1) * driftPpm * PER_MILLION;
        return number -> {
            long firstUs = traffic.firstWithinUs() == 0 ? 0 : first.uniformUs(traffic.firstWithinUs(), entity, 0);
            long delayUs = traffic.jitterUs() == 0 ? 0 : jitter.uniformUs(traffic.jitterUs(), entity, number);
            long sinceUs = number * traffic.everyUs();
            return firstUs + sinceUs + Math.round(sinceUs * slower) + delayUs;
        };
    }

    /** What lies between the start of a message and that of the next besides the drawn gap. */
    private interface Occupied {
        long beforeUs(int number);
    }

    private ArrivalTimes after(Occupied occupied, long meanUs, long entity) {
        return new ArrivalTimes() {
            private long lastUs;

            @Override
            public long timeUs(int number) {
                lastUs += occupied.beforeUs(number) + Math.round(gap.exponential(meanUs, entity, number));
                return lastUs;
            }
        };
    }

    /** Steps of mean 1 through the mean number of messages that piece by piece of the week brings. */
    private final class InHours implements ArrivalTimes {
        private final BusinessHours traffic;
        private final long entity;
        private long atUs;

        InHours(BusinessHours traffic, long entity) {
            this.traffic = traffic;
            this.entity = entity;
        }

        @Override
        public long timeUs(int number) {
            double step = step(number);
            while (atUs < durationUs) {
                long untilUs = traffic.hours().nextChangeUs(start, atUs);
                long meanUs = traffic.hours().contains(start, atUs) ? traffic.insideUs() : traffic.outsideUs();
                double brings = meanUs == 0 ? 0 : (double) (untilUs - atUs) / meanUs;
                if (brings > step) {
                    atUs += Math.round(step * meanUs);
                    return atUs;
                }
                step -= brings;
                atUs = untilUs;
            }
            return Long.MAX_VALUE;
        }

        private double step(int number) {
            if (traffic.rhythm() == Rhythm.POISSON) {
                return gap.exponential(1, entity, number);
            }
            return number == 0 ? first.uniform(entity, 0) : 1;
        }
    }

    private final class InBursts implements ArrivalTimes {
        private final Bursts traffic;
        private final long entity;
        private long eventUs;
        private long lastUs;
        private int event;
        private int left;

        InBursts(Bursts traffic, long entity) {
            this.traffic = traffic;
            this.entity = entity;
        }

        @Override
        public long timeUs(int number) {
            if (left == 0) {
                eventUs += Math.round(gap.exponential(traffic.meanUs(), entity, event));
                int span = traffic.maxMessages() - traffic.minMessages() + 1;
                left = traffic.minMessages() + burst.below(span, entity, event);
                event++;
                lastUs = Math.max(eventUs, lastUs);
            } else {
                long spanUs = traffic.maxGapUs() - traffic.minGapUs();
                lastUs += traffic.minGapUs() + jitter.uniformUs(spanUs + 1, entity, number);
            }
            left--;
            return lastUs;
        }
    }

    /** Looks at the sensor ahead of time, so that samples that send nothing cost no event. */
    private final class AtThreshold implements ArrivalTimes {
        private final Threshold traffic;
        private final SensorValues values;
        private final long firstUs;
        private int sample;
        private boolean above;
        private double last;
        private double sent;
        private long sentUs;

        AtThreshold(Threshold traffic, long entity, SensorValues values) {
            this.traffic = traffic;
            this.values = values;
            this.firstUs = first.uniformUs(traffic.sampleUs(), entity, 0);
        }

        @Override
        public long timeUs(int number) {
            while (true) {
                long atUs = firstUs + sample * traffic.sampleUs();
                if (atUs >= durationUs) {
                    return Long.MAX_VALUE;
                }
                values.moveTo(atUs, sample);
                last = values.number(traffic.field());
                if (isWorthSending(atUs)) {
                    sent = last;
                    sentUs = atUs;
                    sample++;
                    return atUs;
                }
                sample++;
            }
        }

        /** The first sample only tells where the value is, unless a sign of life is due with it. */
        private boolean isWorthSending(long atUs) {
            boolean wasAbove = above;
            above = traffic.level().isPresent() && last > traffic.level().getAsDouble();
            if (sample == 0) {
                sent = last;
                sentUs = atUs;
                return traffic.heartbeatUs() > 0;
            }
            return above != wasAbove
                    || traffic.delta().isPresent()
                            && Math.abs(last - sent) > traffic.delta().getAsDouble()
                    || traffic.heartbeatUs() > 0 && atUs - sentUs >= traffic.heartbeatUs();
        }
    }
}
