package io.chirpsim.validation;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.SimEvent;
import java.util.Arrays;

/**
 * Frames that begin as a Poisson process, each on one of so many channels and of one of so many lengths, all equally likely. Those that begin before the cell is in its steady state are not
 * counted, nor are the last ones, after which the air falls silent.
 */
final class PoissonTraffic {
    private static final int WARM_UP = 500;
    private static final int COUNTED = 5000;
    private static final int AFTER = 100;
    private static final long FIRST_HZ = 867_100_000;
    private static final long SPACING_HZ = 200_000;

    private final LoraModulation modulation;
    private final int[] bytes;
    private final int channels;
    private final double meanGapUs;

    /** Frames of one length. */
    PoissonTraffic(LoraModulation modulation, int bytes, int channels, double loadErlang) {
        this(modulation, new int[] {bytes}, channels, loadErlang);
    }

    /**
     * @param bytes their lengths; those counted are told apart by the place of their length here
     * @param loadErlang mean number of frames on the air, on all channels together
     */
    PoissonTraffic(LoraModulation modulation, int[] bytes, int channels, double loadErlang) {
        this.modulation = modulation;
        this.bytes = bytes;
        this.channels = channels;
        this.meanGapUs =
                Arrays.stream(bytes).mapToLong(modulation::airtimeUs).average().orElseThrow() / loadErlang;
    }

    /**
     * Fills a cell and lets everything happen.
     *
     * @param entity whose draws these are
     */
    Cell through(Cell cell, Streams streams, long entity) {
        Source source = new Source(cell, streams, entity);
        cell.kernel.schedule(source, 0);
        cell.run();
        return cell;
    }

    private final class Source extends SimEvent {
        private final Cell cell;
        private final Draws gaps;
        private final Draws channel;
        private final Draws lengths;
        private final long entity;
        private double nextUs;
        private int sent;

        Source(Cell cell, Streams streams, long entity) {
            super(cell.kernel, EventKind.TRANSMISSION_START);
            this.cell = cell;
            this.gaps = streams.draws(ValidationPurpose.GAP);
            this.channel = streams.draws(ValidationPurpose.CHANNEL);
            this.lengths = streams.draws(ValidationPurpose.LENGTH);
            this.entity = entity;
        }

        @Override
        public void happen() {
            long frequencyHz = FIRST_HZ + SPACING_HZ * channel.below(channels, entity, sent);
            int length = lengths.below(bytes.length, entity, sent);
            if (sent >= WARM_UP && sent < WARM_UP + COUNTED) {
                cell.sendCounted(modulation, frequencyHz, Cell.LOUD_DBM, bytes[length], length);
            } else {
                cell.sendUncounted(modulation, frequencyHz, Cell.LOUD_DBM, bytes[length]);
            }
            nextUs += gaps.exponential(meanGapUs, entity, sent);
            if (++sent < WARM_UP + COUNTED + AFTER) {
                cell.kernel.schedule(this, (long) nextUs);
            }
        }
    }
}
