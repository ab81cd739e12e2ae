package io.chirpsim.phy;

import io.chirpsim.units.Db;
import java.util.ArrayList;
import java.util.List;

/**
 * What disturbs a downlink at its device: the gateways' other frames that were on the air lately and, where the two directions disturb each
 * other, the devices' frames. Downlinks are few: plain lists.
 */
final class DownlinkAir {
    private final RadioConfig config;
    private final LinkTable links;
    private final FarLosses far;
    private final SignalClasses classes;
    private final Interferers interferers;
    private final List<Transmission> downlinks = new ArrayList<>();
    private final List<Transmission> uplinks = new ArrayList<>();

    DownlinkAir(RadioConfig config, LinkTable links, FarLosses far, SignalClasses classes, Interferers interferers) {
        this.config = config;
        this.links = links;
        this.far = far;
        this.classes = classes;
        this.interferers = interferers;
    }

    /** A frame that may disturb downlinks begins. */
    void add(Transmission t, long longestUs) {
        if (t.downlink) {
            remember(downlinks, t, longestUs);
        } else if (far != FarLosses.NONE) {
            remember(uplinks, t, longestUs);
        }
    }

    /** A gateway goes down in the middle of what it sends. */
    void cutOff(int gatewayIndex, long nowUs) {
        for (Transmission t : downlinks) {
            if (t.sender == gatewayIndex && t.endUs > nowUs) {
                t.cutOff = true;
            }
        }
    }

    private static void remember(List<Transmission> recent, Transmission t, long longestUs) {
        recent.removeIf(old -> old.endUs < t.startUs - longestUs);
        recent.add(t);
    }

    /** Loss of the link between a device and a gateway in dB, in reach for uplinks or not. */
    double lossDb(int deviceIndex, int gatewayIndex) {
        double knownDb = links.lossDb(deviceIndex, gatewayIndex);
        return knownDb < Double.POSITIVE_INFINITY ? knownDb : far.deviceToGatewayDb(deviceIndex, gatewayIndex);
    }

    RadioCause interfered(Transmission t, int deviceIndex, double rssiDbm) {
        interferers.clear();
        for (Transmission other : downlinks) {
            double share = shareOf(t, other);
            if (share > 0) {
                add(t, other, share, lossDb(deviceIndex, other.sender));
            }
        }
        for (Transmission other : uplinks) {
            double share = shareOf(t, other);
            if (share > 0 && other.foreign == null && other.sender != deviceIndex) {
                add(t, other, share, far.devicesDb(deviceIndex, other.sender));
            }
        }
        return config.verdict(t, Db.dbmToMilliwatt(rssiDbm), interferers);
    }

    /** Share of another frame's power that this one meets; 0 if they never are on the air together. */
    private double shareOf(Transmission t, Transmission other) {
        boolean together = other != t && other.endUs > t.startUs && other.startUs < t.endUs;
        return together
                ? config.overlap()
                        .share(
                                t.frequencyHz,
                                t.modulation.bandwidthHz(),
                                other.frequencyHz,
                                other.modulation.occupiedHz())
                : 0;
    }

    private void add(Transmission t, Transmission other, double share, double lossDb) {
        double milliwatt = Db.dbmToMilliwatt(other.eirpDbm - lossDb) * share;
        if (milliwatt > 0) {
            classes.add(t, other, milliwatt, interferers);
        }
    }
}
