package io.chirpsim.bridge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The lines of a file that may be compressed, one at a time and without their ends; a byte order mark is dropped. */
final class InputLines implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 16 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputSource source;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private byte[] line = new byte[4096];
    private int length;
    private int number;

    InputLines(InputSource source) throws InputFileException {
        this.source = source;
        InputStream raw = null;
        try {
            raw = new BufferedInputStream(source.open());
            this.in = isGzip(raw) ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
        } catch (IOException e) {
            closeQuietly(raw);
            throw InputFileException.unreadable(source, number, e);
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
            throw InputFileException.unreadable(source, number, e);
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
            throw new InputFileException(source, number + 1, "the line is longer than 16 MiB");
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

    @Override
    public void close() {
        closeQuietly(in);
    }
}
