package io.chirpsim.app.load;

import io.chirpsim.app.scenario.City;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.PathLossModel;
import io.chirpsim.app.scenario.Propagation.ItuP1238;
import io.chirpsim.app.scenario.Propagation.LogDistance;
import io.chirpsim.app.scenario.Propagation.MultiWall;
import io.chirpsim.app.scenario.Propagation.PathLoss;
import io.chirpsim.app.scenario.Propagation.Published;
import io.chirpsim.app.scenario.Propagation.WalfischIkegamiNlos;
import io.chirpsim.app.scenario.Propagation.WallLosses;
import io.chirpsim.app.scenario.Propagation.Walls;
import io.chirpsim.units.Quantity.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Path-loss models: a word, the parameters of a model that has some, or a log-distance set of one's own. */
final class PathLossFormat {
    private static final String WALFISCH_IKEGAMI_NLOS = "walfisch-ikegami-nlos";
    private static final String ITU_P1238 = "itu-p1238";
    private static final String MULTI_WALL = "multi-wall";
    private static final Map<String, PathLoss> WORDS = words();

    private static final Section.Builder<PathLoss> B = Section.of(
            "Exactly one of: exponent and reference ("
                    + "loss = reference loss + 10 exponent log10(distance / reference distance)), walfisch-ikegami-nlos, itu-p1238, multi-wall.");
    private static final Field<Optional<Double>> EXPONENT = B.maybe(
            "exponent",
            Shapes.number(0.1, 10, "allowed: a number from 0.1 to 10; free space has 2"),
            loss -> as(LogDistance.class, loss).map(LogDistance::exponent),
            "Path-loss exponent of a set of one's own.");
    private static final Field<Optional<LogDistance>> REFERENCE = B.maybe(
            "reference", reference(), loss -> as(LogDistance.class, loss), "Where the loss of that set is known.");
    private static final Field<Optional<WalfischIkegamiNlos>> ROOFS = B.maybe(
            WALFISCH_IKEGAMI_NLOS,
            walfischIkegami(),
            loss -> as(WalfischIkegamiNlos.class, loss),
            "COST-231 Walfisch-Ikegami over the roofs.");
    private static final Field<Optional<ItuP1238>> INDOOR =
            B.maybe(ITU_P1238, ituP1238(), loss -> as(ItuP1238.class, loss), "Indoors, ITU-R P.1238-7.");
    private static final Field<Optional<MultiWall>> WALLS =
            B.maybe(MULTI_WALL, multiWall(), loss -> as(MultiWall.class, loss), "Indoors, COST-231 multi-wall.");

    static final Shape<PathLoss> SHAPE =
            new Either<>(named(), B.build(PathLossFormat::chosen), Published.class::isInstance);

    private PathLossFormat() {}

    private static <T> Optional<T> as(Class<T> type, PathLoss loss) {
        return Optional.of(loss).filter(type::isInstance).map(type::cast);
    }

    private static Map<String, PathLoss> words() {
        Map<String, PathLoss> words = new LinkedHashMap<>();
        for (PathLossModel model : PathLossModel.values()) {
            words.put(model.word(), new Published(model));
        }
        words.put(WALFISCH_IKEGAMI_NLOS, Defaults.WALFISCH_IKEGAMI_NLOS);
        words.put(ITU_P1238, Defaults.ITU_P1238);
        words.put(MULTI_WALL, Defaults.MULTI_WALL);
        return words;
    }

