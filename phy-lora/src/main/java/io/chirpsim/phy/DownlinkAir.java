package io.chirpsim.phy;

import io.chirpsim.units.Db;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The gateways' frames that were on the air lately, and how they disturb each other at a device. Gateways are few: a plain list. */
final class DownlinkAir {
    private final LinkTable links;
    private final Interference interference;
    private final List<Transmission> recent = new ArrayList<>();
    private long longestUs;

    DownlinkAir(LinkTable links, Interference interference) {
        this.links = links;
        this.interference = interference;
    }

    void add(Transmission t) {
        longestUs = Math.max(longestUs, t.endUs - t.startUs);
        recent.removeIf(old -> old.endUs < t.startUs - longestUs);
        recent.add(t);
    }

    RadioCause interfered(Transmission t, int deviceIndex, double rssiDbm) {
        double[] energy = interference.energy();
        Arrays.fill(energy, 0);
        for (Transmission other : recent) {
            long overlapUs = Math.min(other.endUs, t.endUs) - Math.max(other.startUs, t.startUs);
            if (other != t && overlapUs > 0 && other.frequencyHz == t.frequencyHz) {
                double otherDbm = other.eirpDbm - links.lossDb(deviceIndex, other.sender);
                energy[other.lora().spreadingFactor() - 7] += Db.dbmToMilliwatt(otherDbm) * overlapUs;
            }
        }
        return interference.verdict(t, Db.dbmToMilliwatt(rssiDbm));
    }
}
