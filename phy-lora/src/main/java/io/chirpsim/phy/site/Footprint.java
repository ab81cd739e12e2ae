package io.chirpsim.phy.site;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Outline of a building on the ground, with its courtyards, in metres of the site's plane. */
public final class Footprint {
    /** Each ring as x, y, x, y..., ending where it begins. */
    private final double[][] rings;

    private final Envelope envelope = new Envelope();

    private Footprint(double[][] rings) {
        this.rings = rings;
        for (double[] ring : rings) {
            for (int i = 0; i < ring.length; i += 2) {
                envelope.expandToInclude(ring[i], ring[i + 1]);
            }
        }
    }

    /**
     * @param rings each x, y, x, y... in metres, ending where it begins; the first is the outline, the others are holes
     */
    public static Footprint of(List<double[]> rings) {
        return new Footprint(rings.stream().map(double[]::clone).toArray(double[][]::new));
    }

    /** Its outer ring as x, y, x, y..., ending where it begins. */
    public double[] outline() {
        return rings[0].clone();
    }

    Envelope envelope() {
        return envelope;
    }

    /** Middle of its bounding box. */
    public double middleX() {
        return (envelope.getMinX() + envelope.getMaxX()) / 2;
    }

    /** Middle of its bounding box. */
    public double middleY() {
        return (envelope.getMinY() + envelope.getMaxY()) / 2;
    }

    /** Whether a point lies in it: even-odd rule over all rings, so that courtyards are outside. */
    boolean contains(double x, double y) {
        if (!envelope.contains(x, y)) {
            return false;
        }
        boolean inside = false;
        for (double[] ring : rings) {
            for (int i = 2; i < ring.length; i += 2) {
                inside ^= crosses(ring, i, x, y);
            }
        }
        return inside;
    }

    private static boolean crosses(double[] ring, int i, double x, double y) {
        double ax = ring[i - 2];
        double ay = ring[i - 1];
        double bx = ring[i];
        double by = ring[i + 1];
        return ay > y != by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax;
    }

    /** The parts of a straight way that lie in it, as pairs of shares of the way from 0 to 1, ascending. */
    double[] chords(double fromX, double fromY, double toX, double toY) {
        double[] cuts = cuts(fromX, fromY, toX - fromX, toY - fromY);
        double[] chords = new double[2 * cuts.length];
        int n = 0;
        for (int i = 1; i < cuts.length; i++) {
            double middle = (cuts[i - 1] + cuts[i]) / 2;
            boolean empty = cuts[i] <= cuts[i - 1];
            if (empty || !contains(fromX + middle * (toX - fromX), fromY + middle * (toY - fromY))) {
                continue;
            }
            if (n > 0 && chords[n - 1] == cuts[i - 1]) {
                chords[n - 1] = cuts[i];
            } else {
                chords[n++] = cuts[i - 1];
                chords[n++] = cuts[i];
            }
        }
        return Arrays.copyOf(chords, n);
    }

    /** Where the way meets a wall, its two ends included, ascending. */
    private double[] cuts(double fromX, double fromY, double dx, double dy) {
        double[] cuts = new double
                [2 + Arrays.stream(rings).mapToInt(ring -> ring.length / 2).sum()];
        int n = 0;
        cuts[n++] = 0;
        for (double[] ring : rings) {
            for (int i = 2; i < ring.length; i += 2) {
                double wallX = ring[i] - ring[i - 2];
                double wallY = ring[i + 1] - ring[i - 1];
                double across = dx * wallY - dy * wallX;
                double offX = ring[i - 2] - fromX;
                double offY = ring[i - 1] - fromY;
                double along = (offX * wallY - offY * wallX) / across;
                double onWall = (offX * dy - offY * dx) / across;
                if (across != 0 && along > 0 && along < 1 && onWall >= 0 && onWall <= 1) {
                    cuts[n++] = along;
                }
            }
        }
        cuts[n++] = 1;
        double[] sorted = Arrays.copyOf(cuts, n);
        Arrays.sort(sorted);
        return sorted;
    }

    /** What is wrong with its shape, in words with the place as x and y; empty if nothing is. */
    public Optional<Flaw> flaw() {
        TopologyValidationError error = new IsValidOp(polygon()).getValidationError();
        return Optional.ofNullable(error)
                .map(e -> new Flaw(
                        words(e), e.getCoordinate().getX(), e.getCoordinate().getY()));
    }

    /**
     * What is wrong with a shape.
     *
     * @param words in words
     * @param x where, in the unit of its rings
     * @param y where
     */
    public record Flaw(String words, double x, double y) {}

    private static String words(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION,
                    TopologyValidationError.RING_SELF_INTERSECTION -> "crosses itself";
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> "has a hole outside its outline";
            case TopologyValidationError.NESTED_HOLES -> "has a hole in a hole";
            default -> "has no proper area";
        };
    }

    /** Distance from a point to its nearest part, metres; 0 inside. */
    public double distanceM(double x, double y) {
        return polygon().distance(new GeometryFactory().createPoint(new Coordinate(x, y)));
    }

    private Polygon polygon() {
        GeometryFactory factory = new GeometryFactory();
        LinearRing[] all = Arrays.stream(rings)
                .map(ring -> factory.createLinearRing(coordinates(ring)))
                .toArray(LinearRing[]::new);
        return factory.createPolygon(all[0], Arrays.copyOfRange(all, 1, all.length));
    }

    private static Coordinate[] coordinates(double[] ring) {
        Coordinate[] coordinates = new Coordinate[ring.length / 2];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = new Coordinate(ring[2 * i], ring[2 * i + 1]);
        }
        return coordinates;
    }
}
