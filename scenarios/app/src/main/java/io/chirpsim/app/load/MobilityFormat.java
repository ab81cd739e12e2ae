package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Mobility;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Position;
import io.chirpsim.app.scenario.Site;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;

/** The way that end-devices of a group go. */
final class MobilityFormat {
    /** Rounding of coordinates in a file that says where a way begins as well. */
    private static final double SAME_PLACE_M = 0.01;

    private static final Section.Builder<Mobility> B =
            Section.of("The way they go: waypoints with a speed, or a GPX file.");
    private static final Field<Optional<List<Position>>> WAYPOINTS = B.maybe(
            "waypoints",
            ListShape.of(SiteFormat.POSITION, 1),
            mobility -> mobility.waypoints().isEmpty() ? Optional.empty() : Optional.of(mobility.waypoints()),
            "Places in order, gone through in straight lines from time 0.");
    private static final Field<Optional<InputFile>> GPX = B.maybe(
            "gpx",
            Shapes.file(),
            Mobility::gpx,
            "GPX file: one track for all devices, or one for each; its earliest point is time 0.");
    private static final Field<Optional<Double>> SPEED = B.maybe(
            "speed",
            Shapes.quantity(Dimension.SPEED, 0.01, 100, "a speed from 0.01 m/s to 100 m/s, such as '15 km/h'"),
            Mobility::speedMPerS,
            "Constant speed. With a GPX file instead of its times.");
    private static final Field<Boolean> LOOP = B.optional(
            "loop",
            Shapes.flag(),
            false,
            Mobility::loop,
            "Whether it begins again: waypoints close to a loop, a track begins anew where it began.");
    private static final Field<Long> SPACING = B.optional(
            "spacing",
            Shapes.time(),
            0L,
            Mobility::spacingUs,
            "Each next device of the group sets out so much later, and waits at the beginning until then.");

    static final Section<Mobility> SECTION = B.build(MobilityFormat::mobility);

    private MobilityFormat() {}

    private static Mobility mobility(Values v, Cursor at) {
        Optional<List<Position>> waypoints = v.get(WAYPOINTS);
        Optional<InputFile> gpx = v.get(GPX);
        if (waypoints.isPresent() == gpx.isPresent()) {
            return at.wrong("allowed: either waypoints and speed, or gpx");
        }
        if (waypoints.isPresent() && waypoints.get().size() < 2) {
            return at.at("waypoints").wrong("found one place; allowed: at least two");
        }
        if (waypoints.isPresent() && v.get(SPEED).isEmpty()) {
            return at.wrong("says nowhere how fast; allowed: waypoints with speed, such as speed: 15 km/h");
        }
        List<Mobility.Track> tracks =
                gpx.isEmpty() ? List.of() : GpxFile.read(gpx.get(), v.get(SPEED).isEmpty(), at.at("gpx"));
        return tracks == null
                ? null
                : new Mobility(waypoints.orElse(List.of()), gpx, tracks, v.get(SPEED), v.get(LOOP), v.get(SPACING));
    }

    /** Where the devices begin, if they have a way; null if nothing says where they are. */
    static Place beginning(Values v) {
        Optional<Mobility> mobility = v.get(DeviceFormat.MOBILITY);
        return mobility == null
                ? null
                : mobility.<Place>map(way -> new Place.At(way.start(0))).orElse(null);
    }

    /** A group says where its devices are by its place or by its way. */
    static void checkPlace(Values v, Cursor at) {
        Tree.Mapping group = (Tree.Mapping) at.tree();
        boolean placed = group.child("place").isPresent();
        boolean moves = group.child("mobility").isPresent();
        boolean misspelt = group.entries().stream()
                .anyMatch(entry -> DidYouMean.nearest(entry.key(), List.of("place", "mobility"))
                        .isPresent());
        if (!placed && !moves && !misspelt) {
            at.reading().report(group.mark(), at.under("place"), "missing; " + PlaceFormat.SECTION.allowed());
        }
        Optional<Mobility> mobility = v.get(DeviceFormat.MOBILITY);
        Site site = v.get(ScenarioFormat.SITE);
        if (placed && mobility != null && mobility.isPresent() && site != null && v.get(DeviceFormat.PLACE) != null) {
            Position start = mobility.get().start(0);
            boolean same =
                    v.get(DeviceFormat.PLACE) instanceof Place.At here && distanceM(site, here, start) < SAME_PLACE_M;
            if (!same) {
                at.at("place").wrong("they are where their way (mobility) begins; leave place out");
            }
        }
        checkTracks(v, at);
    }

    private static double distanceM(Site site, Place.At here, Position start) {
        boolean locatable = site.origin().isPresent();
        if (!locatable) {
            return here.position().equals(start) ? 0 : Double.POSITIVE_INFINITY;
        }
        var a = site.locate(here.position());
        var b = site.locate(start);
        return StrictMath.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private static void checkTracks(Values v, Cursor at) {
        Optional<Mobility> mobility = v.get(DeviceFormat.MOBILITY);
        Optional<Integer> count = v.get(DeviceFormat.COUNT);
        if (mobility == null || mobility.isEmpty() || count == null || count.isEmpty()) {
            return;
        }
        int tracks = mobility.get().tracks().size();
        if (tracks > 1 && tracks != count.get()) {
            at.at("mobility")
                    .at("gpx")
                    .wrong("has " + tracks + " tracks for " + count.get()
                            + " devices; allowed: one track for all, or as many as devices");
        }
    }

    /** Every point of every way lies in the site; the first that does not is reported. */
    static void checkSite(Values v, Cursor scenario) {
        List<DeviceGroup> groups = v.get(ScenarioFormat.DEVICES);
        if (groups == null) {
            return;
        }
        for (DeviceGroup group : groups) {
            if (group.mobility().isPresent()) {
                checkSite(
                        v,
                        group.mobility().get(),
                        scenario.reading().placeOf(group).at("mobility"));
            }
        }
    }

    private static void checkSite(Values v, Mobility mobility, Cursor at) {
        int before = at.reading().problems().size();
        for (Position point : mobility.waypoints()) {
            SiteChecks.inside(v, point, at.at("waypoints"));
        }
        for (Mobility.Track track : mobility.tracks()) {
            for (Position point : track.points()) {
                if (at.reading().problems().size() == before) {
                    SiteChecks.inside(v, point, at.at("gpx"));
                }
            }
        }
    }
}
