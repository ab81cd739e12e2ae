package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Mobility;
import io.chirpsim.app.scenario.Position;
import io.chirpsim.app.scenario.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A way over the plane: straight lines between points, each reached at its time. */
final class Way {
    private static final double SECOND_US = 1e6;

    private final List<LocalPoint> points;
    private final long[] atUs;
    private final boolean loop;

    private Way(List<LocalPoint> points, long[] atUs, boolean loop) {
        this.points = points;
        this.atUs = atUs;
        this.loop = loop;
    }

    /** The way of one device of a group. */
    static Way of(Site site, Mobility mobility, int number) {
        Mobility.Track track = mobility.tracks().isEmpty()
                ? null
                : mobility.tracks().get(number % mobility.tracks().size());
        List<? extends Position> places = track == null ? mobility.waypoints() : track.points();
        List<LocalPoint> points =
                new ArrayList<>(places.stream().map(site::locate).toList());
        if (mobility.speedMPerS().isEmpty()) {
            long[] times = track.atUs().stream().mapToLong(Long::longValue).toArray();
            return new Way(points, times, mobility.loop());
        }
        if (mobility.loop() && track == null) {
            points.add(points.get(0));
        }
        return new Way(points, times(points, mobility.speedMPerS().get()), mobility.loop());
    }

    private static long[] times(List<LocalPoint> points, double speedMPerS) {
        long[] times = new long[points.size()];
        double metres = 0;
        for (int i = 1; i < times.length; i++) {
            metres += StrictMath.hypot(
                    points.get(i).x() - points.get(i - 1).x(),
                    points.get(i).y() - points.get(i - 1).y());
            times[i] = Math.round(metres / speedMPerS * SECOND_US);
        }
        return times;
    }

    /** Where somebody is who set out so long ago; before, at the beginning. */
    LocalPoint after(long us) {
        long endUs = atUs[atUs.length - 1];
        long onWayUs = loop && endUs > 0 && us > 0 ? us % endUs : us;
        if (onWayUs <= atUs[0]) {
            return points.get(0);
        }
        if (onWayUs >= endUs) {
            return points.get(points.size() - 1);
        }
        int found = Arrays.binarySearch(atUs, onWayUs);
        if (found >= 0) {
            return points.get(found);
        }
        int next = -found - 1;
        LocalPoint from = points.get(next - 1);
        LocalPoint to = points.get(next);
        double share = (double) (onWayUs - atUs[next - 1]) / (atUs[next] - atUs[next - 1]);
        return new LocalPoint(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
    }
}
