package io.chirpsim.app.load;

import io.chirpsim.app.scenario.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The scenarios that come with chirpsim. */
public final class Gallery {
    private static final String SUFFIX = ".yaml";

    private Gallery() {}

    /** Their names, in the order in which they are shown. */
    public static List<String> names() {
        try (InputStream in = new InputFile.InGallery("index.txt").open()) {
            return TextFile.read(in).lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scenario of that name. */
    public static Optional<InputFile> find(String name) {
        return names().contains(name) ? Optional.of(new InputFile.InGallery(name + SUFFIX)) : Optional.empty();
    }
}
