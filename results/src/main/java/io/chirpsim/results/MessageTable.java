package io.chirpsim.results;

import io.chirpsim.flow.Stage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * One row per message of every replication, {@code .csv} or {@code .csv.gz} by the name of the file. Replications run side by side, so each
 * writes a part beside the file; the parts are joined in order in the end (gzip allows several members in one file, RFC 1952 section 2.2).
 */
public final class MessageTable implements AutoCloseable {
    private final Path target;
    private final SortedMap<Integer, Part> parts = new TreeMap<>();

    /** Rows go to this file; nothing is there until {@link #complete}. */
    public MessageTable(Path target) {
        this.target = target.toAbsolutePath().normalize();
    }

    /**
     * Takes the rows of one replication.
     *
     * @param devices of this replication, by index
     * @throws IOException if the file cannot be made; later failures come as {@link UncheckedIOException} from the sink
     */
    public synchronized MessageSink replication(int number, List<DeviceInfo> devices) throws IOException {
        Part part = new Part(number, devices, partial("part" + number));
        parts.put(number, part);
        return part;
    }

    /**
     * Joins the parts of the first replications and gives the file its name; parts of later ones, which a stopping rule did not want, go.
     */
    public synchronized void complete(int replications) throws IOException {
        Path whole = partial("partial");
        try {
            join(whole, replications);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void join(Path whole, int replications) throws IOException {
        try (OutputStream out = Files.newOutputStream(whole)) {
            for (Part part : parts.values()) {
                part.rows.close();
                if (part.number < replications) {
                    Files.copy(part.file, out);
                }
            }
        }
    }

    /** Removes the parts. */
    @Override
    public synchronized void close() throws IOException {
        IOException failure = null;
        for (Part part : parts.values()) {
            try {
                part.discard();
            } catch (IOException e) {
                failure = e;
            }
        }
        parts.clear();
        if (failure != null) {
            throw failure;
        }
    }

    private Path partial(String kind) {
        return target.resolveSibling("." + target.getFileName() + "." + kind);
    }

    /** The rows of one replication. */
    private final class Part implements MessageSink {
        final int number;
        final List<DeviceInfo> devices;
        final Path file;
        final CsvRows rows;

        Part(int number, List<DeviceInfo> devices, Path file) throws IOException {
            this.number = number;
            this.devices = devices;
            this.file = file;
            OutputStream raw = Files.newOutputStream(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            OutputStream packed = target.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw;
            this.rows = new CsvRows(
                    new OutputStreamWriter(new BufferedOutputStream(packed, 1 << 16), StandardCharsets.UTF_8));
            if (number == 0) {
                header();
            }
        }

        private void header() throws IOException {
            List<String> names = new ArrayList<>(List.of(
                    "replication",
                    "message_id",
                    "direction",
                    "device_id",
                    "created_s",
                    "outcome",
                    "cause",
                    "latency_s"));
            for (Stage stage : Stage.values()) {
                names.add(stage.name().toLowerCase(Locale.ROOT) + "_s");
            }
            rows.header(names.toArray(String[]::new));
        }

        void discard() throws IOException {
            try {
                rows.close();
            } finally {
                Files.deleteIfExists(file);
            }
        }

        @Override
        public void ended(Row row) {
            try {
                rows.number(number).number(row.id());
                rows.text(row.direction().name().toLowerCase(Locale.ROOT));
                rows.text(devices.get(row.deviceIndex()).id());
                rows.seconds(row.createdUs()).text(row.outcome().key());
                rows.text(row.cause() == null ? "" : row.cause().key());
                rows.seconds(row.outcome() == Outcome.DELIVERED ? row.endUs() - row.createdUs() : -1);
                for (long us : row.stageUs()) {
                    rows.seconds(us);
                }
                rows.endRow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
