package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.GeoPoint;
import io.chirpsim.app.scenario.LocalPoint;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Position;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.app.scenario.Site;

/** Everything lies within the site; latitude and longitude are not exchanged. */
final class SiteChecks {
    /** Rounding of coordinates and of the projection at the edge of the site. */
    private static final double TOLERANCE_M = 0.01;

    private final Site site;
    private final Reading reading;

    private SiteChecks(Site site, Reading reading) {
        this.site = site;
        this.reading = reading;
    }

    static void check(Values v, Cursor at) {
        Site site = v.get(ScenarioFormat.SITE);
        if (site == null) {
            return;
        }
        SiteChecks checks = new SiteChecks(site, at.reading());
        if (v.get(ScenarioFormat.GATEWAYS) != null) {
            for (GatewaySite gateway : v.get(ScenarioFormat.GATEWAYS)) {
                checks.inside(gateway.at(), at.reading().placeOf(gateway).at("at"), 0);
            }
        }
        if (v.get(ScenarioFormat.DEVICES) != null) {
            v.get(ScenarioFormat.DEVICES).forEach(checks::group);
        }
        for (Sensor sensor : at.reading().sensors()) {
            checks.inside(sensor.at(), at.reading().placeOf(sensor).at("lat"), 0);
        }
        checks.buildings(at.at("site").at("buildings"));
    }

    /** A place of the site. */
    static void inside(Values v, Position position, Cursor at) {
        if (v.get(ScenarioFormat.SITE) != null) {
            new SiteChecks(v.get(ScenarioFormat.SITE), at.reading()).inside(position, at, 0);
        }
    }

    /** A place for several. */
    static void inside(Values v, Place place, Cursor at) {
        if (v.get(ScenarioFormat.SITE) != null) {
            new SiteChecks(v.get(ScenarioFormat.SITE), at.reading()).place(place, at);
        }
    }

    private void group(DeviceGroup group) {
        if (group.mobility().isEmpty()) {
            place(group.place(), reading.placeOf(group).at("place"));
        }
    }

    private void place(Place place, Cursor here) {
        if (place instanceof Place.At at) {
            inside(at.position(), here.at("at"), 0);
        } else if (place instanceof Place.Disc disc) {
            Position centre = disc.centre().orElse(new LocalPoint(0, 0));
            inside(centre, disc.centre().isPresent() ? here.at("disc").at("center") : here.at("disc"), disc.radiusM());
        }
    }

    /** Buildings may reach outside, but none lies outside as a whole, and no area where only an exchange of latitude and longitude could put it. */
    private void buildings(Cursor at) {
        for (Feature feature : site.features()) {
            GeoPoint first = feature.polygons().get(0).rings().get(0).get(0);
            if (site.locate(first).fromOriginM() > site.radiusM() && isSwapped(first)) {
                at.wrong("the coordinates of '" + feature.name()
                        + "' look swapped; GeoJSON writes [longitude, latitude]");
                return;
            }
        }
        site.features().stream()
                .filter(feature -> feature.heightM().isPresent())
                .forEach(one -> building(one, at));
    }

    private void building(Feature feature, Cursor at) {
        double distanceM = site.footprints(feature).stream()
                .mapToDouble(footprint -> footprint.distanceM(0, 0))
                .max()
                .orElseThrow();
        if (distanceM > site.radiusM() + TOLERANCE_M) {
            at.wrong("'" + site.buildings().orElseThrow().label() + "': " + feature.label() + " lies "
                    + metres(distanceM) + " from the site's origin; allowed: within site.radius, "
                    + metres(site.radiusM()) + "; make that larger or take the building out");
        }
    }

    private void inside(Position position, Cursor at, double radiusM) {
        if (position instanceof GeoPoint && site.origin().isEmpty()) {
            at.wrong("coordinates need site.origin: { lat: ..., lon: ... }");
            return;
        }
        double distanceM = site.locate(position).fromOriginM();
        if (distanceM + radiusM <= site.radiusM() + TOLERANCE_M) {
            return;
        }
        if (position instanceof GeoPoint point && isSwapped(point)) {
            at.wrong("latitude and longitude look swapped: the place lies " + metres(distanceM)
                    + " from the site's origin, exchanged it would lie within the site's radius of "
                    + metres(site.radiusM()));
        } else if (radiusM > 0) {
            at.wrong("a disc of radius " + metres(radiusM) + " reaches outside the site; allowed: within site.radius, "
                    + metres(site.radiusM()));
        } else {
            at.wrong("lies " + metres(distanceM) + " from the site's origin; allowed: within site.radius, "
                    + metres(site.radiusM()));
        }
    }

    private boolean isSwapped(GeoPoint point) {
        GeoPoint swapped = point.swapped();
        return Math.abs(swapped.lat()) <= 90 && site.locate(swapped).fromOriginM() <= site.radiusM() + TOLERANCE_M;
    }

    private static String metres(double length) {
        return length < 10_000 ? Math.round(length) + " m" : Math.round(length / 1000) + " km";
    }
}
