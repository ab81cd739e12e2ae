package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/**
 * The way that end-devices of a group go. Each next device of the group sets out {@code spacingUs} after the one before and waits at the beginning
 * until then; a way without a loop is gone once.
 *
 * @param waypoints places in order, gone through in straight lines; empty with a GPX file
 * @param gpx file of recorded tracks
 * @param tracks what the file holds: one for all devices, or one for each
 * @param speedMPerS constant speed; empty: the tracks' own times hold
 * @param loop whether it begins again at its end; a way of waypoints closes, a track begins anew
 * @param spacingUs between two devices of the group
 */
public record Mobility(
        List<Position> waypoints,
        Optional<InputFile> gpx,
        List<Track> tracks,
        Optional<Double> speedMPerS,
        boolean loop,
        long spacingUs) {
    public Mobility {
        waypoints = List.copyOf(waypoints);
        tracks = List.copyOf(tracks);
    }

    /**
     * A recorded track.
     *
     * @param points where somebody was
     * @param atUs when, microseconds since the earliest point of the file, never going back; empty where the points have no times
     */
    public record Track(List<GeoPoint> points, List<Long> atUs) {
        public Track {
            points = List.copyOf(points);
            atUs = List.copyOf(atUs);
        }
    }

    /** Where the way of one device of the group begins. */
    public Position start(int number) {
        return tracks.isEmpty()
                ? waypoints.get(0)
                : tracks.get(number % tracks.size()).points().get(0);
    }
}
