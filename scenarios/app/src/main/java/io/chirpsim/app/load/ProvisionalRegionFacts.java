package io.chirpsim.app.load;

import java.util.List;

/** EU868 by RP002-1.0.4, section 2.4, until the region tables of the LoRaWAN module take over. */
public final class ProvisionalRegionFacts implements RegionFacts {
    private static final List<Integer> DATA_RATES = List.of(0, 1, 2, 3, 4, 5);
    private static final int[] MAX_PAYLOAD_BYTES = {51, 51, 51, 115, 242, 242};

    @Override
    public List<String> regions() {
        return List.of("EU868");
    }

    @Override
    public List<Integer> uplinkDataRates(String region) {
        return DATA_RATES;
    }

    @Override
    public List<Integer> downlinkDataRates(String region) {
        return DATA_RATES;
    }

    @Override
    public int maxPayloadBytes(String region, int dataRate) {
        return MAX_PAYLOAD_BYTES[dataRate];
    }

    @Override
    public int maxRx1DrOffset(String region) {
        return DATA_RATES.size() - 1;
    }
}
