package io.chirpsim.app.load;

import io.chirpsim.lorawan.region.Region;
import java.util.List;
import java.util.Optional;

/** What the loader must know of regional parameters. */
public interface RegionFacts {
    /** Known regions by name, such as {@code EU868}. */
    List<String> regions();

    /** These and one of the user's own, under a name. */
    RegionFacts with(String name, Region region);

    /** A region of the user's own; empty if the name is that of another. */
    Optional<Region> own(String region);

    /** A region by its name. */
    Region region(String region);

    /** Data-rate indices an end-device may send uplinks with by default, lowest first. */
    List<Integer> uplinkDataRates(String region);

    /** Data-rate indices a gateway may send with. */
    List<Integer> downlinkDataRates(String region);

    /** Longest FRMPayload (N of RP002: without FOpts) at a data rate, bytes. */
    int maxPayloadBytes(String region, int dataRate);

    /** Largest EIRP of an end-device that is admitted on all channels it uses by default, dBm. */
    double maxDeviceEirpDbm(String region);

    /** Whether an end-device may send on a frequency at all. */
    boolean permits(String region, long frequencyHz);

    /** Data rate of class B ping slots; empty where no beacons are known. */
    Optional<Integer> pingSlotDataRate(String region);

    /** Largest RX1DROffset. */
    int maxRx1DrOffset(String region);
}
