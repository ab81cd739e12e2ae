package io.chirpsim.lorawan.classb;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chirpsim.phy.LoraModulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * How beacons and ping slots are sent in a region; the source stands in {@code beacons.json}.
 *
 * @param regions the regions it holds in
 * @param frequencyHz of the first channel
 * @param channels how many channels are hopped over
 * @param stepHz from one to the next
 * @param dataRate of beacons, and of ping slots unless they are set otherwise
 * @param spreadingFactor of beacons
 * @param bandwidthHz of beacons
 * @param pingFrequencyHz of ping slots where it is another one; 0 if not
 */
public record BeaconPlan(
        List<String> regions,
        long frequencyHz,
        int channels,
        long stepHz,
        int dataRate,
        int spreadingFactor,
        int bandwidthHz,
        long pingFrequencyHz) {
    private static final int PREAMBLE_SYMBOLS = 10;
    private static final int PERIOD_S = 128;
    private static final List<BeaconPlan> PLANS = read();

    private record Plans(String source, List<BeaconPlan> plans) {}

    private static List<BeaconPlan> read() {
        try (InputStream in = BeaconPlan.class.getResourceAsStream("/io/chirpsim/lorawan/beacons.json")) {
            return List.copyOf(new ObjectMapper().readValue(in, Plans.class).plans());
        } catch (IOException e) {
            throw new UncheckedIOException("beacons.json", e);
        }
    }

    /** The plan of a region; empty where class B is not known. */
    public static Optional<BeaconPlan> of(String region) {
        return PLANS.stream().filter(plan -> plan.regions.contains(region)).findFirst();
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
        return frequencyHz + Long.remainderUnsigned(Integer.divideUnsigned(beaconTime, PERIOD_S), channels) * stepHz;
    }

    /** Frequency of an address's ping slots in a period. */
    public long pingHz(int beaconTime, int devAddr) {
        long number = Integer.toUnsignedLong(devAddr) + Integer.divideUnsigned(beaconTime, PERIOD_S);
        return pingFrequencyHz != 0 ? pingFrequencyHz : frequencyHz + number % channels * stepHz;
    }
}
