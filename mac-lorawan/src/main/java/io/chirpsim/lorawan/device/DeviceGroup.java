package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.region.Region;

/** What the devices of a group share: their configuration and what follows from it. */
public final class DeviceGroup {
    final DeviceConfig config;
    final FrameCodec codec;
    final MacDraws draws;
    final Region region;
    final int[] dutyCyclesPpm;
    final long txMicroAmps;
    private final int[] channelSubBands;
    private final WindowTiming[] timings;

    /** Devices with this configuration. */
    public DeviceGroup(DeviceConfig config, FrameCodec codec, MacDraws draws) {
        this.config = config;
        this.codec = codec;
        this.draws = draws;
        this.region = config.region();
        this.dutyCyclesPpm = region.dutyCyclesPpm();
        this.txMicroAmps = config.energy().radio().txMicroAmps(config.power().conductedDbm());
        this.channelSubBands = new int[region.channelsHz().length];
        for (int i = 0; i < channelSubBands.length; i++) {
            channelSubBands[i] = region.subBandIndex(region.channelsHz()[i], config.eirpDbm());
        }
        this.timings = new WindowTiming[region.dataRates().length];
        for (int i = 0; i < timings.length; i++) {
            if (region.hasDataRate(i)) {
                timings[i] = WindowTiming.of(region.dataRate(i).downlink(), config.clock());
            }
        }
    }

    /** The configuration. */
    public DeviceConfig config() {
        return config;
    }

    int subBand(int channel) {
        return channelSubBands[channel];
    }

    WindowTiming timing(int dataRate) {
        return timings[dataRate];
    }
}
