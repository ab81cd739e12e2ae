package io.chirpsim.app.scenario;

import io.chirpsim.bridge.InputSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a scenario refers to: on disk or in the gallery. */
public sealed interface InputFile extends InputSource {
    /** Begins a reference to a gallery file, such as {@code gallery:sensors.csv}. */
    String GALLERY = "gallery:";

    /** How a scenario file names it from any folder. */
    String reference();

    /** Whether it is there. */
    boolean exists();

    /**
     * A file on disk.
     *
     * @param path absolute and normalized
     */
    record OnDisk(Path path) implements InputFile {
        public OnDisk {
            path = path.toAbsolutePath().normalize();
        }

        @Override
        public String label() {
            return path.toString();
        }

        @Override
        public String reference() {
            return path.toString().replace('\\', '/');
        }

        @Override
        public boolean exists() {
            return Files.isRegularFile(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /**
     * A file of the gallery, on the class path.
     *
     * @param name file name without folders
     */
    record InGallery(String name) implements InputFile {
        private static final String FOLDER = "/io/chirpsim/app/gallery/";

        @Override
        public String label() {
            return reference();
        }

        @Override
        public String reference() {
            return GALLERY + name;
        }

        @Override
        public boolean exists() {
            return InputFile.class.getResource(FOLDER + name) != null;
        }

        @Override
        public InputStream open() throws IOException {
            InputStream in = InputFile.class.getResourceAsStream(FOLDER + name);
            if (in == null) {
                throw new FileNotFoundException(label());
            }
            return in;
        }
    }
}
