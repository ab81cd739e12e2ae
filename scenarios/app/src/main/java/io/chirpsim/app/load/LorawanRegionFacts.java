package io.chirpsim.app.load;

import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LrFhssModulation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The regions of the LoRaWAN module. */
public final class LorawanRegionFacts implements RegionFacts {
    /** Bandwidth of the channels that every end-device has. */
    private static final int DEFAULT_BANDWIDTH_HZ = 125_000;

    private final SortedMap<String, Region> own;

    /** Those that ship with the program. */
    public LorawanRegionFacts() {
        this(Collections.emptySortedMap());
    }

    private LorawanRegionFacts(SortedMap<String, Region> own) {
        this.own = own;
    }

    @Override
    public RegionFacts with(String name, Region region) {
        SortedMap<String, Region> more = new TreeMap<>(own);
        more.put(name, region);
        return new LorawanRegionFacts(more);
    }

    @Override
    public Optional<Region> own(String region) {
        return Optional.ofNullable(own.get(region));
    }

    @Override
    public List<String> regions() {
        return Region.names();
    }

    @Override
    public Region region(String region) {
        return own(region).orElseGet(() -> Region.named(region));
    }

    @Override
    public List<Integer> uplinkDataRates(String region) {
        Region facts = region(region);
        return facts.uplinkDataRates(facts.dwell()).stream()
                .filter(rate -> isUsedByDefault(facts, rate))
                .map(DataRate::index)
                .toList();
    }

    /** Whether gateways have a channel for it: FSK and wider LoRa need one of their own. */
    private static boolean isUsedByDefault(Region facts, DataRate rate) {
        if (rate.uplink() instanceof LrFhssModulation) {
            return true;
        }
        if (!rate.isLora()) {
            return rate.channelHz() > 0;
        }
        return rate.uplink().bandwidthHz() == DEFAULT_BANDWIDTH_HZ
                || !facts.rules().wide().isEmpty();
    }

    @Override
    public List<Integer> downlinkDataRates(String region) {
        return Arrays.stream(region(region).dataRates())
                .filter(Objects::nonNull)
                .filter(rate -> rate.downlink() != null)
                .map(DataRate::index)
                .toList();
    }

    @Override
    public int maxPayloadBytes(String region, int dataRate) {
        Region facts = region(region);
        return facts.dataRate(dataRate).uplinkPayload(facts.dwell());
    }

    @Override
    public double maxDeviceEirpDbm(String region) {
        Region facts = region(region);
        return LongStream.of(facts.channelsHz())
                .mapToDouble(facts::maxEirpDbm)
                .reduce(facts.power().maxEirpDbm(), Math::min);
    }

    @Override
    public boolean permits(String region, long frequencyHz) {
        return region(region).admits(frequencyHz);
    }

    @Override
    public Optional<Integer> pingSlotDataRate(String region) {
        return BeaconPlan.of(region(region)).map(plan -> plan.pingSlot().dataRate());
    }

    @Override
    public int maxRx1DrOffset(String region) {
        return region(region).maxRx1DrOffset();
    }
}
