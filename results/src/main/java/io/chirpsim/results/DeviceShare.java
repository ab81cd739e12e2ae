package io.chirpsim.results;

/** The share of devices that satisfy a requirement in one replication. */
final class DeviceShare {
    private final Requirement requirement;
    private final ReplicationResult result;
    private final DeviceCounters devices;

    DeviceShare(Requirement requirement, ReplicationResult result) {
        this.requirement = requirement;
        this.result = result;
        this.devices = result.devices();
    }

    /**
     * The share in a group.
     *
     * @return NaN if there is no device to ask
     */
    double of(int group) {
        long asked = 0;
        long satisfied = 0;
        for (int device = 0; device < devices.generated.length; device++) {
            boolean inGroup = group == Metric.ALL_GROUPS || result.grouping().of(device) == group;
            if (inGroup && isAsked(device)) {
                asked++;
                satisfied += holds(device) ? 1 : 0;
            }
        }
        return Metric.share(satisfied, asked);
    }

    private boolean holds(int device) {
        if (requirement.metric().isLatency()) {
            return result.watch(requirement).holds(device);
        }
        if (requirement.metric().isShareOfTime()) {
            return result.ageWatch(requirement).holds(device, devices.ageTimeUs[device]);
        }
        return requirement.comparison().holds(value(device), requirement.threshold());
    }

    private boolean isAsked(int device) {
        return switch (requirement.metric()) {
            case BATTERY_LIFE -> Double.isFinite(devices.batteryYears[device]);
            case RADIO_PDR -> devices.transmissions[device] > 0;
            default -> made(device) > 0;
        };
    }

    private boolean downlink() {
        return requirement.metric().isOfDownlinks();
    }

    private int made(int device) {
        return downlink() ? devices.downlinks[device] : devices.generated[device];
    }

    private int arrived(int device) {
        return downlink() ? devices.downlinksDelivered[device] : devices.delivered[device];
    }

    private double value(int device) {
        return switch (requirement.metric()) {
            case BATTERY_LIFE -> devices.batteryYears[device];
            case RADIO_PDR -> Metric.share(devices.received[device], devices.transmissions[device]);
            case AGE_MEAN -> devices.ageMeanS(device);
            case AGE_PEAK -> devices.agePeakS(device);
            case AGE_MAX -> devices.ageMaxS(device);
            default -> Metric.share(arrived(device), made(device));
        };
    }
}