    private static Scalar<PathLoss> named() {
        List<String> words = List.copyOf(WORDS.keySet());
        return new Scalar<>(
                "allowed: " + String.join(", ", words),
                (text, at) -> {
                    if (!WORDS.containsKey(text)) {
                        throw new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, words));
                    }
                    return WORDS.get(text);
                },
                loss -> ((Published) loss).model().word(),
                node -> words.forEach(node.putArray("enum")::add));
    }

    private static PathLoss chosen(Values v, Cursor at) {
        boolean own = v.get(EXPONENT).isPresent() || v.get(REFERENCE).isPresent();
        List<PathLoss> named = Stream.of(v.get(ROOFS), v.get(INDOOR), v.get(WALLS))
                .<PathLoss>flatMap(Optional::stream)
                .toList();
        int given = named.size() + (own ? 1 : 0);
        if (given != 1) {
            return at.wrong((given == 0 ? "names no model" : "names more than one model")
                    + "; allowed: exactly one of exponent with reference, " + WALFISCH_IKEGAMI_NLOS + ", " + ITU_P1238
                    + ", " + MULTI_WALL);
        }
        return own ? own(v, at) : named.get(0);
    }

    private static PathLoss own(Values v, Cursor at) {
        if (v.get(EXPONENT).isEmpty() || v.get(REFERENCE).isEmpty()) {
            Field<?> missing = v.get(EXPONENT).isEmpty() ? EXPONENT : REFERENCE;
            at.reading()
                    .report(
                            at.tree().mark(),
                            at.under(missing.key()),
                            "missing; " + missing.shape().allowed());
            return null;
        }
        LogDistance reference = v.get(REFERENCE).get();
        return new LogDistance(v.get(EXPONENT).get(), reference.referenceDistanceM(), reference.referenceLossDb());
    }

    private static Section<LogDistance> reference() {
        Section.Builder<LogDistance> b = Section.of("Loss at one distance.");
        Field<Double> distance = b.optional(
                "distance",
                Shapes.length(0.01, 1e5, "a length from 1 cm to 100 km, such as '1 m'"),
                Defaults.REFERENCE_DISTANCE_M,
                LogDistance::referenceDistanceM,
                "The distance.");
        Field<Double> loss =
                b.required("loss", Shapes.decibels(0, 300), LogDistance::referenceLossDb, "The loss there.");
        return b.build((v, at) -> new LogDistance(2, v.get(distance), v.get(loss)));
    }

    private static Section<WalfischIkegamiNlos> walfischIkegami() {
        WalfischIkegamiNlos usual = Defaults.WALFISCH_IKEGAMI_NLOS;
        Scalar<Double> length = Shapes.length(1, 1000, "a length from 1 m to 1 km, such as '20 m'");
        Section.Builder<WalfischIkegamiNlos> b = Section.of("COST-231 Walfisch-Ikegami over the roofs.");
        Field<Double> roof = b.optional(
                "roof", length, usual.roofM(), WalfischIkegamiNlos::roofM, "Height of the roofs above the street.");
        Field<Double> street =
                b.optional("street", length, usual.streetM(), WalfischIkegamiNlos::streetM, "Width of the street.");
        Field<Double> spacing = b.optional(
                "spacing",
                length,
                usual.spacingM(),
                WalfischIkegamiNlos::spacingM,
                "From the middle of a building to that of the next.");
        Field<Double> angle = b.optional(
                "angle",
                Shapes.quantity(Dimension.ANGLE, 0, 90, "an angle from 0 deg to 90 deg, such as '90 deg'"),
                usual.angleDeg(),
                WalfischIkegamiNlos::angleDeg,
                "Between the street and the incident wave.");
        Field<City> city =
                b.optional("city", Shapes.word(City.class), usual.city(), WalfischIkegamiNlos::city, "How dense.");
        return b.build((v, at) ->
                new WalfischIkegamiNlos(v.get(roof), v.get(street), v.get(spacing), v.get(angle), v.get(city)));
    }

    private static Section<ItuP1238> ituP1238() {
        Section.Builder<ItuP1238> b = Section.of("Indoors, ITU-R P.1238-7.");
        Field<Double> coefficient = b.optional(
                "coefficient",
                Shapes.number(10, 60, "allowed: a number from 10 to 60; offices have 33"),
                Defaults.ITU_P1238.coefficient(),
                ItuP1238::coefficient,
                "Power loss per decade of distance in dB.");
        Field<Integer> floors = b.optional(
                "floors",
                Shapes.whole(0, 3),
                Defaults.ITU_P1238.floors(),
                ItuP1238::floors,
                "Floors between the ends, the same for every link.");
        return b.build((v, at) -> new ItuP1238(v.get(coefficient), v.get(floors)));
    }

    private static Section<MultiWall> multiWall() {
        MultiWall usual = Defaults.MULTI_WALL;
        Section.Builder<MultiWall> b = Section.of("Indoors, COST-231 multi-wall.");
        Field<Walls> walls = b.optional("walls", walls(usual.walls()), usual.walls(), MultiWall::walls, "In the way.");
        Field<Integer> floors = b.optional(
                "floors",
                Shapes.whole(0, 10),
                usual.floors(),
                MultiWall::floors,
                "Floors between the ends, the same for every link.");
        Field<WallLosses> losses = b.optional(
                "loss",
                wallLosses(usual.losses()),
                usual.losses(),
                MultiWall::losses,
                "What one costs; the defaults are for 1.8 GHz and not verified.");
        Field<Double> floorExponent = b.optional(
                "b",
                Shapes.number(0, 2, "allowed: a number from 0 to 2"),
                usual.floorExponent(),
                MultiWall::floorExponent,
                "How much less each further floor costs.");
        return b.build((v, at) -> new MultiWall(v.get(walls), v.get(floors), v.get(losses), v.get(floorExponent)));
    }

    private static Section<Walls> walls(Walls usual) {
        Scalar<Integer> count = Shapes.whole(0, 100);
        Section.Builder<Walls> b = Section.of("Walls between the ends, the same for every link.");
        Field<Integer> light =
                b.optional("light", count, usual.light(), Walls::light, "Thin ones, as of plasterboard.");
        Field<Integer> heavy =
                b.optional("heavy", count, usual.heavy(), Walls::heavy, "Thick ones, of brick or concrete.");
        return b.build((v, at) -> new Walls(v.get(light), v.get(heavy)));
    }

    private static Section<WallLosses> wallLosses(WallLosses usual) {
        Scalar<Double> decibels = Shapes.decibels(0, 100);
        Section.Builder<WallLosses> b = Section.of("Loss of one.");
        Field<Double> light = b.optional("light", decibels, usual.lightDb(), WallLosses::lightDb, "Of a light wall.");
        Field<Double> heavy = b.optional("heavy", decibels, usual.heavyDb(), WallLosses::heavyDb, "Of a heavy wall.");
        Field<Double> floor =
                b.optional("floor", decibels, usual.floorDb(), WallLosses::floorDb, "Of the first floor.");
        Field<Double> constant =
                b.optional("constant", decibels, usual.constantDb(), WallLosses::constantDb, "On every link.");
        return b.build((v, at) -> new WallLosses(v.get(light), v.get(heavy), v.get(floor), v.get(constant)));
    }
}
