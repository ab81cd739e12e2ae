package io.chirpsim.phy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One cut through an antenna's pattern: gain in dB over that of the main direction, at most 0, by the angle from it in degrees, straight lines
 * between the angles of the table. A table without negative angles is the same on both sides.
 */
public final class AntennaPattern {
    /** The same in all directions. */
    public static final AntennaPattern ROUND = new AntennaPattern(new TreeMap<>());

    private final double[] anglesDeg;
    private final double[] gainsDb;

    private AntennaPattern(SortedMap<Double, Double> table) {
        anglesDeg = table.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        gainsDb = table.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A cut around the mast: angles from -180 to 180 degrees, of which the last is beside the first. */
    public static AntennaPattern horizontal(SortedMap<Double, Double> gainsDb) {
        TreeMap<Double, Double> table = bothSides(gainsDb);
        if (!table.isEmpty()) {
            Map.Entry<Double, Double> first = table.firstEntry();
            Map.Entry<Double, Double> last = table.lastEntry();
            table.put(first.getKey() + 360, first.getValue());
            table.put(last.getKey() - 360, last.getValue());
        }
        return new AntennaPattern(table);
    }

    /** A cut up and down, negative angles below: from -90 to 90 degrees, the outermost values hold beyond them. */
    public static AntennaPattern vertical(SortedMap<Double, Double> gainsDb) {
        return new AntennaPattern(bothSides(gainsDb));
    }

    private static TreeMap<Double, Double> bothSides(SortedMap<Double, Double> gainsDb) {
        TreeMap<Double, Double> table = new TreeMap<>(gainsDb);
        if (!gainsDb.isEmpty() && gainsDb.firstKey() >= 0) {
            gainsDb.forEach((angle, gain) -> table.put(0 - angle, gain));
        }
        return table;
    }

    /** Gain over the main direction in dB at an angle in degrees; horizontal cuts between -180 and 180. */
    double gainDb(double angleDeg) {
        int above = 0;
        while (above < anglesDeg.length && anglesDeg[above] < angleDeg) {
            above++;
        }
        if (above == 0) {
            return gainsDb.length == 0 ? 0 : gainsDb[0];
        }
        if (above == anglesDeg.length) {
            return gainsDb[above - 1];
        }
        double share = (angleDeg - anglesDeg[above - 1]) / (anglesDeg[above] - anglesDeg[above - 1]);
        return gainsDb[above - 1] + share * (gainsDb[above] - gainsDb[above - 1]);
    }
}
