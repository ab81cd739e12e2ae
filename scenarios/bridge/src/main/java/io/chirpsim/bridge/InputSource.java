package io.chirpsim.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something to read from: a file on disk, or one that comes with the program.
 *
 * @param label how messages call it
 * @param opener opens it
 */
public record InputSource(String label, Opener opener) {
    /** Opens a stream each time it is asked. */
    @FunctionalInterface
    public interface Opener {
        /**
         * From the beginning.
         *
         * @throws IOException if it is missing or cannot be read
         */
        InputStream open() throws IOException;
    }

    /** A file on disk. */
    public static InputSource of(Path file) {
        return new InputSource(file.toString(), () -> {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a folder");
            }
            return Files.newInputStream(file);
        });
    }

    InputStream open() throws IOException {
        return opener.open();
    }
}
