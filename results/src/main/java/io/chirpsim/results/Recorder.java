package io.chirpsim.results;

import static io.chirpsim.results.MessageStore.slot;

import io.chirpsim.flow.Cause;
import io.chirpsim.flow.Direction;
import io.chirpsim.flow.Journey;
import io.chirpsim.flow.Stage;
import io.chirpsim.results.MessageSink.Outcome;
import io.chirpsim.stats.QuantileHistogram;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps the loss ledger of one replication. Messages made in [warmUp, duration) count, frames by their start in the same window, counters
 * from the warm-up on to the end. Not for several threads.
 *
 * <p>A message that ends undelivered without ever having failed, or an id nobody was given, is a fault of the program:
 * {@link IllegalStateException}.
 */
public final class Recorder implements Journey {
    private final RecorderConfig config;
    private final Grouping grouping;
    private final Map<Cause, Integer> causes = new IdentityHashMap<>();
    private final Ledger uplink;
    private final Ledger downlink;
    private final QuantileHistogram[] stagesUs = new QuantileHistogram[MessageChunk.STAGES];
    private final long[] stageUs = new long[MessageChunk.STAGES];
    private final DeviceCounters devices;
    private final RadioCounts radio;
    private final LatencyWatch[] watches;
    private final List<AgeWatch> ageWatches;
    private final Ages ages;
    private final RoundTrips roundTrips;
    private final GatewayTotals[] gateways;
    private final double[][] joulesByGroupAndState;
    private final MessageStore messages = new MessageStore();
    private List<RegulationRow> regulation = List.of();
    private final SortedMap<String, Double> values = new TreeMap<>();
    private final TimeBins bins;
    private final List<EventWatch> events;
    private long[] counts = new long[16];

    /** A recorder that has seen nothing yet. */
    public Recorder(RecorderConfig config) {
        this.config = config;
        this.grouping = new Grouping(config.population().devices());
        int n = config.population().devices().size();
        for (Cause cause : config.causes()) {
            causes.put(cause, causes.size());
        }
        uplink = new Ledger(grouping.count(), causes.size());
        downlink = new Ledger(grouping.count(), causes.size());
        Arrays.setAll(stagesUs, stage -> new QuantileHistogram());
        devices = new DeviceCounters(n);
        radio = new RadioCounts(grouping.count());
        watches = config.requirements().stream()
                .filter(LatencyWatch::isFor)
                .map(requirement -> new LatencyWatch(requirement, n))
                .toArray(LatencyWatch[]::new);
        ageWatches = config.requirements().stream()
                .filter(AgeWatch::isFor)
                .map(requirement -> new AgeWatch(requirement, n))
                .toList();
        ages = new Ages(grouping, devices, config.warmUpUs(), config.durationUs(), ageWatches);
        roundTrips = new RoundTrips(grouping, watches);
        gateways = new GatewayTotals[config.population().gateways().size()];
        Arrays.fill(gateways, GatewayTotals.NONE);
        bins = new TimeBins(config.durationUs(), config.events().isEmpty() ? 0 : grouping.count());
        events = config.events().stream().map(this::watch).toList();
        joulesByGroupAndState =
                new double[grouping.count()][config.energyStates().size()];
    }

    private EventWatch watch(EventInfo event) {
        int group = event.group().map(grouping::indexOf).orElse(-1);
        return new EventWatch(event, bins, group, config.warmUpUs());
    }

    /** What watches an event of {@link RecorderConfig#events}, by its index there; told who has to join because of it. */
    public EventWatch event(int index) {
        return events.get(index);
    }

    @Override
    public long created(Direction direction, int deviceIndex, long tUs) {
        boolean counts = inWindow(tUs);
        byte flag = direction == Direction.DOWNLINK ? MessageChunk.DOWNLINK : 0;
        if (counts) {
            ledger(direction).generated[grouping.of(deviceIndex)]++;
            (direction == Direction.UPLINK ? devices.generated : devices.downlinks)[deviceIndex]++;
            if (direction == Direction.UPLINK && !events.isEmpty()) {
                bins.made(grouping.of(deviceIndex), tUs);
                events.forEach(event -> event.made(grouping.of(deviceIndex), tUs));
            }
        }
        return messages.open(deviceIndex, flag, counts, tUs);
    }

    @Override
    public void copied(long id, int more) {
        MessageChunk chunk = messages.chunk(id);
        if (chunk != null) {
            chunk.copies[slot(id)] += more;
        }
    }

