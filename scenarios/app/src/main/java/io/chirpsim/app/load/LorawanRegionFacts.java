package io.chirpsim.app.load;

import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The regions of the LoRaWAN module. */
public final class LorawanRegionFacts implements RegionFacts {
    /** Bandwidth of the channels that every end-device has. */
    private static final int DEFAULT_BANDWIDTH_HZ = 125_000;

    @Override
    public List<String> regions() {
        return Region.names();
    }

    @Override
    public List<Integer> uplinkDataRates(String region) {
        Region facts = Region.named(region);
        return all(facts)
                .filter(index -> isUsedByDefault(facts.dataRate(index)))
                .toList();
    }

    private static boolean isUsedByDefault(DataRate rate) {
        return !rate.isLora() || rate.uplink().bandwidthHz() == DEFAULT_BANDWIDTH_HZ;
    }

    private static Stream<Integer> all(Region facts) {
        return IntStream.range(0, facts.dataRates().length)
                .filter(facts::hasDataRate)
                .boxed();
    }

    @Override
    public List<Integer> downlinkDataRates(String region) {
        Region facts = Region.named(region);
        return all(facts)
                .filter(index -> facts.dataRate(index).downlink() != null)
                .toList();
    }

    @Override
    public int maxPayloadBytes(String region, int dataRate) {
        return Region.named(region).dataRate(dataRate).maxFrmPayload();
    }

    @Override
    public double maxDeviceEirpDbm(String region) {
        Region facts = Region.named(region);
        return LongStream.of(facts.channelsHz())
                .mapToDouble(facts::maxEirpDbm)
                .reduce(facts.power().maxEirpDbm(), Math::min);
    }

    @Override
    public boolean permits(String region, long frequencyHz) {
        return Region.named(region).admits(frequencyHz);
    }

    @Override
    public Optional<Integer> pingSlotDataRate(String region) {
        return BeaconPlan.of(Region.named(region)).map(plan -> plan.pingSlot().dataRate());
    }

    @Override
    public int maxRx1DrOffset(String region) {
        return Region.named(region).rx1DrOffset()[0].length - 1;
    }
}
