package io.chirpsim.phy;

import io.chirpsim.units.Db;
import java.util.ArrayList;
import java.util.List;

/**
 * What disturbs a downlink at its device: the gateways' other frames that were on the air lately and, where the two directions disturb each
 * other, the devices' frames.
 */
final class DownlinkAir {
    private final RadioConfig config;
    private final LinkTable links;
    private final FarLosses far;
    private final SignalClasses classes;
    private final Interferers interferers;
    private final Recent downlinks = new Recent();
    private final Recent uplinks = new Recent();

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
            downlinks.add(t, longestUs);
        } else if (far != FarLosses.NONE) {
            uplinks.add(t, longestUs);
        }
    }

    /** A gateway goes down in the middle of what it sends. */
    void cutOff(int gatewayIndex, long nowUs) {
        for (Transmission t : downlinks.frames) {
            if (t.sender == gatewayIndex && t.endUs > nowUs) {
                t.cutOff = true;
            }
        }
    }

    /** Loss of the link between a device and a gateway in dB, in reach for uplinks or not. */
    double lossDb(int deviceIndex, int gatewayIndex) {
        double knownDb = links.lossDb(deviceIndex, gatewayIndex);
        return knownDb < Double.POSITIVE_INFINITY ? knownDb : far.deviceToGatewayDb(deviceIndex, gatewayIndex);
    }

    RadioCause interfered(Transmission t, int deviceIndex, double rssiDbm) {
        interferers.clear();
        for (Transmission other : downlinks.frames) {
            double share = shareOf(t, other);
            if (share > 0) {
                add(t, other, share, lossDb(deviceIndex, other.sender));
            }
        }
        for (Transmission other : uplinks.frames) {
            double share = shareOf(t, other);
            if (share > 0 && other.foreign == null && other.sender != deviceIndex) {
                add(t, other, share, far.devicesDb(deviceIndex, other.sender));
            }
        }
        return config.verdict(t, Db.dbmToMilliwatt(rssiDbm), interferers);
    }

    /** Share of another frame's power that this one meets; 0 if they never are on the air together. */
    private double shareOf(Transmission t, Transmission other) {
        boolean together = other != t && !t.inStepWith(other) && other.endUs > t.startUs && other.startUs < t.endUs;
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

    /** Frames in the order in which they began. Those that nothing on the air can meet are sorted out now and then, not with each new one. */
    private static final class Recent {
        private static final int LEAST = 16;

        private final List<Transmission> frames = new ArrayList<>();
        private int sortOutAt = LEAST;

        void add(Transmission t, long longestUs) {
            if (frames.size() >= sortOutAt) {
                frames.removeIf(old -> old.endUs < t.startUs - longestUs);
                sortOutAt = Math.max(LEAST, 2 * frames.size());
            }
            frames.add(t);
        }
    }
}
