package io.chirpsim.app.run;

import io.chirpsim.app.cli.RunRequest;
import io.chirpsim.app.cli.Version;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Mobility;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Traffic;
import io.chirpsim.results.Manifest;
import io.chirpsim.results.RunWriter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a result comes from: program, machine, input files. */
final class Provenance {
    private Provenance() {}

    static Manifest manifest(
            RunRequest request, Instant started, Manifest.Performance performance, SortedMap<String, Long> skipped)
            throws IOException {
        return new Manifest(
                Version.text(),
                Version.commit(),
                request.scenario().seed(),
                started.toString(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                request.arguments(),
                inputs(request),
                performance,
                skipped);
    }

    private static SortedMap<String, String> inputs(RunRequest request) throws IOException {
        List<InputFile> files = new ArrayList<>();
        files.add(request.file());
        request.scenario().site().buildings().ifPresent(files::add);
        request.scenario().site().terrain().forEach(tile -> files.add(tile.file()));
        for (DeviceGroup group : request.scenario().devices()) {
            if (group.traffic() instanceof Traffic.Trace trace) {
                files.add(trace.file());
            }
            if (group.place() instanceof Place.Listed listed) {
                files.add(listed.file());
            }
            group.mobility().flatMap(Mobility::gpx).ifPresent(files::add);
        }
        SortedMap<String, String> hashes = new TreeMap<>();
        for (InputFile file : files) {
            try (InputStream in = file.open()) {
                hashes.put(file.label(), RunWriter.sha256(in));
            }
        }
        return hashes;
    }
}
