package io.chirpsim.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Writes everything a run leaves behind into a folder, best that of {@link RunFolder#path()}. */
public final class RunWriter {
    private RunWriter() {}

    /**
     * Writes summary, tables, plots, report, and last the manifest with the hashes of all files in the folder.
     *
     * @throws IOException if a file cannot be written completely
     */
    public static void write(Path folder, RunResult result, ReportContext context) throws IOException {
        CompletableFuture<Void> plots = CompletableFuture.runAsync(() -> plots(folder, result, context));
        try {
            texts(folder, result, context);
        } finally {
            await(plots);
        }
        Files.write(folder.resolve("manifest.json"), context.manifest().json(hashes(folder)));
    }

    private static void texts(Path folder, RunResult result, ReportContext context) throws IOException {
        Files.write(
                folder.resolve("summary.json"),
                SummaryJson.bytes(
                        result, context.scenario(), context.seed(), context.simulatedS(), context.measuredShares()));
        Files.writeString(folder.resolve("scenario.resolved.yaml"), context.resolvedYaml());
        Tables tables = new Tables(result);
        tables.devices(folder.resolve("devices.csv"));
        tables.gateways(folder.resolve("gateways.csv"), context.measuredShares());

        Files.writeString(folder.resolve("report.html"), new ReportHtml(result, context).text());
    }

    private static void plots(Path folder, RunResult result, ReportContext context) {
        if (context.plots() == ReportContext.Plots.DRAWN) {
            try {
                new PlotFiles(result).write(folder.resolve("plots"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void await(CompletableFuture<Void> plots) throws IOException {
        try {
            plots.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    private static SortedMap<String, String> hashes(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            hashes.put(name, sha256(file));
        }
        return hashes;
    }

    /** SHA-256 of a file in hexadecimal. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in);
        }
    }

    /** SHA-256 of everything a stream still holds, in hexadecimal. */
    public static String sha256(InputStream stream) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(stream, digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
