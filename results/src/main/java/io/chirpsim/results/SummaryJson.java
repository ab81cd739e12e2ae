package io.chirpsim.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Stage;
import io.chirpsim.stats.ConfidenceInterval;
import io.chirpsim.stats.QuantileHistogram;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bytes of {@code summary.json}: stable keys, the same bytes for the same seed on any machine, for any number of threads and in
 * whatever order a scenario lists its groups and gateways.
 */
public final class SummaryJson {
    private static final List<String> MQTT = List.of("published", "delivered", "dropped");

    private final RunResult result;

    private SummaryJson(RunResult result) {
        this.result = result;
    }

    /**
     * Writes the summary.
     *
     * @param result at least one replication
     * @param scenario name of the scenario
     * @param seed master seed
     * @param simulatedS simulated time of one replication in seconds
     * @param measuredShares see {@link ReportContext}; may be empty
     */
    public static byte[] bytes(
            RunResult result, String scenario, long seed, double simulatedS, SortedMap<String, Double> measuredShares) {
        ObjectNode root = Json.object();
        root.put("scenario", scenario);
        root.put("seed", seed);
        root.put("replications", result.replications());
        root.set("simulatedS", Json.number(simulatedS));
        new SummaryJson(result).fill(root, measuredShares);
        return Json.pretty(root);
    }

    private void fill(ObjectNode root, SortedMap<String, Double> measuredShares) {
        root.set("messages", ledger(Direction.UPLINK));
        root.putObject("delivery").set("ratio", Json.interval(result.interval(Metric.DELIVERY_RATIO.key())));
        root.set("radio", radio());
        root.set("latencyS", latency(result.ledger(Direction.UPLINK).latencyUs()));
        root.set("stagesS", stages());
        root.set("downlink", downlink());
        root.set("ageS", age());
        root.set("energy", energy());
        root.set("mqtt", mqtt());
        requirements(root.putArray("requirements"));
        result.regulation().fill(root.putArray("regulation"));
        groups(root.putObject("groups"));
        gateways(root.putObject("gateways"), measuredShares);
        counters(root.putObject("counters"));
        new EventsJson(result).fill(root.putArray("events"));
        new Campaign(result).fill(root);
    }

    private ObjectNode ledger(Direction direction) {
        Ledger ledger = result.ledger(direction);
        ObjectNode node = Json.object();
        node.put("generated", ledger.generated());
        node.put("delivered", ledger.delivered());
        node.put("inFlight", ledger.inFlight());
        ObjectNode lost = node.putObject("lost");
        for (int i = 0; i < result.causes().size(); i++) {
            lost.put(result.causes().get(i).key(), ledger.lost(i));
        }
        return node;
    }

    private ObjectNode radio() {
        ObjectNode node = Json.object();
        node.put("transmissions", 0L).put("received", 0L);
        node.set("pdr", Json.interval(result.interval(Metric.RADIO_PDR.key())));
        ObjectNode rates = node.putObject("byDataRate");
        long transmissions = 0;
        long received = 0;
        for (var entry : result.radio().entrySet()) {
            long sent = entry.getValue().allTransmissions();
            long arrived = entry.getValue().allReceived();
            transmissions += sent;
            received += arrived;
            ObjectNode rate = rates.putObject(entry.getKey());
            rate.put("transmissions", sent).put("received", arrived);
            rate.set("pdr", Json.interval(result.interval("radio.pdr." + entry.getKey())));
        }
        return node.put("transmissions", transmissions).put("received", received);
    }

    private static ObjectNode latency(QuantileHistogram us) {
        ObjectNode node = Json.object();
        node.set("p50", Json.number(Metric.quantileS(us, 0.5)));
        node.set("p95", Json.number(Metric.quantileS(us, 0.95)));
        node.set("p99", Json.number(Metric.quantileS(us, 0.99)));
        node.set("max", Json.number(Metric.quantileS(us, 1)));
        return node;
    }

    private ObjectNode stages() {
        ObjectNode node = Json.object();
        for (Stage stage : Stage.values()) {
            QuantileHistogram us = result.stageUs(stage);
            if (us.count() > 0) {
                node.set(stage.name().toLowerCase(Locale.ROOT), latency(us));
            }
        }
        return node;
    }

    private ObjectNode downlink() {
        ObjectNode node = ledger(Direction.DOWNLINK);
        node.set("ratio", Json.interval(result.interval(Metric.DOWNLINK_RATIO.key())));
        node.set("latencyS", latency(result.ledger(Direction.DOWNLINK).latencyUs()));
        node.set(
                "latencyIntervalS",
                intervals(Metric.DOWNLINK_LATENCY_P50, Metric.DOWNLINK_LATENCY_P95, Metric.DOWNLINK_LATENCY_P99));
        node.put("answered", result.roundTripUs().count());
        node.set("roundTripS", latency(result.roundTripUs()));
        node.set(
                "roundTripIntervalS",
                intervals(
                        Metric.DOWNLINK_ROUND_TRIP_P50,
                        Metric.DOWNLINK_ROUND_TRIP_P95,
                        Metric.DOWNLINK_ROUND_TRIP_P99));
        return node;
    }

