package io.chirpsim.bridge;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a file that may be compressed, one at a time and without their ends; a byte order mark is dropped. */
final class InputLines implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 16 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private byte[] line = new byte[4096];
    private int length;
    private int number;

    InputLines(Path file) throws InputFileException {
        this.file = file;
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(Files.newInputStream(file));
            this.in = isGzip(raw) ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
        } catch (IOException e) {
            closeQuietly(raw);
            throw unreadable(e);
        }
    }

    private static boolean isGzip(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        return gzip;
    }

    private static void closeQuietly(InputStream raw) {
        if (raw != null) {
            try {
                raw.close();
            } catch (IOException alreadyFailing) {
                // what failed before is what counts
            }
        }
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws InputFileException {
        length = 0;
        try {
            while (fill()) {
                int from = next;
                while (next < end && buffer[next] != '\n') {
                    next++;
                }
                append(from);
                if (next < end) {
                    next++;
                    return begun();
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return length > 0 && begun();
    }

    private boolean begun() {
        number++;
        if (number == 1 && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
            length -= 3;
            System.arraycopy(line, 3, line, 0, length);
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
        }
        return end > 0;
    }

    private void append(int from) throws InputFileException {
        int more = next - from;
        if (length + more > MAX_LINE_BYTES) {
            throw new InputFileException(file, number + 1, "the line is longer than 16 MiB");
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    /** Number of the present line, from 1. */
    int number() {
        return number;
    }

    /** The bytes of the present line and maybe more; valid until the next. */
    byte[] bytes() {
        return line;
    }

    /** Length of the present line. */
    int length() {
        return length;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private InputFileException unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return new InputFileException(file, 0, "there is no such file");
        }
        if (e instanceof AccessDeniedException) {
            return new InputFileException(file, 0, "no permission to read it");
        }
        if (Files.isDirectory(file)) {
            return new InputFileException(file, 0, "is a folder, not a file");
        }
        if (e instanceof EOFException) {
            return new InputFileException(
                    file, 0, "the gzip data are cut off after line " + number + ": the file is not complete");
        }
        if (e instanceof ZipException) {
            return new InputFileException(
                    file, 0, "the gzip data are damaged after line " + number + ": " + e.getMessage());
        }
        return new InputFileException(file, 0, "cannot be read: " + e.getMessage());
    }

    @Override
    public void close() {
        closeQuietly(in);
    }
}
