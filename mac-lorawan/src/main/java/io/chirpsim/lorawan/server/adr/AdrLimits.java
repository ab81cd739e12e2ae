package io.chirpsim.lorawan.server.adr;

import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LoraModulation;
import java.util.OptionalDouble;

/**
 * Between what a strategy may choose for a device.
 *
 * @param region gives data rates and the step of TXPower
 * @param maxDataRate no higher data rate is asked for
 * @param maxTxPower no higher TXPower index is asked for
 * @param refusedDataRates data rates the device does not have, a bit each
 * @param refusedTxPowers TXPower indexes the device does not have, a bit each
 */
public record AdrLimits(Region region, int maxDataRate, int maxTxPower, int refusedDataRates, int refusedTxPowers) {
    private static final int NARROW_HZ = 125_000;
    private static final int LOWEST_OF_ALL_REGIONS = 7;
    private static final double SF7_FLOOR_DB = -7.5;
    private static final double FLOOR_STEP_DB = 2.5;

    /**
     * What a region allows on its network's channels: up to the highest data rate that is LoRa with 125 kHz and SF7 or slower, as The Things
     * Stack's MaxADRDataRateIndex and ChirpStack's default algorithm have it.
     */
    public static AdrLimits of(Region region) {
        int max = 0;
        for (DataRate rate : region.dataRates()) {
            boolean usable = rate != null
                    && rate.uplink() instanceof LoraModulation lora
                    && lora.bandwidthHz() == NARROW_HZ
                    && lora.spreadingFactor() >= LOWEST_OF_ALL_REGIONS
                    && !region.channels(rate, region.networkChannels()).isEmpty();
            max = usable ? rate.index() : max;
        }
        return new AdrLimits(region, max, region.power().maxIndex(), 0, 0);
    }

    /** These limits with another highest data rate. */
    public AdrLimits withMaxDataRate(int index) {
        return new AdrLimits(region, index, maxTxPower, refusedDataRates, refusedTxPowers);
    }

    AdrLimits withMaxTxPower(int index) {
        return new AdrLimits(region, maxDataRate, index, refusedDataRates, refusedTxPowers);
    }

    AdrLimits without(int dataRates, int txPowers) {
        return new AdrLimits(region, maxDataRate, maxTxPower, refusedDataRates | dataRates, refusedTxPowers | txPowers);
    }

    boolean hasDataRate(int index) {
        return region.hasDataRate(index) && (refusedDataRates >>> index & 1) == 0;
    }

    boolean hasTxPower(int index) {
        return (refusedTxPowers >>> index & 1) == 0;
    }

    /**
     * Signal to noise ratio in dB that a data rate's demodulation needs: -7.5 with SF7 and 2.5 less per step to -20 with SF12 (SX1276 and
     * SX1301 data sheets); empty where it is not LoRa.
     */
    public OptionalDouble floorDb(int dataRate) {
        return region.hasDataRate(dataRate) && region.dataRate(dataRate).uplink() instanceof LoraModulation lora
                ? OptionalDouble.of(SF7_FLOOR_DB - FLOOR_STEP_DB * (lora.spreadingFactor() - LOWEST_OF_ALL_REGIONS))
                : OptionalDouble.empty();
    }

    /** How much weaker a device sends with one TXPower index than with another. */
    double powerStepDb(int from, int to) {
        return (to - from) * region.power().stepDb();
    }
}
