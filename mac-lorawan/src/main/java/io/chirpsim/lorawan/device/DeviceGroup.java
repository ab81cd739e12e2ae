package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.Dwell;
import io.chirpsim.lorawan.region.Lbt;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Modulation;
import java.util.List;

/** What the devices of a group share: their configuration and what follows from it. */
public final class DeviceGroup {
    private static final long RETRANSMIT_TIMEOUT_MIN_US = 1_000_000;
    private static final long RETRANSMIT_TIMEOUT_SPAN_US = 2_000_000;

    final DeviceConfig config;
    final FrameCodec codec;
    final MacDraws draws;
    final Region region;
    final int[] dutyCyclesPpm;
    private Ears ears = Ears.SILENCE;

    /** Where windows are booked that cost nothing besides. */
    final EnergyAccount costsNothing;

    private final int[] channelSubBands;
    private final WindowTiming[] rx1Timings;
    private final WindowTiming[] rx2Timings;

    /** Devices with this configuration. */
    public DeviceGroup(DeviceConfig config, FrameCodec codec, MacDraws draws) {
        this.config = config;
        this.codec = codec;
        this.draws = draws;
        this.region = config.region();
        this.costsNothing = new EnergyAccount(config.energy());
        this.dutyCyclesPpm = region.dutyCyclesPpm();
        this.channelSubBands = new int[region.channelsHz().length];
        for (int i = 0; i < channelSubBands.length; i++) {
            channelSubBands[i] = region.subBandIndex(region.channelsHz()[i], config.eirpDbm());
        }
        WindowSymbols fixed = config.windows().fixed();
        this.rx1Timings = timings(fixed == null ? List.of() : fixed.rx1());
        this.rx2Timings = timings(fixed == null ? List.of() : fixed.rx2());
    }

    private WindowTiming[] timings(List<Integer> fixedSymbols) {
        WindowTiming[] timings = new WindowTiming[region.dataRates().length];
        for (int i = 0; i < timings.length; i++) {
            if (region.hasDataRate(i) && region.dataRate(i).downlink() != null) {
                timings[i] = timing(region.dataRate(i).downlink(), fixedSymbols);
            }
        }
        return timings;
    }

    private WindowTiming timing(Modulation downlink, List<Integer> fixedSymbols) {
        if (downlink instanceof LoraModulation lora) {
            int symbols = WindowSymbols.of(fixedSymbols, lora.spreadingFactor());
            if (symbols > 0) {
                return WindowTiming.fixed(symbols, lora, config.clock());
            }
        }
        return WindowTiming.of(downlink, config.clock());
    }

    /** The configuration. */
    public DeviceConfig config() {
        return config;
    }

    /** From now on its devices hear what there is; once there is an air. */
    public void hearWith(Ears air) {
        ears = air;
    }

    Ears ears() {
        return ears;
    }

    /** Whether a dwell time, and listen before talk, admit a frame of this length. */
    boolean admits(DataRate rate, int phyPayloadBytes, Dwell dwell) {
        Lbt lbt = region.lbt();
        return dwell.admitsUplink(rate.uplink(), phyPayloadBytes)
                && (lbt == null || lbt.admits(rate.uplink().airtimeUs(phyPayloadBytes)));
    }

    int subBand(int channel) {
        return channelSubBands[channel];
    }

    WindowTiming rx1Timing(int dataRate) {
        return rx1Timings[dataRate];
    }

    WindowTiming rx2Timing(int dataRate) {
        return rx2Timings[dataRate];
    }

    /** RETRANSMIT_TIMEOUT after a transmission of a device: 1 to 3 s. */
    long retransmitTimeoutUs(long entity, int transmission) {
        return RETRANSMIT_TIMEOUT_MIN_US
                + draws.retransmitTimeout().uniformUs(RETRANSMIT_TIMEOUT_SPAN_US, entity, transmission);
    }
}
