package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceProfile.Panel;
import io.chirpsim.app.scenario.DeviceProfile.Solar;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;

/** What charges a battery: the same energy every day, or a panel under the sun of each month. */
final class SolarFormat {
    private static final int MONTHS = 12;

    static final Section<Solar> SECTION = solar();

    private SolarFormat() {}

    private static Section<Solar> solar() {
        Section.Builder<Solar> b = Section.of("A solar panel: either 'energy', or 'panel' and 'irradiation'.");
        Field<Optional<Double>> energy = b.maybe(
                "energy",
                Shapes.quantity(Dimension.ENERGY, 0, 1e9, "an energy per day, such as '50 J'"),
                solar -> solar.panel().isPresent()
                        ? Optional.empty()
                        : Optional.of(solar.joulesPerDay().get(0)),
                "What arrives in the battery every day.");
        Field<Optional<Double>> area = b.maybe(
                "panel",
                Shapes.quantity(Dimension.AREA, 1e-6, 100, "an area above zero, such as '20 cm2'"),
                solar -> solar.panel().map(Panel::areaM2),
                "Area of the panel.");
        Field<Optional<Double>> efficiency = b.maybe(
                "efficiency",
                Shapes.share(),
                solar -> solar.panel().map(Panel::efficiency),
                "Efficiency of its cells. Default: " + Canonical.quantity(Defaults.PANEL_EFFICIENCY, Dimension.SHARE));
        Field<Optional<Double>> performance = b.maybe(
                "performance",
                Shapes.share(),
                solar -> solar.panel().map(Panel::performance),
                "What dust, angle, charger and heat leave. Default: "
                        + Canonical.quantity(Defaults.PANEL_PERFORMANCE, Dimension.SHARE));
        Field<Optional<List<Double>>> irradiation = b.maybe(
                "irradiation",
                ListShape.of(
                        Shapes.quantity(
                                Dimension.IRRADIATION,
                                0,
                                20,
                                "an irradiation up to 20 kWh/m2/day, such as '2.4 kWh/m2/day'"),
                        1),
                solar -> solar.panel().map(Panel::kwhPerM2AndDay),
                "Global irradiation of a mean day of each month, January first.");
        b.check((v, at) -> check(at, v.get(energy), v.get(area), v.get(irradiation)));
        b.check((v, at) -> {
            for (Field<Optional<Double>> ofPanel : List.of(efficiency, performance)) {
                if (isThere(v.get(energy)) && isThere(v.get(ofPanel))) {
                    at.at(ofPanel.key())
                            .wrong("belongs to a panel; 'energy' is what arrives in the battery, leave it out");
                }
            }
        });
        return b.build((v, at) -> v.get(energy)
                .map(Solar::constant)
                .orElseGet(() -> Solar.of(new Panel(
                        v.get(area).orElse(0.0),
                        v.get(efficiency).orElse(Defaults.PANEL_EFFICIENCY),
                        v.get(performance).orElse(Defaults.PANEL_PERFORMANCE),
                        v.get(irradiation).orElse(List.of())))));
    }

    private static boolean isThere(Optional<Double> value) {
        return value != null && value.isPresent();
    }

    private static void check(
            Cursor at, Optional<Double> energy, Optional<Double> area, Optional<List<Double>> irradiation) {
        if (energy == null || area == null || irradiation == null) {
            return;
        }
        boolean panel = area.isPresent() && irradiation.isPresent();
        if (energy.isPresent() ? area.isPresent() || irradiation.isPresent() : !panel) {
            at.wrong("allowed: either 'energy' alone, or 'panel' with 'irradiation'");
        } else if (panel) {
            ListShape.requireItems(at.at("irradiation"), MONTHS, "one each month, January first");
        }
    }
}
