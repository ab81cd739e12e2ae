package io.chirpsim.validation;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.SimEvent;
import io.chirpsim.validation.Cell.Role;

/**
 * Trials one after the other, each by itself: the frames of a trial begin and end together, so that energy during a frame and power are the same
 * thing, and each fades by itself (Rayleigh). A trial holds one wanted frame, or none of its own and then all are wanted, and a Poisson number of
 * senders uniform in a disc of radius 1.
 */
final class RayleighTraffic {
    private static final int TRIALS = 2000;
    private static final long FREQUENCY_HZ = 868_100_000;
    private static final int BYTES = 20;

    private final LoraModulation modulation;
    private final double wantedDbm;
    private final double senders;
    private final double edgeDbm;
    private final double exponent;

    private RayleighTraffic(
            LoraModulation modulation, double wantedDbm, double senders, double edgeDbm, double exponent) {
        this.modulation = modulation;
        this.wantedDbm = wantedDbm;
        this.senders = senders;
        this.edgeDbm = edgeDbm;
        this.exponent = exponent;
    }

    /** Frames alone, whose mean power is this. */
    static RayleighTraffic alone(LoraModulation modulation, double meanDbm) {
        return new RayleighTraffic(modulation, meanDbm, 0, 0, 0);
    }

    /**
     * A frame from this distance among so many senders on average, the mean power falling with the distance to this power; all are far above the
     * noise.
     */
    static RayleighTraffic among(LoraModulation modulation, double distance, double senders, double exponent) {
        double edgeDbm = Cell.LOUD_DBM;
        double wantedDbm = edgeDbm - 10 * exponent * StrictMath.log10(distance);
        return new RayleighTraffic(modulation, wantedDbm, senders, edgeDbm, exponent);
    }

    /** Every sender's frame is wanted, among the others'. */
    static RayleighTraffic each(LoraModulation modulation, double senders, double exponent) {
        return new RayleighTraffic(modulation, Double.NEGATIVE_INFINITY, senders, Cell.LOUD_DBM, exponent);
    }

    /** Share of the wanted frames that one replication receives; {@code entity}: whose draws these are. */
    double decodedShare(Streams streams, long entity) {
        Cell cell = Cell.fading(streams, entity);
        cell.kernel.schedule(new Trial(cell, streams, entity), 0);
        cell.run();
        return cell.decodedShare();
    }

    private final class Trial extends SimEvent {
        private final Cell cell;
        private final Draws numbers;
        private final Draws positions;
        private final long entity;
        private int trial;

        Trial(Cell cell, Streams streams, long entity) {
            super(cell.kernel, EventKind.TRANSMISSION_START);
            this.cell = cell;
            this.numbers = streams.draws(ValidationPurpose.NUMBER);
            this.positions = streams.draws(ValidationPurpose.POSITION);
            this.entity = entity;
        }

        @Override
        public void happen() {
            boolean allWanted = wantedDbm == Double.NEGATIVE_INFINITY;
            if (!allWanted) {
                cell.sendFrom(0, modulation, FREQUENCY_HZ, wantedDbm, BYTES, Role.COUNTED);
            }
            int others = Math.min(Cell.FADING_SENDERS - 1, poisson(numbers.uniform(entity, trial)));
            for (int sender = 1; sender <= others; sender++) {
                double area = positions.uniform(entity + sender, trial);
                double dbm = edgeDbm - 5 * exponent * StrictMath.log10(area);
                cell.sendFrom(sender, modulation, FREQUENCY_HZ, dbm, BYTES, allWanted ? Role.COUNTED : Role.UNCOUNTED);
            }
            if (++trial < TRIALS) {
                cell.kernel.schedule(this, cell.kernel.nowUs() + modulation.airtimeUs(BYTES) + 1);
            }
        }
    }

    /** The number of a Poisson distribution at this quantile. */
    private int poisson(double quantile) {
        double probability = StrictMath.exp(-senders);
        double below = probability;
        int number = 0;
        while (quantile > below && probability > 0) {
            number++;
            probability *= senders / number;
            below += probability;
        }
        return number;
    }
}
