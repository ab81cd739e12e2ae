package io.chirpsim.app.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.Feature.Polygon;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.phy.Wall;
import io.chirpsim.phy.site.Footprint;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Reads a GeoJSON file of buildings and areas (RFC 7946): polygons with the properties {@code name}, {@code height} in metres, {@code wall} and {@code floors}. */
final class FeatureFile {
    private static final int MOST_HEIGHT_M = 1000;
    private static final int MOST_FLOORS = 200;
    private static final int LEAST_POINTS_OF_A_RING = 4;

    private FeatureFile() {}

    /** The polygons of the file; null if any is wrong, which is then reported. */
    static List<Feature> read(InputFile file, Cursor at) {
        try (InputStream in = file.open()) {
            return features(new ObjectMapper().readTree(TextFile.read(in)), file, at);
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            String what = e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
            return at.wrong("'" + file.label() + "' is not JSON" + place + ": " + what);
        } catch (IOException e) {
            return at.wrong("cannot read '" + file.label() + "': " + TextFile.reason(e));
        }
    }

    private static List<Feature> features(JsonNode root, InputFile file, Cursor at) {
        if (!root.path("type").asText().equals("FeatureCollection")
                || !root.path("features").isArray()) {
            return at.wrong("'" + file.label() + "': not a GeoJSON FeatureCollection");
        }
        List<Feature> features = new ArrayList<>();
        boolean whole = true;
        for (int i = 0; i < root.path("features").size(); i++) {
            try {
                feature(root.path("features").get(i), i + 1).ifPresent(features::add);
            } catch (Scalar.WrongValue wrong) {
                at.wrong("'" + file.label() + "': " + wrong.getMessage());
                whole = false;
            }
        }
        return whole ? features : null;
    }

    private static Optional<Feature> feature(JsonNode node, int number) {
        List<Polygon> polygons = polygons(node.path("geometry"), number);
        if (polygons.isEmpty()) {
            return Optional.empty();
        }
        JsonNode properties = node.path("properties");
        Feature plain = new Feature(
                number,
                properties.path("name").asText(""),
                Optional.empty(),
                Defaults.WALL,
                Optional.empty(),
                polygons);
        polygons.forEach(polygon -> checkShape(polygon, plain.label()));
        return Optional.of(new Feature(
                number,
                plain.name(),
                number(properties.path("height"), MOST_HEIGHT_M, plain.label(), "height", "metres"),
                wall(properties.path("wall"), plain.label()),
                number(properties.path("floors"), MOST_FLOORS, plain.label(), "floors", "whole storeys")
                        .map(Double::intValue),
                polygons));
    }

    private static Optional<Double> number(JsonNode value, int most, String label, String key, String unit) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        boolean whole = key.equals("height") || number == Math.rint(number);
        if (!(number > 0 && number <= most && whole)) {
            throw new Scalar.WrongValue(label + " has " + key + " " + value + "; allowed: a number of " + unit
                    + " above 0, up to " + most + ", without quotes");
        }
        return Optional.of(number);
    }

    private static Wall wall(JsonNode value, String label) {
        if (value.isMissingNode() || value.isNull()) {
            return Defaults.WALL;
        }
        String word = value.asText();
        List<String> words = Arrays.stream(Wall.values()).map(Wall::word).toList();
        return Arrays.stream(Wall.values())
                .filter(wall -> wall.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new Scalar.WrongValue(label + " has wall '" + word + "'" + DidYouMean.hint(word, words)));
    }

    private static void checkShape(Polygon polygon, String label) {
        List<double[]> rings = polygon.rings().stream()
                .map(ring -> ring.stream()
                        .flatMapToDouble(point -> DoubleStream.of(point.lon(), point.lat()))
                        .toArray())
                .toList();
        Footprint.of(rings).flaw().ifPresent(flaw -> {
            throw new Scalar.WrongValue(label + " " + flaw.words() + " at [" + Canonical.number(flaw.x()) + ", "
                    + Canonical.number(flaw.y()) + "]; draw its outline so that no two sides meet");
        });
    }

    private static List<Polygon> polygons(JsonNode geometry, int number) {
        JsonNode coordinates = geometry.path("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        switch (geometry.path("type").asText()) {
            case "Polygon" -> polygons.add(polygon(coordinates, number));
            case "MultiPolygon" -> coordinates.forEach(polygon -> polygons.add(polygon(polygon, number)));
            default -> {
                // points and lines have no area
            }
        }
        return polygons;
    }

    private static Polygon polygon(JsonNode rings, int number) {
        List<List<GeoPoint>> read = new ArrayList<>();
        for (JsonNode ring : rings) {
            List<GeoPoint> points = new ArrayList<>();
            ring.forEach(point -> points.add(point(point, number)));
            boolean closed =
                    points.size() >= LEAST_POINTS_OF_A_RING && points.get(0).equals(points.get(points.size() - 1));
            if (!closed) {
                throw new Scalar.WrongValue("feature " + number + " has a ring that does not end where it begins");
            }
            read.add(points);
        }
        if (read.isEmpty()) {
            throw new Scalar.WrongValue("feature " + number + " has no ring");
        }
        return new Polygon(read);
    }

    private static GeoPoint point(JsonNode point, int number) {
        double lon = point.path(0).asDouble(Double.NaN);
        double lat = point.path(1).asDouble(Double.NaN);
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new Scalar.WrongValue(
                    "feature " + number + " has a point that is not [longitude, latitude]: " + point);
        }
        return new GeoPoint(lat, lon);
    }
}
