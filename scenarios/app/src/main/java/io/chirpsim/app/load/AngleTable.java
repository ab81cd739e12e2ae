package io.chirpsim.app.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.units.Quantity;
import io.chirpsim.units.Quantity.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A cut through an antenna's pattern: {@code { 0 deg: 0 dB, 30 deg: -3 dB }}; empty or with its largest gain 0 dB. */
final class AngleTable extends Shape<SortedMap<Double, Double>> {
    private static final Scalar<Double> GAIN =
            Shapes.quantity(Dimension.RATIO_DB, -100, 0, "decibels from -100 to 0, such as '-3 dB'");

    private final int mostDeg;
    private final Scalar<Double> angle;

    /** Angles between minus this and this. */
    AngleTable(int mostDeg) {
        this.mostDeg = mostDeg;
        this.angle = Shapes.quantity(
                Dimension.ANGLE, -mostDeg, mostDeg, "an angle from -" + mostDeg + " deg to " + mostDeg + " deg");
    }

    @Override
    SortedMap<Double, Double> read(Cursor at) {
        if (!(at.tree() instanceof Tree.Mapping mapping)) {
            return at.wrong("found " + at.tree().words() + "; " + allowed());
        }
        at.reportTwice(mapping);
        SortedMap<Double, Double> table = new TreeMap<>();
        for (Tree.Entry entry : mapping.entries()) {
            Double gain = GAIN.read(at.at(entry.key()));
            try {
                double degrees = angle.parse(entry.key(), at);
                table.put(degrees == 0 ? 0 : degrees, gain);
            } catch (Scalar.WrongValue wrong) {
                at.reading().report(entry.mark(), at.under(entry.key()), wrong.getMessage());
                gain = null;
            }
            if (gain == null) {
                return null;
            }
        }
        return table.isEmpty() || table.containsValue(0.0)
                ? table
                : at.wrong("the largest gain here is not 0 dB; it is that of the main direction, which gain says");
    }

    @Override
    Object write(SortedMap<Double, Double> value) {
        Map<String, Object> written = new LinkedHashMap<>();
        value.forEach((degrees, gain) -> written.put(Canonical.quantity(degrees, Dimension.ANGLE), GAIN.write(gain)));
        return written;
    }

    @Override
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        schema.putObject("propertyNames").set("pattern", angle.schema().get("pattern"));
        schema.set("additionalProperties", GAIN.schema());
        return schema;
    }

    @Override
    String allowed() {
        return "allowed: a section of angles and gains, such as { 0 deg: 0 dB, " + mostDeg / 2 + " deg: -3 dB }";
    }

    @Override
    Optional<Shape<?>> under(String key, Tree here) {
        return isAngle(key) ? Optional.of(GAIN) : Optional.empty();
    }

    private static boolean isAngle(String key) {
        try {
            Quantity.parse(key, Dimension.ANGLE);
            return true;
        } catch (Quantity.QuantityException e) {
            return false;
        }
    }

    @Override
    List<String> keys(Tree here) {
        return here instanceof Tree.Mapping mapping
                ? mapping.entries().stream().map(Tree.Entry::key).toList()
                : List.of();
    }
}
