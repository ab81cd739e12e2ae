package io.chirpsim.lorawan.classb;

import io.chirpsim.lorawan.region.Hopping;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LoraModulation;
import java.util.Optional;

/**
 * How beacons and ping slots are sent in a region.
 *
 * @param beacon where beacons are
 * @param pingSlot where ping slots are
 * @param spreadingFactor of beacons
 * @param bandwidthHz of beacons
 */
public record BeaconPlan(Hopping beacon, Hopping pingSlot, int spreadingFactor, int bandwidthHz) {
    private static final int PREAMBLE_SYMBOLS = 10;

    /** The plan of a region; empty where class B is not known. */
    public static Optional<BeaconPlan> of(Region region) {
        Hopping beacon = region.beacon();
        if (beacon == null || region.pingSlot() == null) {
            return Optional.empty();
        }
        LoraModulation lora =
                (LoraModulation) region.dataRate(beacon.dataRate()).downlink();
        return Optional.of(new BeaconPlan(beacon, region.pingSlot(), lora.spreadingFactor(), lora.bandwidthHz()));
    }

    /** How a beacon is sent: ten symbols of preamble, no header, no CRC but its own, I/Q not inverted. */
    public LoraModulation modulation() {
        return new LoraModulation(
                spreadingFactor, bandwidthHz, 1, PREAMBLE_SYMBOLS, false, false, LoraModulation.LowDataRate.AUTO);
    }

    /** Length of a beacon in bytes. */
    public int bytes() {
        return BeaconFrame.length(spreadingFactor);
    }

    /** Frequency of the beacon of a period. */
    public long beaconHz(int beaconTime) {
        return beacon.beaconHz(Integer.toUnsignedLong(beaconTime));
    }

    /** Frequency of an address's ping slots in a period. */
    public long pingHz(int beaconTime, int devAddr) {
        return pingSlot.pingSlotHz(devAddr, Integer.toUnsignedLong(beaconTime));
    }
}
