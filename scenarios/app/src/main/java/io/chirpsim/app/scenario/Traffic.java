package io.chirpsim.app.scenario;

import java.time.Instant;
import java.util.OptionalDouble;

/** When an end-device sends what. */
public sealed interface Traffic {
    /** {@link Made#payloadBytes} where the profile's codec makes the payload. */
    int FROM_CODEC = -1;

    /** Messages that the simulation makes up. */
    sealed interface Made extends Traffic {
        /** Length of FRMPayload, drawn at random; {@link #FROM_CODEC} if the profile's codec makes it from what the sensor measures. */
        int payloadBytes();

        /** LoRaWAN port, 1 to 223; 0: the codec's. */
        int fPort();

        /**
         * Messages of one device that can be expected in [0, duration): the mean, or at thresholds how many there are at least.
         *
         * @param start date of virtual time 0
         */
        double expected(Instant start, long durationUs);
    }

    /**
     * At regular times of the device's own clock: the first uniform in [0, firstWithin), then every period, each shifted by its jitter.
     *
     * @param everyUs the period
     * @param firstWithinUs where the first falls
     * @param jitterUs each is delayed uniformly by up to so much, which does not add up
     */
    record Periodic(long everyUs, long firstWithinUs, long jitterUs, int payloadBytes, int fPort) implements Made {
        @Override
        public double expected(Instant start, long durationUs) {
            return (double) durationUs / everyUs;
        }
    }

    /**
     * A Poisson process.
     *
     * @param meanUs mean time between two messages
     */
    record Poisson(long meanUs, int payloadBytes, int fPort) implements Made {
        @Override
        public double expected(Instant start, long durationUs) {
            return (double) durationUs / meanUs;
        }
    }

    /**
     * A pause of exponential length after the end of the frame before, the first from time 0 on: LoRaSim. The end is that of a frame that
     * goes out at once.
     *
     * @param meanUs mean pause
     */
    record Pauses(long meanUs, int payloadBytes, int fPort) implements Made {
        @Override
        public double expected(Instant start, long durationUs) {
            return (double) durationUs / meanUs;
        }
    }

    /**
     * More during some hours of the week than outside them. Time runs as fast as messages come: a message is made whenever the mean number of
     * messages so far has grown by one more step, of 1 in a regular rhythm, exponential with mean 1 in a Poisson process.
     *
     * @param insideUs mean time between two messages inside the hours
     * @param outsideUs the same outside; 0: none there
     * @param rhythm how messages follow each other
     * @param hours the hours
     */
    record BusinessHours(long insideUs, long outsideUs, Rhythm rhythm, WeeklyHours hours, int payloadBytes, int fPort)
            implements Made {
        @Override
        public double expected(Instant start, long durationUs) {
            double sum = 0;
            for (long atUs = 0; atUs < durationUs; ) {
                long untilUs = Math.min(durationUs, hours.nextChangeUs(start, atUs));
                long meanUs = hours.contains(start, atUs) ? insideUs : outsideUs;
                sum += meanUs == 0 ? 0 : (double) (untilUs - atUs) / meanUs;
                atUs = untilUs;
            }
            return sum;
        }
    }

    /** How messages follow each other. */
    enum Rhythm implements Word {
        POISSON("poisson"),
        PERIODIC("periodic");

        private final String word;

        Rhythm(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * Events of a Poisson process, each of which brings several messages. An event that comes while messages of the one before are still to be
     * made waits for them.
     *
     * @param meanUs mean time between two events
     * @param minMessages messages of an event, at least
     * @param maxMessages at most, uniform between
     * @param minGapUs time between two messages of an event, at least
     * @param maxGapUs at most, uniform between
     */
    record Bursts(
            long meanUs, int minMessages, int maxMessages, long minGapUs, long maxGapUs, int payloadBytes, int fPort)
            implements Made {
        @Override
        public double expected(Instant start, long durationUs) {
            return (minMessages + maxMessages) / 2.0 * durationUs / meanUs;
        }
    }

    /**
     * When what the sensor measures crosses a threshold or has changed since the last message, and after a silence.
     *
     * @param field the field of the profile's values
     * @param sampleUs the sensor looks so often; the first time uniformly within this
     * @param level a message when the value crosses this, either way; empty: no
     * @param delta a message when the value is further than this from that of the last message; empty: no
     * @param heartbeatUs a message when there was none for so long; 0: never
     */
    record Threshold(
            String field,
            long sampleUs,
            OptionalDouble level,
            OptionalDouble delta,
            long heartbeatUs,
            int payloadBytes,
            int fPort)
            implements Made {
        @Override
        public double expected(Instant start, long durationUs) {
            return heartbeatUs == 0 ? 0 : (double) durationUs / heartbeatUs;
        }
    }

    /**
     * Recorded uplinks, sent again at their recorded times and data rates.
     *
     * @param file ChirpStack uplink log, one JSON object per line, plain or gzip
     * @param encoding how its payloads are written
     */
    record Trace(InputFile file, PayloadEncoding encoding) implements Traffic {}
}
