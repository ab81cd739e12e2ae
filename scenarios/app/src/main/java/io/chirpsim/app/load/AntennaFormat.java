package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Antenna;
import io.chirpsim.units.Quantity;
import io.chirpsim.units.Quantity.Dimension;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A gateway's antenna: its gain, or gain, pattern and direction. */
final class AntennaFormat {
    private static final double LEAST_DBI = -20;
    private static final double MOST_DBI = 30;

    /** A gain in dBi; dB means the same. */
    static final Scalar<Double> GAIN = gain();

    private static final Section.Builder<Antenna> B = Section.of("An antenna and where it points.");
    private static final Field<Double> MAIN = B.required("gain", GAIN, Antenna::gainDbi, "Gain in the main direction.");
    private static final Field<SortedMap<Double, Double>> HORIZONTAL = B.optional(
            "horizontal",
            new AngleTable(180),
            new TreeMap<>(),
            Antenna::horizontal,
            "Gain over the main direction by the angle from the azimuth, clockwise positive; both sides alike without negative angles.");
    private static final Field<SortedMap<Double, Double>> VERTICAL = B.optional(
            "vertical",
            new AngleTable(90),
            new TreeMap<>(),
            Antenna::vertical,
            "Gain over the main direction by the angle above it; both sides alike without negative angles.");
    private static final Field<Double> AZIMUTH = B.optional(
            "azimuth",
            Shapes.quantity(Dimension.ANGLE, 0, 360, "an angle from 0 deg (north) over 90 deg (east) to 360 deg"),
            0.0,
            Antenna::azimuthDeg,
            "Compass direction of the main lobe.");
    private static final Field<Double> DOWNTILT = B.optional(
            "downtilt",
            Shapes.quantity(Dimension.ANGLE, -90, 90, "an angle from -90 deg to 90 deg, such as '3 deg'"),
            0.0,
            Antenna::downtiltDeg,
            "How far the main lobe looks below the horizon.");

    static final Shape<Antenna> SHAPE = new Either<>(
            new Scalar<>(
                    GAIN.allowed(),
                    (text, at) -> Antenna.round(GAIN.parse(text, at)),
                    antenna -> GAIN.write(antenna.gainDbi()),
                    node -> node.setAll(GAIN.schema())),
            B.build((v, at) ->
                    new Antenna(v.get(MAIN), v.get(HORIZONTAL), v.get(VERTICAL), v.get(AZIMUTH), v.get(DOWNTILT))),
            Antenna::isRound);

    private AntennaFormat() {}

    private static Scalar<Double> gain() {
        Scalar<Double> dbi = Shapes.quantity(
                Dimension.ANTENNA_GAIN, LEAST_DBI, MOST_DBI, "a gain from -20 dBi to 30 dBi, such as '3 dBi'");
        Scalar<Double> decibels = Shapes.decibels(LEAST_DBI, MOST_DBI);
        return new Scalar<>(
                dbi.allowed(),
                (text, at) -> isDecibels(text) ? decibels.parse(text, at) : dbi.parse(text, at),
                dbi::write,
                node -> node.putArray("anyOf").add(dbi.schema()).add(decibels.schema()));
    }

    private static boolean isDecibels(String text) {
        try {
            Quantity.parse(text, Dimension.RATIO_DB);
            return true;
        } catch (Quantity.QuantityException e) {
            return false;
        }
    }

    /** A gateway has one antenna. */
    static void checkOne(Values v, Cursor at) {
        Tree.Mapping gateway = (Tree.Mapping) at.tree();
        Optional<Tree> both = gateway.child("antenna").flatMap(antenna -> gateway.child("antennaGain"));
        if (both.isPresent()) {
            at.at("antennaGain").wrong("antenna says the gain; leave one of them out");
        }
    }
}
