package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Feature;
import io.chirpsim.app.scenario.InputFile;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.Position;
import io.chirpsim.app.scenario.Sensor;
import io.chirpsim.app.scenario.Site;
import java.util.List;
import java.util.Optional;

/** Where the end-devices of a group are. */
final class PlaceFormat {
    private static final Section.Builder<Place> B =
            Section.of("Where they are: exactly one of at, disc, polygon and file.");
    private static final Field<Optional<Position>> AT = B.maybe(
            "at",
            SiteFormat.POSITION,
            place -> place instanceof Place.At at ? Optional.of(at.position()) : Optional.empty(),
            "All at one point.");
    private static final Field<Optional<Place.Disc>> DISC = B.maybe(
            "disc",
            disc(),
            place -> place instanceof Place.Disc disc ? Optional.of(disc) : Optional.empty(),
            "Uniform in a disc.");
    private static final Field<Optional<List<String>>> POLYGON = B.maybe(
            "polygon",
            oneOrMore(Shapes.text()),
            place -> place instanceof Place.Inside inside ? Optional.of(inside.features()) : Optional.empty(),
            "Uniform over the area of named features of the site's GeoJSON file.");
    private static final Field<Optional<InputFile>> FILE = B.maybe(
            "file",
            Shapes.file(),
            place -> place instanceof Place.Listed listed ? Optional.of(listed.file()) : Optional.empty(),
            "Spreadsheet (CSV) with the columns devEUI, name, lat, lon, height, indoor, profile.");

    static final Section<Place> SECTION = B.build(PlaceFormat::place);

    private PlaceFormat() {}

    /** One thing, or a list of such. */
    static <T> Shape<List<T>> oneOrMore(Scalar<T> item) {
        Scalar<List<T>> one = new Scalar<>(
                item.allowed(),
                (text, at) -> List.of(item.parse(text, at)),
                list -> item.write(list.get(0)),
                node -> node.setAll(item.schema()));
        return new Either<>(one, ListShape.of(item, 0), list -> list.size() == 1);
    }

    private static Place place(Values v, Cursor at) {
        long given = List.of(v.get(AT), v.get(DISC), v.get(POLYGON), v.get(FILE)).stream()
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            return at.wrong((given == 0 ? "names no place" : "names more than one place")
                    + "; allowed: exactly one of at, disc, polygon, file");
        }
        if (v.get(FILE).isPresent()) {
            List<Sensor> sensors = SensorFile.read(v.get(FILE).get(), at.at("file"));
            return sensors == null ? null : new Place.Listed(v.get(FILE).get(), sensors);
        }
        if (v.get(POLYGON).isPresent()) {
            return inside(v.get(POLYGON).get(), v.get(ScenarioFormat.SITE), at.at("polygon"));
        }
        return v.get(AT).<Place>map(Place.At::new).orElseGet(() -> v.get(DISC).get());
    }

    private static Place inside(List<String> names, Site site, Cursor at) {
        if (site == null) {
            return null;
        }
        List<String> known = site.features().stream().map(Feature::name).toList();
        if (known.isEmpty()) {
            return at.wrong("names a feature, but site.buildings names no GeoJSON file");
        }
        for (String name : names) {
            if (!known.contains(name)) {
                return at.wrong("'" + name + "' is no feature of the site's buildings" + DidYouMean.hint(name, known));
            }
        }
        return names.isEmpty() ? at.wrong("found an empty list; allowed: at least one name") : new Place.Inside(names);
    }

    private static Section<Place.Disc> disc() {
        Section.Builder<Place.Disc> b = Section.of("Uniform in a disc.");
        Field<Double> radius = b.derived(
                "radius",
                Shapes.length(0.001, 1e6, "a length above zero, such as '500 m'"),
                GatewayFormat.ifRead(v -> v.get(ScenarioFormat.SITE), Site::radiusM),
                "site.radius",
                Place.Disc::radiusM,
                "Its radius.");
        Field<Optional<Position>> centre =
                b.maybe("center", SiteFormat.POSITION, Place.Disc::centre, "Its centre. Default: the site's origin.");
        return b.build((v, at) -> new Place.Disc(v.get(radius), v.get(centre)));
    }
}
