package io.chirpsim.phy;

import java.util.ArrayList;
import java.util.List;

/** Collects what lies outside the published range of a model. */
final class Validity {
    private final String model;
    private List<String> outside = List.of();

    Validity(String model) {
        this.model = model;
    }

    Validity frequency(double frequencyHz, double leastMhz, double mostMhz) {
        return range("frequency", frequencyHz / 1e6, leastMhz, mostMhz, "MHz");
    }

    Validity ground(Ends ends, double leastM, double mostM) {
        return range("distance", ends.groundM(), leastM, mostM, "m");
    }

    Validity base(Ends ends, double leastM, double mostM) {
        return range("height of the higher antenna", ends.baseM(), leastM, mostM, "m");
    }

    Validity mobile(Ends ends, double leastM, double mostM) {
        return range("height of the lower antenna", ends.mobileM(), leastM, mostM, "m");
    }

    Validity range(String what, double value, double least, double most, String unit) {
        if (value < least || value > most) {
            if (outside.isEmpty()) {
                outside = new ArrayList<>();
            }
            outside.add(
                    model + ": " + what + " outside " + words(least, most) + " " + unit + "; the loss is extrapolated");
        }
        return this;
    }

    private static String words(double least, double most) {
        return least == most ? number(least) : number(least) + " to " + number(most);
    }

    private static String number(double value) {
        return value == (long) value ? Long.toString((long) value) : Double.toString(value);
    }

    List<String> list() {
        return outside;
    }
}
