package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.Replications;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.results.Requirement;
import io.chirpsim.results.RunResult;
import io.chirpsim.stats.ConfidenceInterval;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Runs the replications of a scenario, some at a time, and takes their results in the order of their numbers: how many threads there are
 * changes no result, and the stopping rule sees the same sequence.
 */
public final class Experiment {
    private final Scenario scenario;
    private final Recordings recordings;
    private final List<Requirement> requirements;
    private final Sinks sinks;
    private final Watcher first;
    private final SortedSet<String> warnings = new TreeSet<>();
    private long events;
    private long simCpuNanos;

    /**
     * @param recordings of the scenario
     * @param sinks who takes single messages
     */
    public Experiment(Scenario scenario, Recordings recordings, Sinks sinks) {
        this(scenario, recordings, sinks, Watcher.NOBODY);
    }

    /**
     * @param recordings of the scenario
     * @param sinks who takes single messages
     * @param capture takes the frames of the first replication; completed by whoever made it
     */
    public Experiment(Scenario scenario, Recordings recordings, Sinks sinks, AirCapture capture) {
        this(scenario, recordings, sinks, (Watcher) capture);
    }

    private Experiment(Scenario scenario, Recordings recordings, Sinks sinks, Watcher first) {
        this.first = first;
        this.scenario = scenario;
        this.recordings = recordings;
        this.requirements = scenario.requirements();
        this.sinks = sinks;
    }

    /**
     * Runs until the scenario's number of replications is reached or its stopping rule holds.
     *
     * @param threads replications at a time
     * @param progress told after each replication how many are done
     * @throws InterruptedException if told to stop
     */
    public RunResult run(int threads, IntConsumer progress) throws InterruptedException {
        Replications plan = scenario.replications();
        RunResult result = new RunResult(requirements);
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, plan.max()));
        Deque<Future<Replication.Outcome>> ahead = new ArrayDeque<>();
        try {
            int next = 0;
            while (!enough(plan, result)) {
                while (next < plan.max() && ahead.size() < threads) {
                    int number = next++;
                    Watcher watcher = number == 0 ? first : Watcher.NOBODY;
                    ahead.add(pool.submit(
                            () -> new Replication(scenario, recordings, requirements, number, sinks, watcher).run()));
                }
                take(ahead.remove(), result);
                progress.accept(result.replications());
            }
            return result;
        } finally {
            pool.shutdownNow();
        }
    }

    private void take(Future<Replication.Outcome> future, RunResult result) throws InterruptedException {
        try {
            Replication.Outcome outcome = future.get();
            result.add(outcome.result());
            events += outcome.events();
            simCpuNanos += outcome.cpuNanos();
            warnings.addAll(outcome.warnings());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static boolean enough(Replications plan, RunResult result) {
        int done = result.replications();
        if (done >= plan.max()) {
            return true;
        }
        if (done < plan.min() || done < 2 || plan.until().isEmpty()) {
            return false;
        }
        Replications.Until until = plan.until().get();
        ConfidenceInterval interval = result.interval(until.metric().key());
        return interval.halfWidth() <= until.halfWidth();
    }

    /** What the replications that count would have a reader know, each thing once, in the order of the words. */
    public SortedSet<String> warnings() {
        return warnings;
    }

    /** Events that happened in the replications that count. */
    public long events() {
        return events;
    }

    /** CPU seconds that their threads spent on them. */
    public double simCpuS() {
        return simCpuNanos * 1e-9;
    }
}
