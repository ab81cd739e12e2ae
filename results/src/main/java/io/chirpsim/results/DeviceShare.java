package io.chirpsim.results;

import io.chirpsim.flow.Direction;

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
        LatencyWatch watch = requirement.metric().isLatency() ? result.watch(requirement) : null;
        for (int device = 0; device < devices.generated.length; device++) {
            boolean inGroup = group == Metric.ALL_GROUPS || result.grouping().of(device) == group;
            if (inGroup && isAsked(device)) {
                asked++;
                boolean holds = watch == null
                        ? requirement.comparison().holds(value(device), requirement.threshold())
                        : watch.holds(device, arrived(device));
                satisfied += holds ? 1 : 0;
            }
        }
        return Metric.share(satisfied, asked);
    }

    private boolean isAsked(int device) {
        return switch (requirement.metric()) {
            case BATTERY_LIFE -> Double.isFinite(devices.batteryYears[device]);
            case RADIO_PDR -> devices.transmissions[device] > 0;
            default -> made(device) > 0;
        };
    }

    private boolean downlink() {
        return requirement.metric().direction() == Direction.DOWNLINK || requirement.metric() == Metric.DOWNLINK_RATIO;
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
            default -> Metric.share(arrived(device), made(device));
        };
    }
}
