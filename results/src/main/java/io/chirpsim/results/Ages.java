package io.chirpsim.results;

import io.chirpsim.stats.QuantileHistogram;
import io.chirpsim.stats.RampHistogram;
import java.util.Arrays;
import java.util.List;

/**
 * Age of information: at any time, how long ago the freshest message that has arrived from a device was made. It grows with time and falls when
 * a fresher one arrives (Kaul, Yates and Gruteser, "Real-time status: how often should one update?", INFOCOM 2012); its integral over [from,
 * until) is exact. A device's age is known from the first arrival on, be it before {@code from}.
 */
final class Ages {
    private static final long NEVER = Long.MIN_VALUE;

    private final Grouping grouping;
    private final DeviceCounters devices;
    private final long fromUs;
    private final long untilUs;
    private final AgeWatch[] watches;
    private final long[] freshestUs;
    private final long[] knownUs;
    private final RampHistogram[] timeUs;
    private final QuantileHistogram[] peaksUs;

    Ages(Grouping grouping, DeviceCounters devices, long fromUs, long untilUs, List<AgeWatch> watches) {
        this.grouping = grouping;
        this.devices = devices;
        this.fromUs = fromUs;
        this.untilUs = untilUs;
        this.watches = watches.toArray(AgeWatch[]::new);
        freshestUs = new long[devices.generated.length];
        knownUs = new long[devices.generated.length];
        Arrays.fill(freshestUs, NEVER);
        timeUs = new RampHistogram[grouping.count()];
        Arrays.setAll(timeUs, group -> new RampHistogram());
        peaksUs = new QuantileHistogram[grouping.count()];
        Arrays.setAll(peaksUs, group -> new QuantileHistogram());
    }

    /** A message has arrived. */
    void delivered(int device, long createdUs, long tUs) {
        if (tUs >= untilUs || createdUs <= freshestUs[device]) {
            return;
        }
        if (freshestUs[device] != NEVER && tUs >= fromUs) {
            ramp(device, tUs);
            long peakUs = tUs - freshestUs[device];
            devices.agePeaks[device]++;
            devices.agePeakSumUs[device] += peakUs;
            peaksUs[grouping.of(device)].add(peakUs);
        }
        freshestUs[device] = createdUs;
        knownUs[device] = tUs;
    }

    /** Nothing arrives any more: ages grow to the end. */
    void end() {
        for (int device = 0; device < freshestUs.length; device++) {
            if (freshestUs[device] != NEVER) {
                ramp(device, untilUs);
            }
        }
    }

    private void ramp(int device, long tUs) {
        long sinceUs = Math.max(fromUs, knownUs[device]);
        long startUs = sinceUs - freshestUs[device];
        long endUs = tUs - freshestUs[device];
        long spanUs = tUs - sinceUs;
        devices.ageAreaS2[device] += spanUs / 1e6 * ((startUs + endUs) / 2e6);
        devices.ageTimeUs[device] += spanUs;
        devices.ageMaxUs[device] = Math.max(devices.ageMaxUs[device], endUs);
        timeUs[grouping.of(device)].add(startUs, endUs);
        for (AgeWatch watch : watches) {
            watch.ramp(device, startUs, endUs);
        }
    }

    /** How a group's ages are spread over time. */
    RampHistogram timeUs(int group) {
        return timeUs[group];
    }

    /** Ages just before something fresher came, of a group. */
    QuantileHistogram peaksUs(int group) {
        return peaksUs[group];
    }
}