    @Override
    public void released(long id, long tUs) {
        MessageChunk chunk = messages.chunk(id);
        if (chunk == null) {
            return;
        }
        int slot = slot(id);
        if (--chunk.copies[slot] == 0) {
            if (!chunk.has(slot, MessageChunk.DELIVERED)) {
                lose(id, chunk, slot, tUs);
            }
            messages.close(id, chunk);
        }
    }

    @Override
    public void failed(long id, Cause cause, double strengthDb, long tUs) {
        MessageChunk chunk = messages.chunk(id);
        if (chunk != null) {
            chunk.failed(slot(id), cause, strengthDb, tUs);
        }
    }

    @Override
    public void reached(long id, Stage stage, long tUs) {
        MessageChunk chunk = messages.chunk(id);
        if (chunk != null) {
            chunk.reached(slot(id), stage.ordinal(), tUs);
        }
    }

    @Override
    public void delivered(long id, long tUs) {
        MessageChunk chunk = messages.chunk(id);
        if (chunk == null || chunk.has(slot(id), MessageChunk.DELIVERED)) {
            return;
        }
        int slot = slot(id);
        chunk.flags[slot] |= MessageChunk.DELIVERED;
        if (!chunk.has(slot, MessageChunk.DOWNLINK)) {
            ages.delivered(chunk.device[slot], chunk.createdUs[slot], tUs);
            roundTrips.answered(chunk.device[slot], chunk.createdUs[slot], tUs);
        }
        if (chunk.counted[slot]) {
            deliver(id, chunk, slot, tUs);
            tell(id, chunk, slot, Outcome.DELIVERED, tUs);
        }
    }

    @Override
    public void acknowledged(long id, long tUs) {
        MessageChunk chunk = messages.chunk(id);
        if (chunk != null) {
            roundTrips.acknowledged(id, chunk.device[slot(id)], tUs);
        }
    }

    @Override
    public void transmitted(int deviceIndex, int label, boolean received, long startUs, long airtimeUs) {
        if (!inWindow(startUs)) {
            return;
        }
        radio.add(grouping.of(deviceIndex), label, received);
        devices.transmissions[deviceIndex]++;
        devices.airtimeUs[deviceIndex] += airtimeUs;
        if (received) {
            devices.received[deviceIndex]++;
        }
    }

    @Override
    public void count(int label, long n, long tUs) {
        if (tUs < config.warmUpUs()) {
            return;
        }
        if (label >= counts.length) {
            counts = Arrays.copyOf(counts, label + 16);
        }
        counts[label] += n;
    }

    /**
     * What a device spent from the start to the end of the duration.
     *
     * @param joulesByState one place per state of {@link RecorderConfig#energyStates()}
     * @param batteryYears how long its battery would last; NaN if it has none
     */
    public void deviceEnergy(int device, double[] joulesByState, double batteryYears) {
        double[] ofGroup = joulesByGroupAndState[grouping.of(device)];
        double joules = 0;
        for (int state = 0; state < ofGroup.length; state++) {
            ofGroup[state] += joulesByState[state];
            joules += joulesByState[state];
        }
        devices.joules[device] = joules;
        devices.batteryYears[device] = batteryYears;
    }

    /** How a device sends at the end of the duration: index of its data rate, EIRP and NbTrans. */
    public void deviceLink(int device, int dataRate, double eirpDbm, int nbTrans) {
        devices.dataRate[device] = dataRate;
        devices.eirpDbm[device] = (float) eirpDbm;
        devices.nbTrans[device] = nbTrans;
    }

    /** What a gateway did. */
    public void gateway(int gateway, GatewayTotals totals) {
        gateways[gateway] = totals;
    }

    /** What the audit of the rules of the air found. */
    public void regulation(List<RegulationRow> found) {
        regulation = List.copyOf(found);
    }

    /** One more figure of this replication, by its name among the results. */
    public void value(String name, double value) {
        values.put(name, value);
    }

