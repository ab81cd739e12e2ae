package io.chirpsim.phy;

import io.chirpsim.units.Db;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a sender hears on a channel before it talks: the frames of devices, gateways and other networks that are on the air, or were lately. Between
 * devices, and between gateways, the loss is the median of the path-loss model, without shadowing, and nothing fades.
 */
final class Earshot {
    private static final int LEAST = 16;

    private final RadioConfig config;
    private final DownlinkAir air;
    private final LinkTable links;
    private final Surroundings around;
    private final GatewayReceiver[] gateways;
    private final long memoryUs;
    private final List<Transmission> frames = new ArrayList<>();
    private int sortOutAt = LEAST;
    private long[] fromUs = new long[LEAST];
    private long[] untilUs = new long[LEAST];
    private double[] milliwatt = new double[LEAST];
    private int heard;

    /** @param memoryUs how long a frame is remembered after its end */
    Earshot(
            RadioConfig config,
            DownlinkAir air,
            LinkTable links,
            Surroundings around,
            GatewayReceiver[] gateways,
            long memoryUs) {
        this.config = config;
        this.air = air;
        this.links = links;
        this.around = around;
        this.gateways = gateways;
        this.memoryUs = memoryUs;
    }

    /** How long a frame is remembered after its end. */
    long memoryUs() {
        return memoryUs;
    }

    /** A frame begins. */
    void add(Transmission t) {
        if (frames.size() >= sortOutAt) {
            frames.removeIf(old -> old.endUs < t.startUs - memoryUs);
            sortOutAt = Math.max(LEAST, 2 * frames.size());
        }
        frames.add(t);
    }

    /** The largest power in dBm that a device has met on a channel in a time; minus infinity for none. */
    double atDeviceDbm(int device, long frequencyHz, int bandwidthHz, long sinceUs, long nowUs) {
        heard = 0;
        for (Transmission t : frames) {
            double share = share(t, frequencyHz, bandwidthHz, sinceUs, nowUs);
            if (share > 0 && (t.downlink || t.sender != device)) {
                double dbm = t.foreign == null
                        ? t.eirpDbm - lossToDeviceDb(t, device)
                        : t.foreign.rssiDbm(t, around.deviceEntities().applyAsLong(device));
                hear(t, share * Db.dbmToMilliwatt(dbm), sinceUs, nowUs);
            }
        }
        return largestDbm();
    }

    private double lossToDeviceDb(Transmission t, int device) {
        return t.downlink ? air.lossDb(device, t.sender) : around.far().devicesDb(device, t.sender);
    }

    /** The same for a gateway. */
    double atGatewayDbm(int gateway, long frequencyHz, int bandwidthHz, long sinceUs, long nowUs) {
        heard = 0;
        for (Transmission t : frames) {
            double share = share(t, frequencyHz, bandwidthHz, sinceUs, nowUs);
            if (share > 0 && !(t.downlink && t.sender == gateway)) {
                double dbm = t.foreign == null
                        ? t.eirpDbm - lossToGatewayDb(t, gateway)
                        : t.foreign.rssiDbm(t, gateways[gateway].ear().entity());
                hear(t, share * Db.dbmToMilliwatt(dbm), sinceUs, nowUs);
            }
        }
        return largestDbm();
    }

    private double lossToGatewayDb(Transmission t, int gateway) {
        double gainDbi = gateways[gateway].radio().antennaGainDbi();
        if (t.downlink) {
            return around.far().gatewaysDb(gateway, t.sender) - gainDbi;
        }
        double knownDb = links.lossWithoutGainDb(t.sender, gateway);
        return knownDb - gainDbi;
    }

    private double share(Transmission t, long frequencyHz, int bandwidthHz, long sinceUs, long nowUs) {
        return t.endUs > sinceUs && t.startUs < nowUs
                ? config.overlap().share(frequencyHz, bandwidthHz, t.frequencyHz, t.modulation.occupiedHz())
                : 0;
    }

    private void hear(Transmission t, double power, long sinceUs, long nowUs) {
        if (heard == fromUs.length) {
            fromUs = Arrays.copyOf(fromUs, 2 * heard);
            untilUs = Arrays.copyOf(untilUs, 2 * heard);
            milliwatt = Arrays.copyOf(milliwatt, 2 * heard);
        }
        fromUs[heard] = Math.max(sinceUs, t.startUs);
        untilUs[heard] = Math.min(nowUs, t.endUs);
        milliwatt[heard++] = power;
    }

    /** Power only ever rises where a frame begins. */
    private double largestDbm() {
        double largest = 0;
        for (int i = 0; i < heard; i++) {
            double sum = 0;
            for (int j = 0; j < heard; j++) {
                sum += fromUs[j] <= fromUs[i] && untilUs[j] > fromUs[i] ? milliwatt[j] : 0;
            }
            largest = Math.max(largest, sum);
        }
        return largest > 0 ? Db.milliwattToDbm(largest) : Double.NEGATIVE_INFINITY;
    }
}
