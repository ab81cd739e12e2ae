package io.chirpsim.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something to read from: a file on disk, or one that comes with the program. */
public interface InputSource {
    /** How messages call it. */
    String label();

    /**
     * Opens it, from the beginning each time.
     *
     * @throws IOException if it is missing or cannot be read
     */
    InputStream open() throws IOException;

    /** A file on disk. */
    static InputSource of(Path file) {
        return new InputSource() {
            @Override
            public String label() {
                return file.toString();
            }

            @Override
            public InputStream open() throws IOException {
                if (Files.isDirectory(file)) {
                    throw new IOException("it is a folder");
                }
                return Files.newInputStream(file);
            }
        };
    }
}
