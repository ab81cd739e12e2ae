package io.chirpsim.app.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.Feature.Polygon;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a GeoJSON file of buildings and areas (RFC 7946): polygons with the properties {@code name} and {@code height} in metres. */
final class FeatureFile {
    private static final int LEAST_POINTS_OF_A_RING = 4;

    private FeatureFile() {}

    /** The polygons of the file; null if it is wrong, which is then reported. */
    static List<Feature> read(InputFile file, Cursor at) {
        try (InputStream in = file.open()) {
            return features(new ObjectMapper().readTree(TextFile.read(in)));
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            return at.wrong("'" + file.label() + "' is not JSON" + place + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            return at.wrong("cannot read '" + file.label() + "': " + TextFile.reason(e));
        } catch (Scalar.WrongValue wrong) {
            return at.wrong("'" + file.label() + "': " + wrong.getMessage());
        }
    }

    private static List<Feature> features(JsonNode root) {
        if (!root.path("type").asText().equals("FeatureCollection")
                || !root.path("features").isArray()) {
            throw new Scalar.WrongValue("not a GeoJSON FeatureCollection");
        }
        List<Feature> features = new ArrayList<>();
        int number = 0;
        for (JsonNode feature : root.path("features")) {
            number++;
            List<Polygon> polygons = polygons(feature.path("geometry"), number);
            if (!polygons.isEmpty()) {
                JsonNode properties = feature.path("properties");
                JsonNode height = properties.path("height");
                Optional<Double> heightM = height.isNumber() ? Optional.of(height.asDouble()) : Optional.empty();
                features.add(new Feature(properties.path("name").asText(""), heightM, polygons));
            }
        }
        return features;
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