    /** Means over replications with their intervals, under the last part of the metrics' names. */
    private ObjectNode intervals(Metric... metrics) {
        ObjectNode node = Json.object();
        for (Metric metric : metrics) {
            String key = metric.key();
            node.set(key.substring(key.lastIndexOf('.') + 1), Json.interval(result.interval(key)));
        }
        return node;
    }

    /** Age of information in seconds. */
    private ObjectNode age() {
        return intervals(
                Metric.AGE_MEAN, Metric.AGE_P50, Metric.AGE_P95, Metric.AGE_P99, Metric.AGE_PEAK, Metric.AGE_MAX);
    }

    private ObjectNode energy() {
        ObjectNode node = Json.object();
        node.set("meanJPerDevice", mean("energy.meanJPerDevice"));
        batteries(node, "");
        return node;
    }

    private void batteries(ObjectNode energy, String suffix) {
        ObjectNode years = energy.putObject("batteryYears");
        for (int percent : ReplicationValues.BATTERY_QUANTILES) {
            years.set("p" + percent, mean("battery.p" + percent + suffix));
        }
    }

    private JsonNode mean(String metric) {
        return Json.number(result.interval(metric).mean());
    }

    private ObjectNode mqtt() {
        ObjectNode node = Json.object();
        for (String name : MQTT) {
            node.put(name, result.count("mqtt." + name));
        }
        result.counts().forEach((name, n) -> {
            if (name.startsWith("mqtt.")) {
                node.put(name.substring(5), n);
            }
        });
        return node;
    }

    private void requirements(ArrayNode array) {
        for (RequirementResult one : result.verdicts()) {
            ObjectNode node = array.addObject();
            node.put("text", one.requirement().text());
            if (one.verdict() == Verdict.UNDECIDED) {
                node.putNull("met");
            } else {
                node.put("met", one.verdict() == Verdict.MET);
            }
            node.put("verdict", one.verdict().key());
            node.set("value", Json.number(one.value().mean()));
            node.set("low", Json.number(one.value().low()));
            node.set("high", Json.number(one.value().high()));
        }
    }

    private void groups(ObjectNode groups) {
        Grouping grouping = result.grouping();
        for (int group : grouping.byName()) {
            String name = grouping.names().get(group);
            ObjectNode node = groups.putObject(name);
            Ledger ledger = result.ledger(Direction.UPLINK);
            node.put("devices", grouping.size(group));
            node.put("generated", ledger.generated[group]);
            node.put("delivered", ledger.delivered[group]);
            node.putObject("delivery").set("ratio", Json.interval(inGroup(Metric.DELIVERY_RATIO, name)));
            node.set("latencyS", latency(ledger.latencyUs[group]));
            ObjectNode age = node.putObject("ageS");
            age.set("mean", Json.interval(inGroup(Metric.AGE_MEAN, name)));
            age.set("p95", Json.interval(inGroup(Metric.AGE_P95, name)));
            ObjectNode energy = node.putObject("energy");
            energy.set("meanJPerDevice", mean(ReplicationValues.inGroup("energy.meanJPerDevice", name)));
            ObjectNode states = energy.putObject("jPerDeviceByState");
            for (int state = 0; state < result.energyStates().size(); state++) {
                states.set(result.energyStates().get(state), Json.number(result.joulesPerDevice(group, state)));
            }
            batteries(energy, ReplicationValues.inGroup("", name));
        }
    }

    private ConfidenceInterval inGroup(Metric metric, String group) {
        return result.interval(ReplicationValues.inGroup(metric.key(), group));
    }

    private void gateways(ObjectNode gateways, SortedMap<String, Double> measuredShares) {
        SortedMap<String, Integer> byId = new TreeMap<>();
        for (int i = 0; i < result.gateways().size(); i++) {
            byId.put(result.population().gateways().get(i).id(), i);
        }
        byId.forEach((id, i) -> {
            ObjectNode node = gateways.putObject(id);
            GatewayTotals totals = result.gateways().get(i);
            node.put("received", totals.received());
            node.set("receptionShare", Json.number(result.receptionShare(i)));
            if (measuredShares.containsKey(id)) {
                node.set("measuredShare", Json.number(measuredShares.get(id)));
            }
            node.put("downlinks", totals.downlinks());
            node.set("airtimeS", Json.number(totals.airtimeUs() / 1e6));
            totals.lost().forEach(node.putObject("lost")::put);
            totals.answers().forEach(node.putObject("answers")::put);
            ObjectNode backhaul = node.putObject("backhaul");
            backhaul.put("bytesUp", totals.backhaul().bytesUp());
            backhaul.put("bytesDown", totals.backhaul().bytesDown());
            backhaul.set("megabytesPerMonth", Json.number(totals.backhaul().megabytesPerMonth()));
        });
    }

    private void counters(ObjectNode counters) {
        result.counts().forEach((name, n) -> {
            if (!name.startsWith("mqtt.")) {
                counters.put(name, n);
            }
        });
    }
}
