package io.chirpsim.lorawan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The project's collection of LoRaWAN test vectors; each entry names its source. */
public final class Vectors {
    private static final JsonNode ROOT = load();

    private Vectors() {}

    private static JsonNode load() {
        try (InputStream in = Vectors.class.getResourceAsStream("/io/chirpsim/lorawan/lorawan-vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Entries of one section. */
    public static Stream<JsonNode> section(String name) {
        return StreamSupport.stream(ROOT.get(name).spliterator(), false);
    }

    /** One entry by its id. */
    public static JsonNode entry(String section, String id) {
        return section(section)
                .filter(v -> v.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Bytes of hexadecimal digits. */
    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
