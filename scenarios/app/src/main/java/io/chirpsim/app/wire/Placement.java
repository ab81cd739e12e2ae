package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Redraw;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.util.List;
import java.util.stream.Stream;

/** Draws the places of a group's devices. */
final class Placement {
    private final Site site;
    private final Place place;
    private final Draws draws;
    private final Regions regions;

    Placement(Site site, DeviceGroup group, Streams streams) {
        this(site, group, group.place(), streams);
    }

    /** The places of a group's devices somewhere else than where they begin. */
    Placement(Site site, DeviceGroup group, Place place, Streams streams) {
        this.site = site;
        this.place = place;
        this.draws = drawn(group, streams).draws(WirePurpose.POSITION);
        this.regions = place instanceof Place.Inside inside ? Regions.of(site, inside.features()) : null;
    }

    /** The streams that a group's place and shadowing are drawn from: its replication's, or for ever the first one's. */
    static Streams drawn(DeviceGroup group, Streams streams) {
        return group.redraw() == Redraw.ONCE ? streams.ofReplication(0) : streams;
    }

    /** Where the device of an entity number is; {@code sensor} only for listed places. */
    LocalPoint of(long entity, Sensor sensor) {
        if (place instanceof Place.At at) {
            return site.locate(at.position());
        }
        if (place instanceof Place.Listed) {
            return site.locate(sensor.at());
        }
        if (place instanceof Place.Disc disc) {
            LocalPoint centre = disc.centre().map(site::locate).orElse(new LocalPoint(0, 0));
            double radiusM = disc.radiusM() * Math.sqrt(draws.uniform(entity, 0));
            double angle = 2 * Math.PI * draws.uniform(entity, 1);
            return new LocalPoint(
                    centre.x() + radiusM * StrictMath.cos(angle), centre.y() + radiusM * StrictMath.sin(angle));
        }
        return regions.draw(draws, entity);
    }

    /** Polygons in metres, to draw points from uniformly. */
    private record Regions(List<List<double[]>> rings, double minX, double minY, double maxX, double maxY) {
        private static final int MANY_TRIES = 1_000_000;

        static Regions of(Site site, List<String> names) {
            List<List<double[]>> rings = names.stream()
                    .flatMap(name -> site.feature(name).stream())
                    .flatMap(feature -> rings(site, feature))
                    .toList();
            double[] xs =
                    rings.stream().flatMap(List::stream).mapToDouble(p -> p[0]).toArray();
            double[] ys =
                    rings.stream().flatMap(List::stream).mapToDouble(p -> p[1]).toArray();
            return new Regions(rings, min(xs), min(ys), max(xs), max(ys));
        }

        private static double min(double[] values) {
            return java.util.Arrays.stream(values).min().orElseThrow();
        }

        private static double max(double[] values) {
            return java.util.Arrays.stream(values).max().orElseThrow();
        }

        private static Stream<List<double[]>> rings(Site site, Feature feature) {
            return feature.polygons().stream()
                    .flatMap(polygon -> polygon.rings().stream())
                    .map(ring -> ring.stream()
                            .map(site::locate)
                            .map(point -> new double[] {point.x(), point.y()})
                            .toList());
        }

        LocalPoint draw(Draws draws, long entity) {
            for (int i = 0; i < MANY_TRIES; i++) {
                double x = minX + (maxX - minX) * draws.uniform(entity, 2L * i);
                double y = minY + (maxY - minY) * draws.uniform(entity, 2L * i + 1);
                if (inside(x, y)) {
                    return new LocalPoint(x, y);
                }
            }
            throw new IllegalStateException("no point found inside the polygons");
        }

        /** Even-odd rule over all rings, so that holes count. */
        private boolean inside(double x, double y) {
            boolean inside = false;
            for (List<double[]> ring : rings) {
                for (int i = 1; i < ring.size(); i++) {
                    double[] a = ring.get(i - 1);
                    double[] b = ring.get(i);
                    if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
                        inside = !inside;
                    }
                }
            }
            return inside;
        }
    }
}
