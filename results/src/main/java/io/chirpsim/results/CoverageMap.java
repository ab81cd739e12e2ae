package io.chirpsim.results;

import java.util.List;
import java.util.Optional;

/**
 * How well a site is covered.
 *
 * @param scenario its name
 * @param question what the scenario asks
 * @param seed of the draws
 * @param transmitter what sends from the cells
 * @param criterion when a gateway hears it
 * @param radiusM radius of the site around its origin, metres
 * @param cellM side of a cell, metres
 * @param cells the cells whose middle lies in the site, from south to north and west to east
 * @param overCells how well the cells are heard
 * @param gateways the gateways
 * @param devices the end-devices of the first replication
 * @param overDevices how well they are heard, each with its own power and height
 * @param dataRates names of the data rates, slowest first
 * @param buildings outlines, each x, y, x, y... in metres from the origin
 * @param projection from metres to coordinates; empty for a site without
 */
public record CoverageMap(
        String scenario,
        String question,
        long seed,
        Transmitter transmitter,
        Criterion criterion,
        double radiusM,
        double cellM,
        List<Cell> cells,
        Reach overCells,
        List<GatewayInfo> gateways,
        List<DeviceInfo> devices,
        Reach overDevices,
        List<String> dataRates,
        List<double[]> buildings,
        Optional<Projection> projection) {

    public CoverageMap {
        cells = List.copyOf(cells);
        gateways = List.copyOf(gateways);
        devices = List.copyOf(devices);
        dataRates = List.copyOf(dataRates);
        buildings = List.copyOf(buildings);
    }

    /**
     * What sends from the cells.
     *
     * @param powerDbm EIRP, dBm
     * @param heightM antenna above the ground, metres
     * @param indoor whether the scenario's loss into buildings is added
     */
    public record Transmitter(double powerDbm, double heightM, boolean indoor) {
        String words() {
            return Json.text(powerDbm) + " dBm, " + Json.text(heightM) + " m above the ground, "
                    + (indoor ? "indoors" : "outdoors");
        }
    }

    /**
     * When a gateway hears a data rate.
     *
     * @param reception the scenario's rule, such as {@code "awgn"}; {@code "threshold"}: the data sheet's sensitivity decides
     * @param decodedProbability share of the frames that must be decoded, none but noise and external interference against them
     * @param payloadBytes application payload of these frames
     * @param phyPayloadBytes their length on the air
     * @param lowestDbm the lowest power in dBm that does, by gateway and data rate
     */
    public record Criterion(
            String reception, double decodedProbability, int payloadBytes, int phyPayloadBytes, double[][] lowestDbm) {
        String words() {
            return reception.equals("threshold")
                    ? "the power reaches the data sheet's sensitivity (reception: threshold)"
                    : "at least " + Json.text(100 * decodedProbability) + " % of frames with " + payloadBytes
                            + " B of payload (" + phyPayloadBytes + " B on the air) are decoded (reception: "
                            + reception + ")";
        }
    }

    /**
     * A square of the map.
     *
     * @param xM its middle, metres east of the origin
     * @param yM its middle, metres north of the origin
     */
    public record Cell(double xM, double yM) {}

    /** From metres to coordinates. */
    public interface Projection {
        /** Longitude and latitude in degrees. */
        double[] lonLat(double xM, double yM);
    }

    /** The map of one gateway alone. */
    CoverageMap of(int gateway) {
        double[][] lowestDbm = {criterion.lowestDbm()[gateway]};
        return new CoverageMap(
                scenario,
                question,
                seed,
                transmitter,
                new Criterion(
                        criterion.reception(),
                        criterion.decodedProbability(),
                        criterion.payloadBytes(),
                        criterion.phyPayloadBytes(),
                        lowestDbm),
                radiusM,
                cellM,
                cells,
                overCells.of(gateway),
                List.of(gateways.get(gateway)),
                devices,
                overDevices.of(gateway),
                dataRates,
                buildings,
                projection);
    }

    /** The least numbers of gateways that tables tell the share of. */
    int mostGateways() {
        return Math.min(3, gateways.size());
    }
}
