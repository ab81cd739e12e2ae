package io.chirpsim.phy.site;

import io.chirpsim.phy.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The buildings of a site, and what they add to the loss of a link that would otherwise be in sight.
 *
 * <p>A building counts if the straight line between the antennas passes through it below its roof. Through it: each outer wall or roof on the way (two,
 * or one where an antenna stands inside), 0.5 dB per metre inside up to 25 m, and the floors between the storeys. A building in which an antenna stands
 * is left through its wall. The others, each wing around a courtyard by itself, are passed either all straight through or all over their roofs, whatever costs less; over the roofs: one edge per
 * building, {@link EdgePath}. Sources: TR 38.901 section 7.4.3 (walls, inside), ITU-R P.1238-7 (floors), ITU-R P.526 (roofs).
 *
 * <p>Safe for several threads.
 */
public final class Buildings {
    /** Long rays are looked up in pieces: their bounding boxes hold far fewer buildings. */
    private static final double PIECE_M = 100;

    private static final Comparator<Building.Crossing> ALONG_THE_RAY = Comparator.comparingDouble(
                    Building.Crossing::first)
            .thenComparingDouble(Building.Crossing::throughDb)
            .thenComparingDouble(Building.Crossing::roofM);

    private final List<Building> all;
    private final STRtree index = new STRtree();

    /** Buildings in any order. */
    public Buildings(List<Building> all) {
        this.all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            index.insert(all.get(i).footprint().envelope(), i);
        }
        index.build();
    }

    /** Whether a point is in a building; its height counts from the same level as the buildings'. */
    public boolean contain(Position point) {
        if (all.isEmpty()) {
            return false;
        }
        BitSet near = new BitSet();
        lookUp(new Envelope(point.xM(), point.xM(), point.yM(), point.yM()), near);
        return near.stream().mapToObj(all::get).anyMatch(one -> one.contains(point.xM(), point.yM(), point.heightM()));
    }

    /** What they add to the loss between two antennas in dB, the same in both directions. */
    public double excessDb(Position a, Position b, double frequencyHz) {
        if (all.isEmpty()) {
            return 0;
        }
        Ray ray = Ray.of(a, b);
        List<Building.Crossing> crossings = crossings(ray, frequencyHz);
        double ownDb = 0;
        double throughDb = 0;
        List<Building.Crossing> passed = new ArrayList<>();
        for (Building.Crossing crossing : crossings) {
            if (crossing.holdsAnEnd()) {
                ownDb += crossing.throughDb();
            } else {
                throughDb += crossing.throughDb();
                passed.add(crossing);
            }
        }
        return passed.isEmpty() ? ownDb : ownDb + Math.min(throughDb, overDb(ray, passed, frequencyHz));
    }

    private List<Building.Crossing> crossings(Ray ray, double frequencyHz) {
        List<Building.Crossing> crossings = new ArrayList<>();
        near(ray).stream().forEach(i -> crossings.addAll(all.get(i).crossings(ray, frequencyHz)));
        crossings.sort(ALONG_THE_RAY);
        return crossings;
    }

    private BitSet near(Ray ray) {
        BitSet near = new BitSet();
        int pieces = (int) Math.max(1, Math.ceil(ray.groundM() / PIECE_M));
        double dx = (ray.toX() - ray.fromX()) / pieces;
        double dy = (ray.toY() - ray.fromY()) / pieces;
        for (int i = 0; i < pieces; i++) {
            double x = ray.fromX() + i * dx;
            double y = ray.fromY() + i * dy;
            lookUp(new Envelope(x, x + dx, y, y + dy), near);
        }
        return near;
    }

    private void lookUp(Envelope box, BitSet near) {
        index.query(box, found -> near.set((Integer) found));
    }

    private static double overDb(Ray ray, List<Building.Crossing> passed, double frequencyHz) {
        double wavelengthM = KnifeEdge.wavelengthM(frequencyHz);
        double groundM = ray.groundM();
        List<double[]> edges = passed.stream()
                .map(crossing -> edge(ray, crossing, wavelengthM))
                .sorted(Comparator.comparingDouble(edge -> edge[0]))
                .toList();
        EdgePath path = new EdgePath(edges.size(), wavelengthM);
        edges.forEach(edge -> path.add(edge[0], edge[1]));
        return path.lossDb(ray.fromM(), ray.toM(), groundM);
    }

    /** Of a roof's edges along the ray the one that obstructs most: its distance from the ray's start and its height. */
    private static double[] edge(Ray ray, Building.Crossing crossing, double wavelengthM) {
        double groundM = ray.groundM();
        double roofM = crossing.roofM();
        double worst = Double.NEGATIVE_INFINITY;
        double at = 0;
        for (double share : new double[] {crossing.overFrom(), crossing.overTo()}) {
            if (share > 0 && share < 1) {
                double v = KnifeEdge.parameter(
                        roofM - ray.heightM(share), share * groundM, (1 - share) * groundM, wavelengthM);
                at = v > worst ? share : at;
                worst = Math.max(v, worst);
            }
        }
        return new double[] {at * groundM, roofM};
    }
}
