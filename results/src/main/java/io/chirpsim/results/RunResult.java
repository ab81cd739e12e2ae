package io.chirpsim.results;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Stage;
import io.chirpsim.stats.ConfidenceInterval;
import io.chirpsim.stats.QuantileHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What all replications so far came to. They are added one by one in the order of their numbers, whichever thread was first, and may be
 * forgotten afterwards: counts are summed, histograms merged, and each metric keeps one value per replication.
 *
 * <p>Names of metrics: those of {@link Metric}, {@code lost.<cause>} and {@code downlink.lost.<cause>} (shares of the messages made),
 * {@code radio.pdr.<data rate>}, {@code energy.meanJPerDevice}, {@code battery.p5}, {@code p25}, {@code p50}, {@code p75},
 * {@code p95}; each also for one group with {@code " in
 * GROUP"} behind it where that makes sense.
 */
public final class RunResult {
    private final List<Requirement> requirements;
    private final Map<String, Series> series = new LinkedHashMap<>();
    private final List<Series> requirementValues;
    private RecorderConfig config;
    private Grouping grouping;
    private Ledger uplink;
    private Ledger downlink;
    private final QuantileHistogram[] stagesUs = new QuantileHistogram[MessageChunk.STAGES];
    private final QuantileHistogram roundTripUs = new QuantileHistogram();
    private final SortedMap<String, RadioCounts.OfRate> radio = new TreeMap<>(NaturalOrder.INSTANCE);
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private DeviceCounters devices;
    private DeviceCounters firstDevices;
    private boolean redrawn;
    private double[][] joulesByGroupAndState;
    private BatteryLives lives;
    private GatewayTotals[] gateways;
    private final Regulation regulation = new Regulation();
    private long[] madeByTime;
    private long[] deliveredByTime;
    private long binUs;
    private int replications;

    /** Nothing yet. */
    public RunResult(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
        this.requirementValues = requirements.stream().map(r -> new Series()).toList();
        Arrays.setAll(stagesUs, stage -> new QuantileHistogram());
    }

    /** Takes the next replication; all must be of one scenario. */
    public void add(ReplicationResult result) {
        if (replications == 0) {
            begin(result);
        }
        uplink.add(result.ledger(Direction.UPLINK));
        downlink.add(result.ledger(Direction.DOWNLINK));
        for (int stage = 0; stage < stagesUs.length; stage++) {
            stagesUs[stage].merge(result.stageUs(stage));
        }
        roundTripUs.merge(result.roundTripUs(Metric.ALL_GROUPS));
        result.radio().forEach((label, rate) -> radio.merge(label, rate, RadioCounts.OfRate::plus));
        result.counts().forEach((name, n) -> counts.merge(name, n, Long::sum));
        devices.addCounts(result.devices());
        devices.meanEnergies(result.devices(), replications);
        redrawn |= !config.population()
                .devices()
                .equals(result.config().population().devices());
        addJoules(result);
        lives.add(result.devices().batteryYears, result.grouping());
        Arrays.setAll(gateways, i -> gateways[i].plus(result.gateways().get(i)));
        regulation.add(result.regulation());
        addTimes(result.bins());
        addValues(result);
        replications++;
    }

    private void begin(ReplicationResult first) {
        config = first.config();
        grouping = first.grouping();
        uplink = new Ledger(grouping.count(), config.causes().size());
        downlink = new Ledger(grouping.count(), config.causes().size());
        firstDevices = first.devices();
        devices = new DeviceCounters(config.population().devices().size());
        joulesByGroupAndState =
                new double[grouping.count()][config.energyStates().size()];
        lives = new BatteryLives(grouping.count());
        gateways = new GatewayTotals[config.population().gateways().size()];
        Arrays.fill(gateways, GatewayTotals.NONE);
        binUs = first.bins().binUs;
        madeByTime = new long[first.bins().count];
        deliveredByTime = new long[first.bins().count];
    }

    private void addJoules(ReplicationResult result) {
        for (int group = 0; group < joulesByGroupAndState.length; group++) {
            for (int state = 0; state < joulesByGroupAndState[group].length; state++) {
                joulesByGroupAndState[group][state] += result.joulesByGroupAndState()[group][state];
            }
        }
    }

    private void addTimes(TimeBins bins) {
        for (int bin = 0; bin < madeByTime.length; bin++) {
            madeByTime[bin] += bins.made(-1, bin);
            deliveredByTime[bin] += bins.delivered(-1, bin);
        }
    }

    private void addValues(ReplicationResult result) {
        new ReplicationValues(result).forEach((name, value) -> seriesFor(name).add(value));
        series.values().forEach(one -> one.padTo(replications + 1));
        for (int i = 0; i < requirements.size(); i++) {
            requirementValues.get(i).add(requirements.get(i).value(result));
        }
    }

    private Series seriesFor(String name) {
        return series.computeIfAbsent(name, unknown -> {
            Series fresh = new Series();
            fresh.padTo(replications);
            return fresh;
        });
    }

    /** How many replications were added. */
    public int replications() {
        return replications;
    }

    /**
     * The values of a metric, one per replication; NaN where one had nothing to tell.
     *
     * @throws IllegalArgumentException if there is no metric of this name
     */
    public double[] metric(String name) {
        return known(name).values();
    }

    /**
     * The mean of a metric with its interval at 95 %, ends NaN with fewer than two values; shares stay in [0, 1].
     *
     * @throws IllegalArgumentException if there is no metric of this name
     */
    public ConfidenceInterval interval(String name) {
        ConfidenceInterval interval = known(name).interval();
        return isShare(name) ? interval.asRatio() : interval;
    }

    private Series known(String name) {
        Series one = series.get(name);
        if (one == null) {
            throw new IllegalArgumentException("no metric '" + name + "'"
                    + Nearest.to(name, List.copyOf(series.keySet()))
                            .map(near -> ", did you mean '" + near + "'?")
                            .orElse(""));
        }
        return one;
    }

    /** Names of all metrics. */
    Set<String> values() {
        return Collections.unmodifiableSet(series.keySet());
    }

    private static boolean isShare(String name) {
        return name.equals("campaign.complete")
                || name.startsWith("lost.")
                || name.startsWith("downlink.lost.")
                || name.startsWith("delivery.ratio")
                || name.startsWith("downlink.ratio")
                || name.startsWith("radio.pdr")
                || name.startsWith("events.") && (name.endsWith(".before") || name.endsWith(".during"));
    }

    /** What became of each requirement, in their order. */
    public List<RequirementResult> verdicts() {
        List<RequirementResult> results = new ArrayList<>();
        for (int i = 0; i < requirements.size(); i++) {
            Requirement requirement = requirements.get(i);
            ConfidenceInterval interval = requirementValues.get(i).interval();
            results.add(requirement.judge(requirement.valueIsShare() ? interval.asRatio() : interval));
        }
        return results;
    }

    /** Devices and gateways as the first replication had them. */
    public Population population() {
        return config.population();
    }

    /** Messages made in all replications. */
    public long generated(Direction direction) {
        return ledger(direction).generated();
    }

    /** Messages delivered in all replications. */
    public long delivered(Direction direction) {
        return ledger(direction).delivered();
    }

    /** What was counted under a name in all replications, such as {@code mqtt.published}. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    Ledger ledger(Direction direction) {
        return direction == Direction.UPLINK ? uplink : downlink;
    }

    List<Cause> causes() {
        return config.causes();
    }

    List<String> energyStates() {
        return config.energyStates();
    }

    Grouping grouping() {
        return grouping;
    }

    /** Round trips of all commands, in microseconds. */
    QuantileHistogram roundTripUs() {
        return roundTripUs;
    }

    QuantileHistogram stageUs(Stage stage) {
        return stagesUs[stage.ordinal()];
    }

    SortedMap<String, RadioCounts.OfRate> radio() {
        return radio;
    }

    SortedMap<String, Long> counts() {
        return counts;
    }

    /**
     * Counters that belong to the places in {@link #population()}: of all replications, or of the first one if the devices stand elsewhere
     * in others.
     */
    DeviceCounters devices() {
        return redrawn ? firstDevices : devices;
    }

    /** How many replications {@link #devices()} covers. */
    int deviceReplications() {
        return redrawn ? 1 : replications;
    }

    /** Mean energy of one device of a group in one replication, spent in one state; NaN if nothing was told. */
    double joulesPerDevice(int group, int state) {
        return joulesByGroupAndState[group][state] / replications / grouping.size(group);
    }

    /** The events of the scenario, in the order of time. */
    List<EventInfo> events() {
        return config.events();
    }

    /** A figure of one of them, see {@link EventOutcome}. */
    ConfidenceInterval event(int event, String figure) {
        return interval(EventOutcome.prefix(event) + figure);
    }

    /** In how many replications a figure of an event had a value. */
    int told(int event, String figure) {
        return (int) Arrays.stream(metric(EventOutcome.prefix(event) + figure))
                .filter(value -> !Double.isNaN(value))
                .count();
    }

    /** Length of the bins of {@link #madeByTime}, microseconds. */
    long binUs() {
        return binUs;
    }

    /** Uplink messages of all replications by the time they were made; zeros if there are no events. */
    long[] madeByTime() {
        return madeByTime;
    }

    /** Those of them that were delivered. */
    long[] deliveredByTime() {
        return deliveredByTime;
    }

    BatteryLives lives() {
        return lives;
    }

    /** States that any device spent energy in. */
    int[] spendingStates() {
        return IntStream.range(0, energyStates().size())
                .filter(state -> Arrays.stream(joulesByGroupAndState).anyMatch(group -> group[state] != 0))
                .toArray();
    }

    /** What each gateway came to in all replications, by index. */
    public List<GatewayTotals> gateways() {
        return List.of(gateways);
    }

    /** Whether the audit found that no gateway was on the air for longer than its duty cycle allows. */
    public boolean gatewaysKeepDutyCycle() {
        return regulation.kept("dutyCycle", "gateway ");
    }

    /** The audit of the rules of the air. */
    Regulation regulation() {
        return regulation;
    }

    /** Frames a gateway decoded over all frames sent; NaN if none was. */
    double receptionShare(int gateway) {
        long sent = radio.values().stream()
                .mapToLong(RadioCounts.OfRate::allTransmissions)
                .sum();
        return Metric.share(gateways[gateway].received(), sent);
    }
}
