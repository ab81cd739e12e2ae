package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.region.Region;
import io.chirpsim.lorawan.server.adr.AdrLimits;
import io.chirpsim.lorawan.server.adr.AdrStrategy;

/**
 * What the network server asks of devices in MAC commands.
 *
 * @param adr how it chooses data rate and power; null: not at all
 * @param limits within which
 * @param deviceStatusEveryUs it asks each device so often how it is, with the first uplink after that time; 0: never
 * @param maxDutyCycle it limits the airtime of each device to 1 / 2^this; 0: it does not
 */
public record MacRules(AdrStrategy adr, AdrLimits limits, long deviceStatusEveryUs, int maxDutyCycle) {
    /** It asks for nothing. */
    public static MacRules none(Region region) {
        return new MacRules(null, AdrLimits.of(region), 0, 0);
    }

    boolean asksForNothing() {
        return adr == null && deviceStatusEveryUs == 0 && maxDutyCycle == 0;
    }
}
