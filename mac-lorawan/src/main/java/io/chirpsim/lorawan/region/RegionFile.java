package io.chirpsim.lorawan.region;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;

/** Reads a region's data file: one that ships with the program, or a plan of a user's own in the same form. */
final class RegionFile {
    /** Regions that ship with the program. */
    static final List<String> NAMES = List.of(
            "EU868",
            "US915",
            "AS923-1",
            "AS923-2",
            "AS923-3",
            "AS923-4",
            "AU915",
            "IN865",
            "KR920",
            "CN470",
            "CN470-20A",
            "CN470-20B",
            "CN470-26A",
            "CN470-26B",
            "EU433",
            "RU864");

    private static final String BASED_ON = "basedOn";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private RegionFile() {}

    static Region named(String name) {
        if (!NAMES.contains(name)) {
            throw new UnknownRegionException(name);
        }
        return read(shipped(name));
    }

    private static ObjectNode shipped(String name) {
        try (InputStream in = RegionFile.class.getResourceAsStream("/io/chirpsim/lorawan/regions/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("region " + name, e);
        }
    }

    /**
     * A region from its keys.
     *
     * @throws RegionFileException if they are none of a region's, or impossible
     */
    static Region read(JsonNode file) {
        if (!(file instanceof ObjectNode keys)) {
            throw wrong("", "found no keys; allowed: the keys of a region, or basedOn and what differs");
        }
        RegionKeys read = keys(withBase(keys));
        List<RegionFileException.Problem> problems = new RegionChecks(read).problems();
        if (!problems.isEmpty()) {
            throw new RegionFileException(problems);
        }
        return read.region();
    }

    /** The keys of the region that this one is based on, with its own ones in their place. */
    private static ObjectNode withBase(ObjectNode keys) {
        ObjectNode all = keys;
        if (keys.has(BASED_ON)) {
            String base = keys.get(BASED_ON).asText();
            if (!NAMES.contains(base)) {
                throw wrong(BASED_ON, "found '" + base + "'; allowed: " + String.join(", ", NAMES));
            }
            all = shipped(base);
            dropOtherWay(all, keys, "channelBlocks", "defaultChannelsHz");
            dropOtherWay(all, keys, "joins", "joinDataRates");
            all.setAll(keys);
        }
        ObjectNode data = all.deepCopy();
        data.remove(BASED_ON);
        data.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(key -> key.endsWith("Note") || key.equals("extraChannelsSource"))
                .toList()
                .forEach(data::remove);
        return data;
    }

    /** Of two ways to say the same thing, one's own replaces the base's. */
    private static void dropOtherWay(ObjectNode base, ObjectNode own, String one, String other) {
        if (own.has(one)) {
            base.remove(other);
        } else if (own.has(other)) {
            base.remove(one);
        }
    }

    private static RegionKeys keys(ObjectNode data) {
        try {
            return JSON.treeToValue(data, RegionKeys.class);
        } catch (UnrecognizedPropertyException e) {
            throw wrong(path(e), "unknown key" + alike(e) + allowed(e));
        } catch (MismatchedInputException e) {
            throw wrong(path(e), "found something else; allowed: " + kind(e.getTargetType()));
        } catch (JsonMappingException e) {
            throw wrong(path(e), firstLine(e));
        } catch (JsonProcessingException e) {
            throw wrong("", firstLine(e));
        }
    }

    private static String firstLine(JsonProcessingException e) {
        Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
        String message = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("cannot be read");
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "what the files of the regions that ship have here";
        } else if (type.isEnum()) {
            return String.join(
                    ", ",
                    java.util.Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else if (type == String.class) {
            return "a text";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true, false";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type == double.class || type == Double.class ? "a number" : "a whole number";
        }
        return type.isArray() || List.class.isAssignableFrom(type) ? "a list" : "keys and values";
    }

    private static String alike(UnrecognizedPropertyException e) {
        String found = e.getPropertyName();
        return e.getKnownPropertyIds().stream()
                .map(Object::toString)
                .filter(known -> distance(found, known) <= Math.max(2, known.length() / 3))
                .min((a, b) -> Integer.compare(distance(found, a), distance(found, b)))
                .map(known -> "; did you mean '" + known + "'?")
                .orElse("");
    }

    private static String allowed(UnrecognizedPropertyException e) {
        TreeSet<String> known = new TreeSet<>();
        e.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
        return "; allowed: " + String.join(", ", known);
    }

    /** Levenshtein's distance, whatever the case. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference place : e.getPath()) {
            if (place.getFieldName() == null) {
                path.append('[').append(place.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(place.getFieldName());
            }
        }
        return path.toString();
    }

    private static RegionFileException wrong(String path, String what) {
        return new RegionFileException(List.of(new RegionFileException.Problem(path, what)));
    }
}