    /** Ends the replication: what still has copies and is not delivered is in flight. The recorder is of no use afterwards. */
    public ReplicationResult finish(long endUs) {
        ages.end();
        long[] inFlight = {0};
        messages.forEach((id, chunk, slot) -> {
            if (chunk.counted[slot] && !chunk.has(slot, MessageChunk.DELIVERED)) {
                inFlight[0]++;
                tell(id, chunk, slot, Outcome.IN_FLIGHT, endUs);
            }
        });
        if (inFlight[0] != uplink.inFlight() + downlink.inFlight()) {
            throw new IllegalStateException("the loss ledger does not add up: " + inFlight[0] + " in flight, "
                    + uplink.inFlight() + " + " + downlink.inFlight() + " by the sums");
        }
        return new ReplicationResult(
                config,
                grouping,
                uplink,
                downlink,
                stagesUs,
                radio.byName(config.labels()),
                countsByName(),
                devices,
                joulesByGroupAndState,
                List.of(gateways),
                List.of(watches),
                regulation,
                ages,
                ageWatches,
                roundTrips,
                events.stream().map(EventWatch::outcome).toList(),
                bins,
                values);
    }

    private SortedMap<String, Long> countsByName() {
        SortedMap<String, Long> byName = new TreeMap<>();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] != 0) {
                byName.put(config.labels().name(label), counts[label]);
            }
        }
        return byName;
    }

    private void deliver(long id, MessageChunk chunk, int slot, long tUs) {
        int device = chunk.device[slot];
        long latencyUs = tUs - chunk.createdUs[slot];
        Direction direction = direction(chunk, slot);
        Ledger ledger = ledger(direction);
        ledger.delivered[grouping.of(device)]++;
        ledger.latencyUs[grouping.of(device)].add(latencyUs);
        for (LatencyWatch watch : watches) {
            watch.told(direction == Direction.UPLINK ? Span.UPLINK : Span.DOWNLINK, device, latencyUs);
        }
        if (direction == Direction.DOWNLINK) {
            roundTrips.arrived(id, device, chunk.createdUs[slot], tUs);
            devices.downlinksDelivered[device]++;
            return;
        }
        if (!events.isEmpty()) {
            deliverInBin(grouping.of(device), chunk.createdUs[slot]);
        }
        devices.delivered[device]++;
        devices.latencySumUs[device] += latencyUs;
        devices.latencyMaxUs[device] = Math.max(devices.latencyMaxUs[device], latencyUs);
        addStages(chunk, slot, tUs);
    }

    private void deliverInBin(int group, long createdUs) {
        bins.ended();
        bins.delivered(group, createdUs);
        events.forEach(event -> event.delivered(group, createdUs));
    }

    private void addStages(MessageChunk chunk, int slot, long tUs) {
        chunk.stageTimes(slot, tUs, stageUs);
        for (int stage = 0; stage < stageUs.length; stage++) {
            if (stageUs[stage] >= 0) {
                stagesUs[stage].add(stageUs[stage]);
            }
        }
    }

    private void lose(long id, MessageChunk chunk, int slot, long tUs) {
        Cause cause = chunk.cause[slot];
        Integer index = causes.get(cause);
        if (index == null) {
            throw new IllegalStateException("message " + id + " of device " + chunk.device[slot] + " ended at " + tUs
                    + " us undelivered, " + (cause == null ? "and nothing failed" : "cause not listed: " + cause));
        }
        if (!chunk.counted[slot]) {
            return;
        }
        Direction direction = direction(chunk, slot);
        ledger(direction).lost[grouping.of(chunk.device[slot])][index]++;
        if (direction == Direction.UPLINK) {
            devices.lost[chunk.device[slot]]++;
            bins.ended();
        }
        for (EventWatch event : events) {
            event.lost(direction, grouping.of(chunk.device[slot]), cause, chunk.createdUs[slot], tUs);
        }
        tell(id, chunk, slot, Outcome.LOST, tUs);
    }

    private void tell(long id, MessageChunk chunk, int slot, Outcome outcome, long tUs) {
        if (config.sink() == MessageSink.NONE) {
            return;
        }
        long[] times = new long[MessageChunk.STAGES];
        chunk.stageTimes(slot, tUs, times);
        Cause cause = outcome == Outcome.LOST ? chunk.cause[slot] : null;
        config.sink()
                .ended(new MessageSink.Row(
                        id,
                        direction(chunk, slot),
                        chunk.device[slot],
                        chunk.createdUs[slot],
                        outcome,
                        tUs,
                        cause,
                        times));
    }

    private boolean inWindow(long tUs) {
        return tUs >= config.warmUpUs() && tUs < config.durationUs();
    }

    private Ledger ledger(Direction direction) {
        return direction == Direction.UPLINK ? uplink : downlink;
    }

    private static Direction direction(MessageChunk chunk, int slot) {
        return chunk.has(slot, MessageChunk.DOWNLINK) ? Direction.DOWNLINK : Direction.UPLINK;
    }
}
