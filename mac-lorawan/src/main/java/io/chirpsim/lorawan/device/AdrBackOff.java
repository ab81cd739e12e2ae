package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LrFhssModulation;

/**
 * What a device with adaptive data rate does when its uplinks get no answer for long. With ADR_ACK_LIMIT 64 and ADR_ACK_DELAY 32 (LoRaWAN L2
 * 1.0.4, table 9): from the 65th uplink on it asks for a sign of life, from the 97th with full power, from the 129th and every 32 with a lower
 * data rate, and after the lowest with the default channels and one transmission each.
 */
public enum AdrBackOff {
    /** LoRaWAN L2 1.0.4. */
    LORAWAN_1_0_4,
    /** LoRaWAN 1.0.3 and before: the data rate falls with the 97th uplink already, and at the lowest one the device does not ask. */
    LORAWAN_1_0_3,
    /** None, as in ns-3 lorawan. */
    NONE;

    private static final int FIRST_OF_ALL_REGIONS = 7;

    /** Whether an uplink asks for a sign of life. */
    boolean asks(int uplinksBefore, int limit, boolean lowest) {
        return this != NONE && uplinksBefore >= limit && !(this == LORAWAN_1_0_3 && lowest);
    }

    /** Whether an uplink is sent with full power. */
    boolean fullPower(int uplinksBefore, int limit, int delay) {
        return this != NONE && uplinksBefore >= limit + delay;
    }

    /** Whether the data rate falls with an uplink. */
    boolean stepsDown(int uplinksBefore, int limit, int delay) {
        int first = limit + (this == LORAWAN_1_0_3 ? delay : 2 * delay);
        return this != NONE && uplinksBefore >= first && (uplinksBefore - first) % delay == 0;
    }

    /** The data rate below one, as the regional parameters order them; -1 below the lowest. */
    static int below(Region region, int dataRate) {
        DataRate rate = region.dataRate(dataRate);
        if (rate.uplink() instanceof LrFhssModulation lrFhss) {
            return sameWidth(region, dataRate - 1, lrFhss) ? dataRate - 1 : lowest(region);
        }
        int below = dataRate - 1;
        while (below >= 0 && !follows(region, below, rate)) {
            below--;
        }
        return below;
    }

    private static boolean sameWidth(Region region, int dataRate, LrFhssModulation other) {
        return region.hasDataRate(dataRate)
                && region.dataRate(dataRate).uplink() instanceof LrFhssModulation lrFhss
                && lrFhss.occupiedHz() == other.occupiedHz();
    }

    /** SF5 and SF6 stand behind everything else and are followed by what has their bandwidth. */
    private static boolean follows(Region region, int below, DataRate rate) {
        if (!region.hasDataRate(below) || region.dataRate(below).uplink() instanceof LrFhssModulation) {
            return false;
        }
        boolean last = rate.uplink() instanceof LoraModulation lora && lora.spreadingFactor() < FIRST_OF_ALL_REGIONS;
        return !last
                || region.dataRate(below).uplink() instanceof LoraModulation lower
                        && lower.bandwidthHz() == ((LoraModulation) rate.uplink()).bandwidthHz();
    }

    private static int lowest(Region region) {
        int index = 0;
        while (!region.hasDataRate(index)) {
            index++;
        }
        return index;
    }
}
