package io.chirpsim.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Stage;
import io.chirpsim.stats.ConfidenceInterval;
import io.chirpsim.stats.QuantileHistogram;
import java.util.List;

/** The numbers the report's charts are drawn from, as JSON. */
final class ReportData {
    /** More points than this would make the file slow to open; then every k-th device is drawn. */
    static final int MOST_DEVICES = 4000;

    private final RunResult result;
    private final ReportContext context;

    ReportData(RunResult result, ReportContext context) {
        this.result = result;
        this.context = context;
    }

    String json() {
        ObjectNode root = Json.object();
        root.set("map", map());
        intervals(root.putArray("groups"), "", result.grouping().names(), Metric.DELIVERY_RATIO.key() + " in ");
        intervals(root.putArray("rates"), "", List.copyOf(result.radio().keySet()), "radio.pdr.");
        root.set("losses", losses());
        root.set("stages", stages());
        root.set("energy", energy());
        root.set("batteries", batteries());
        root.set("timeline", timeline());
        return Json.compact(root);
    }

    /** Every how many devices one is drawn. */
    static int step(RunResult result) {
        return (result.population().devices().size() + MOST_DEVICES - 1) / MOST_DEVICES;
    }

    private ObjectNode map() {
        ObjectNode map = Json.object();
        boolean geographic = isGeographic();
        map.put("geographic", geographic);
        map.set("buildings", geographic ? buildings() : null);
        ArrayNode gateways = map.putArray("gateways");
        for (GatewayInfo gateway : result.population().gateways()) {
            place(gateways.addArray(), geographic, gateway.lat(), gateway.lon(), gateway.xM(), gateway.yM())
                    .add(gateway.id());
        }
        ArrayNode devices = map.putArray("devices");
        List<DeviceInfo> all = result.population().devices();
        for (int i = 0; i < all.size(); i += Math.max(1, step(result))) {
            DeviceInfo device = all.get(i);
            place(devices.addArray(), geographic, device.lat(), device.lon(), device.xM(), device.yM())
                    .add(ratio(i))
                    .add(result.grouping().of(i))
                    .add(device.name().isEmpty() ? device.id() : device.name());
        }
        return map;
    }

    private JsonNode ratio(int device) {
        double ratio = Metric.share(result.devices().delivered[device], result.devices().generated[device]);
        return Json.number(Math.round(ratio * 1e4) / 1e4 + (Double.isNaN(ratio) ? Double.NaN : 0));
    }

    private static ArrayNode place(ArrayNode node, boolean geographic, double lat, double lon, double xM, double yM) {
        double x = geographic ? Math.rint(lon * 1e6) / 1e6 : Math.rint(xM * 10) / 10;
        double y = geographic ? Math.rint(lat * 1e6) / 1e6 : Math.rint(yM * 10) / 10;
        return node.add(Json.number(x)).add(Json.number(y));
    }

    private boolean isGeographic() {
        return result.population().devices().stream().noneMatch(d -> Double.isNaN(d.lat()) || Double.isNaN(d.lon()))
                && result.population().gateways().stream()
                        .noneMatch(g -> Double.isNaN(g.lat()) || Double.isNaN(g.lon()));
    }

    private JsonNode buildings() {
        try {
            return context.buildingsGeoJson().isPresent()
                    ? Json.parse(context.buildingsGeoJson().get())
                    : null;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the buildings are not JSON", e);
        }
    }

    private void intervals(ArrayNode into, String suffix, List<String> names, String prefix) {
        for (String name : names) {
            ConfidenceInterval interval = result.interval(prefix + name + suffix);
            ArrayNode row = into.addArray().add(name);
            row.add(Json.number(interval.mean()))
                    .add(Json.number(interval.low()))
                    .add(Json.number(interval.high()));
        }
    }

    private ObjectNode losses() {
        ObjectNode losses = Json.object();
        ArrayNode groups = losses.putArray("groups");
        result.grouping().names().forEach(groups::add);
        ArrayNode causes = losses.putArray("causes");
        Ledger ledger = result.ledger(Direction.UPLINK);
        for (LossTable.Row row : LossTable.of(result, Direction.UPLINK).rows()) {
            ObjectNode cause = causes.addObject().put("words", row.words());
            ArrayNode shares = cause.putArray("shares");
            for (int group = 0; group < result.grouping().count(); group++) {
                shares.add(Json.number(Metric.share(ledger.lost[group][row.index()], ledger.generated[group])));
            }
        }
        return losses;
    }

    private ArrayNode stages() {
        ArrayNode stages = Json.object().putArray("stages");
        QuantileHistogram all = result.ledger(Direction.UPLINK).latencyUs();
        if (all.count() > 0) {
            stage(stages, "whole way", all);
            for (Stage stage : Stage.values()) {
                if (result.stageUs(stage).max() > 0) {
                    stage(stages, stage.words(), result.stageUs(stage));
                }
            }
        }
        return stages;
    }

    private static void stage(ArrayNode into, String name, QuantileHistogram us) {
        ArrayNode row = into.addArray().add(name);
        for (double q : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
            row.add(Json.number(Metric.quantileS(us, q)));
        }
    }

    /** Per group with batteries its name and the share alive after so many steps; {@code perYear} steps make a year. */
    private ObjectNode batteries() {
        ObjectNode batteries = Json.object().put("perYear", BatteryLives.STEPS_PER_YEAR);
        ArrayNode groups = batteries.putArray("groups");
        for (int group = 0; group < result.grouping().count(); group++) {
            if (result.lives().has(group)) {
                ArrayNode row = groups.addArray().add(result.grouping().names().get(group));
                for (double share : result.lives().alive(group)) {
                    row.add(Json.number(share));
                }
            }
        }
        return batteries;
    }

    /** Share delivered by slice of time, and per event when it begins and ends, in the same unit, and what it is. */
    private ObjectNode timeline() {
        ObjectNode timeline = Json.object();
        if (result.events().isEmpty()) {
            return timeline;
        }
        TimeSlices slices = TimeSlices.of(result);
        timeline.put("unit", slices.unit()).set("step", Json.number(slices.perSlice()));
        ArrayNode shares = timeline.putArray("shares");
        for (double share : slices.shares()) {
            shares.add(Json.number(share));
        }
        ArrayNode events = timeline.putArray("events");
        for (EventInfo event : result.events()) {
            events.addArray()
                    .add(Json.number(event.atUs() / slices.unitUs()))
                    .add(Json.number(event.untilUs() / slices.unitUs()))
                    .add(event.what());
        }
        return timeline;
    }

    private ObjectNode energy() {
        ObjectNode energy = Json.object();
        ArrayNode states = energy.putArray("states");
        ArrayNode groups = energy.putArray("groups");
        if (Double.isNaN(result.interval("energy.meanJPerDevice").mean())) {
            return energy;
        }
        int[] spending = result.spendingStates();
        for (int state : spending) {
            states.add(result.energyStates().get(state));
        }
        for (int group = 0; group < result.grouping().count(); group++) {
            ArrayNode row = groups.addArray().add(result.grouping().names().get(group));
            for (int state : spending) {
                row.add(Json.number(result.joulesPerDevice(group, state)));
            }
        }
        return energy;
    }
}
