package io.chirpsim.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.random.Draws;
import io.chirpsim.random.Purpose;
import io.chirpsim.random.Streams;
import io.chirpsim.stats.ConfidenceInterval;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The M/M/1 queue on the calendar against theory, by equivalence: Kleinrock, "Queueing Systems", volume 1, 1975, equation 3.24: the mean number
 * in the system is rho / (1 - rho). The tolerance is 3 % at rho 0.5 and 5 % at rho 0.8; the replications are chosen so that the half-width at
 * 99.9 % is about 0.3 of it (variance of the time average: 2 rho (1 + rho) / (1 - rho)^4 service times over the time observed).
 */
@DisplayName("A queue with one server")
class SingleServerQueueTest {
    private static final double MEAN_SERVICE_US = 1e6;
    private static final long WARM_UP_US = 2_000_000_000L;
    private static final int REPLICATIONS = 40;

    private enum Draw implements Purpose {
        ARRIVAL("test-arrival"),
        SERVICE("test-service");

        private final String key;

        Draw(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    /** One replication; integrates the number in the system over time. */
    private static final class Queue {
        private final Kernel kernel = new Kernel();
        private final Draws arrivals;
        private final Draws services;
        private final double meanGapUs;
        private long arrived;
        private long served;
        private long changedUs;
        private double customerUs;

        private final SimEvent departure = new SimEvent(kernel, EventKind.ARRIVAL) {
            @Override
            public void happen() {
                account();
                served++;
                if (inSystem() > 0) {
                    serve();
                }
            }
        };

        private final SimEvent arrival = new SimEvent(kernel, EventKind.SOURCE) {
            @Override
            public void happen() {
                account();
                arrived++;
                if (inSystem() == 1) {
                    serve();
                }
                arrive();
            }
        };

        Queue(Streams streams, double rho) {
            arrivals = streams.draws(Draw.ARRIVAL);
            services = streams.draws(Draw.SERVICE);
            meanGapUs = MEAN_SERVICE_US / rho;
        }

        double meanInSystem(long observedUs) {
            arrive();
            kernel.runThrough(WARM_UP_US);
            account();
            customerUs = 0;
            kernel.runThrough(WARM_UP_US + observedUs);
            account();
            return customerUs / observedUs;
        }

        private long inSystem() {
            return arrived - served;
        }

        private void account() {
            customerUs += (double) inSystem() * (kernel.nowUs() - changedUs);
            changedUs = kernel.nowUs();
        }

        private void arrive() {
            kernel.schedule(arrival, kernel.nowUs() + Math.round(arrivals.exponential(meanGapUs, 0, arrived)));
        }

        private void serve() {
            kernel.schedule(departure, kernel.nowUs() + Math.round(services.exponential(MEAN_SERVICE_US, 0, served)));
        }
    }

    @ParameterizedTest(name = "rho {0}, seed {3}")
    @CsvSource({"0.5, 0.03, 80000, 1", "0.8, 0.05, 120000, 1"})
    @DisplayName("holds rho / (1 - rho) customers")
    void meanInSystem(double rho, double relativeTolerance, long observedServiceTimes, long seed) {
        double expected = rho / (1 - rho);
        double tolerance = relativeTolerance * expected;
        double[] means = new double[REPLICATIONS];
        for (int i = 0; i < REPLICATIONS; i++) {
            means[i] = new Queue(new Streams(seed, i), rho)
                    .meanInSystem(Math.round(observedServiceTimes * MEAN_SERVICE_US));
        }
        ConfidenceInterval inSystem = ConfidenceInterval.of(means, 0.999);
        assertTrue(inSystem.halfWidth() <= 0.4 * tolerance, () -> "too few replications: " + inSystem);
        assertTrue(inSystem.within(expected, tolerance), inSystem::toString);
    }
}
