package io.chirpsim.app.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.app.load.ScenarioLoader;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.app.wire.Probe;
import io.chirpsim.app.wire.Recordings;
import io.chirpsim.bridge.InputFileException;
import io.chirpsim.sim.KernelBenchmark;
import io.chirpsim.sim.KernelBenchmark.Contender;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What {@code chirpsim bench} measures; every number is one warm-up, then the median of five, in CPU seconds of the simulating thread. */
public final class Benchmarks {
    private static final int[] PENDING = {10_000, 100_000, 1_000_000};
    private static final int HOLDS = 2_000_000;
    private static final int MOST_W1_DEVICES = 5000;
    private static final int[] W1_DEVICES = {100, 1000, MOST_W1_DEVICES};

    private final ScenarioLoader loader;
    private final BiConsumer<String, String> told;
    private final ObjectNode results = JsonNodeFactory.instance.objectNode();

    /**
     * @param told is handed each result's key and value in print as it comes
     */
    public Benchmarks(ScenarioLoader loader, BiConsumer<String, String> told) {
        this.loader = loader;
        this.told = told;
    }

    /** Measures everything; keys nested as in {@code bench.json}. */
    public ObjectNode run() {
        for (int pending : PENDING) {
            kernel(pending);
        }
        for (int devices : W1_DEVICES) {
            w1(devices);
        }
        defaultModels(MOST_W1_DEVICES);
        Scenario chain = loader.load("bench-full-chain", List.of());
        report(results.putObject("fullChain"), "fullChain", "uplinksPerCpuS", uplinksPerCpuS(probe(chain)));
        return results;
    }

    private void kernel(int pending) {
        ObjectNode node = object("kernel").putObject(String.valueOf(pending));
        KernelBenchmark benchmark = new KernelBenchmark(pending, HOLDS);
        for (Contender contender : Contender.values()) {
            double speed = Median.of(() -> benchmark.eventsPerCpuS(contender));
            report(node, "kernel." + pending, contender.key(), speed);
        }
    }

    private void w1(int devices) {
        Scenario scenario = loader.load("ns3-w1", List.of("devices.w1.count=" + devices));
        ObjectNode node = object("w1").putObject(String.valueOf(devices));
        Probe probe = probe(scenario);
        report(node, "w1." + devices, "uplinksPerCpuS", uplinksPerCpuS(probe));
        report(node, "w1." + devices, "bytesPerDevice", probe.bytesPerDevice());
    }

    /** The ratio is of the CPU that whole replications need per uplink, wiring of links included; measured in turns, so that both meet the same load. */
    private void defaultModels(int devices) {
        List<String> count = List.of("devices.w1.count=" + devices);
        Probe models = probe(loader.load("bench-default-models", count));
        Probe ns3 = probe(loader.load("ns3-w1", count));
        ObjectNode node = object("defaultModels").putObject(String.valueOf(devices));
        report(node, "defaultModels." + devices, "uplinksPerCpuS", uplinksPerCpuS(models));
        reportRatio(
                node,
                "defaultModels." + devices,
                "cpuRatio",
                Median.of(() -> ns3.uplinksPerCpuS() / models.uplinksPerCpuS()));
    }

    private static Probe probe(Scenario scenario) {
        try {
            return new Probe(scenario, Recordings.of(scenario));
        } catch (InputFileException e) {
            throw new IllegalStateException("benchmarks replay no logs", e);
        }
    }

    private static double uplinksPerCpuS(Probe probe) {
        return Median.of(probe::uplinksPerCpuS);
    }

    private ObjectNode object(String name) {
        return results.withObjectProperty(name);
    }

    private void report(ObjectNode node, String path, String key, double value) {
        double rounded = Math.round(value);
        node.put(key, (long) rounded);
        told.accept(path + "." + key, String.format(Locale.ROOT, "%,.0f", rounded));
    }

    private void reportRatio(ObjectNode node, String path, String key, double value) {
        double rounded = Math.rint(value * 100) / 100;
        node.put(key, rounded);
        told.accept(path + "." + key, String.format(Locale.ROOT, "%.2f", rounded));
    }
}
