package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.Fsk;
import io.chirpsim.app.scenario.LrFhss;
import io.chirpsim.units.Quantity.Dimension;
import java.util.Optional;

/** Reception of what is not LoRa. */
final class ModulationFormat {
    private static final String NONE = "none";
    private static final int MOST_GRIDS = 52;

    static final Section<LrFhss> LR_FHSS = lrFhss();
    static final Section<Fsk> FSK = fsk();

    private ModulationFormat() {}

    private static Section<LrFhss> lrFhss() {
        Section.Builder<LrFhss> b = Section.of("How LR-FHSS is received.");
        Field<Optional<Double>> capture = b.optional(
                "capture",
                capture(),
                Defaults.LR_FHSS.captureDb(),
                LrFhss::captureDb,
                "A burst survives another on its carrier if it is stronger by so much; none: both are lost.");
        Field<Double> wide = b.optional(
                "ratioToWide",
                Shapes.decibels(-50, 50),
                Defaults.LR_FHSS.wideSirDb(),
                LrFhss::wideSirDb,
                "How far a burst must stand above the share of a LoRa or FSK frame on its carrier.");
        Field<Integer> grids = b.optional(
                "grids",
                Shapes.whole(1, MOST_GRIDS),
                Defaults.LR_FHSS.grids(),
                LrFhss::grids,
                "Of the grids beside each other in a channel, how many are used; 1: all frames on the same carriers.");
        return b.build((v, at) -> new LrFhss(v.get(capture), v.get(wide), v.get(grids)));
    }

    private static Scalar<Optional<Double>> capture() {
        Scalar<Double> decibels = Shapes.decibels(-50, 50);
        return new Scalar<>(
                decibels.allowed() + ", or none",
                (text, at) -> text.equals(NONE) ? Optional.empty() : Optional.of(decibels.parse(text, at)),
                capture -> capture.isPresent() ? decibels.write(capture.get()) : NONE,
                node -> {
                    node.putArray("anyOf").add(decibels.schema()).addObject().put("const", NONE);
                });
    }

    private static Section<Fsk> fsk() {
        Section.Builder<Fsk> b = Section.of("How FSK is received.");
        Field<Double> sensitivity = b.optional(
                "sensitivity",
                Shapes.quantity(Dimension.POWER, -150, 0, "a power from -150 dBm to 0 dBm, such as '-111 dBm'"),
                Defaults.FSK.sensitivityDbm(),
                Fsk::sensitivityDbm,
                "Lowest received power that gateways and end-devices decode.");
        Field<Double> ratio = b.optional(
                "ratio",
                Shapes.decibels(-50, 50),
                Defaults.FSK.sirDb(),
                Fsk::sirDb,
                "How far a frame must stand above what else is in its band.");
        return b.build((v, at) -> new Fsk(v.get(sensitivity), v.get(ratio)));
    }
}
