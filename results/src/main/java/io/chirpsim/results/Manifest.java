package io.chirpsim.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a run came about; what differs from machine to machine stands here and not in {@code summary.json}.
 *
 * @param version of this program
 * @param gitCommit it was built from; empty if not known
 * @param seed master seed
 * @param startedUtc date and time in ISO 8601
 * @param jdk vendor and version
 * @param os name, version and processor
 * @param arguments of the command line
 * @param inputs SHA-256 of every input file in hexadecimal, by the path as given
 * @param performance what it cost
 * @param skipped records of input files that were not used, by what they were
 */
public record Manifest(
        String version,
        String gitCommit,
        long seed,
        String startedUtc,
        String jdk,
        String os,
        List<String> arguments,
        SortedMap<String, String> inputs,
        Performance performance,
        SortedMap<String, Long> skipped) {

    /**
     * Cost of a run; NaN where it is not known.
     *
     * @param wallS seconds on the wall
     * @param simCpuS CPU seconds of the simulating threads
     * @param processCpuS CPU seconds of the whole process
     * @param events events that happened in all replications
     * @param peakHeapMiB largest heap in use in MiB
     * @param bytesPerDevice live heap of a wired scenario over its devices, in bytes
     */
    public record Performance(
            double wallS, double simCpuS, double processCpuS, long events, double peakHeapMiB, double bytesPerDevice) {}

    byte[] json(Map<String, String> outputs) {
        ObjectNode root = Json.object();
        root.put("version", version);
        root.put("gitCommit", gitCommit.isEmpty() ? null : gitCommit);
        root.put("seed", seed);
        root.put("startedUtc", startedUtc);
        root.put("jdk", jdk);
        root.put("os", os);
        arguments.forEach(root.putArray("arguments")::add);
        ObjectNode cost = root.putObject("performance");
        cost.set("wallS", Json.number(performance.wallS));
        cost.set("simCpuS", Json.number(performance.simCpuS));
        cost.set("processCpuS", Json.number(performance.processCpuS));
        cost.put("events", performance.events);
        cost.set("peakHeapMiB", Json.number(performance.peakHeapMiB));
        cost.set("bytesPerDevice", Json.number(performance.bytesPerDevice));
        skipped.forEach(root.putObject("skipped")::put);
        inputs.forEach(root.putObject("inputsSha256")::put);
        outputs.forEach(root.putObject("outputsSha256")::put);
        return Json.pretty(root);
    }
}
