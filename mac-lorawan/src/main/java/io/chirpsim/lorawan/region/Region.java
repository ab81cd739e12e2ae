package io.chirpsim.lorawan.region;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.phy.Modulation;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Regional parameters. Channels and sub-bands are named by their place in the lists.
 *
 * @param name such as {@code "EU868"}
 * @param source where the numbers come from
 * @param channelsHz uplink channels: first the default ones, which are also the join channels, then the optional ones, then those of single
 *     data rates
 * @param defaultChannels how many of them are default
 * @param dataRates data rates by index; null where an index is none
 * @param rx1DrOffset downlink data rate of RX1 by uplink data rate and offset
 * @param joinDataRates data rates of join-requests in the order in which they are tried
 * @param rx2 second receive window
 * @param power transmit powers
 * @param subBands duty-cycle budgets
 * @param dwell longest frames
 * @param lbt listen before talk; null where nobody has to
 */
public record Region(
        String name,
        String source,
        long[] channelsHz,
        int defaultChannels,
        DataRate[] dataRates,
        int[][] rx1DrOffset,
        int[] joinDataRates,
        Rx2 rx2,
        Power power,
        List<SubBand> subBands,
        Dwell dwell,
        Lbt lbt) {
    /** An effective radiated power refers to a dipole, an EIRP to an isotropic antenna. */
    public static final double EIRP_OVER_ERP_DB = 2.15;

    /**
     * Second receive window.
     *
     * @param frequencyHz its frequency
     * @param dataRate its data rate by default
     * @param thingsNetworkDataRate the one The Things Network uses
     */
    public record Rx2(long frequencyHz, int dataRate, int thingsNetworkDataRate) {}

    /**
     * Transmit powers.
     *
     * @param maxEirpDbm largest EIRP of a device
     * @param stepDb step from one TXPower index to the next
     * @param maxIndex last TXPower index
     * @param downlinkEirpDbm EIRP of gateways
     * @param strongDownlinks frequencies where gateways send with more
     */
    public record Power(
            double maxEirpDbm,
            double stepDb,
            int maxIndex,
            double downlinkEirpDbm,
            List<StrongDownlink> strongDownlinks) {}

    /**
     * Frequencies where gateways send with more power.
     *
     * @param fromHz first frequency
     * @param toHz first frequency beyond
     * @param eirpDbm EIRP there
     */
    public record StrongDownlink(long fromHz, long toHz, double eirpDbm) {}

    /** Names of the regions that ship with the program. */
    public static List<String> names() {
        return RegionFile.NAMES;
    }

    /**
     * A region that ships with the program.
     *
     * @throws UnknownRegionException if none has this name
     */
    public static Region named(String name) {
        return RegionFile.named(name);
    }

    /**
     * This region with uplink channels of one's own, all of them default ones. Those of single data rates that are not LoRa stay, behind them.
     *
     * @throws IllegalArgumentException if a frequency lies in no sub-band
     */
    public Region withChannels(long... frequenciesHz) {
        for (long frequencyHz : frequenciesHz) {
            if (!admits(frequencyHz)) {
                throw new IllegalArgumentException(name + " has no sub-band for " + frequencyHz + " Hz");
            }
        }
        LongStream ofSingleRates = Arrays.stream(dataRates)
                .filter(rate -> rate != null && !rate.isLora() && rate.channelHz() > 0)
                .mapToLong(DataRate::channelHz);
        long[] channels = LongStream.concat(LongStream.of(frequenciesHz), ofSingleRates)
                .distinct()
                .toArray();
        return with(channels, frequenciesHz.length, dataRates);
    }

    /** This region with LoRa data rates that are sent in another way. */
    public Region withDataRates(UnaryOperator<DataRate> change) {
        DataRate[] changed = new DataRate[dataRates.length];
        for (int i = 0; i < changed.length; i++) {
            boolean lora = dataRates[i] != null && dataRates[i].isLora();
            changed[i] = lora ? change.apply(dataRates[i]) : dataRates[i];
        }
        return with(channelsHz, defaultChannels, changed);
    }

    private Region with(long[] channels, int defaults, DataRate[] rates) {
        return new Region(
                name, source, channels, defaults, rates, rx1DrOffset, joinDataRates, rx2, power, subBands, dwell, lbt);
    }

    /** Whether an end-device may send on a frequency, with whatever power. */
    public boolean admits(long frequencyHz) {
        return subBands.stream().anyMatch(band -> band.admits(frequencyHz, Double.NEGATIVE_INFINITY));
    }

    /** Whether an index is a data rate here. */
    public boolean hasDataRate(int index) {
        return index >= 0 && index < dataRates.length && dataRates[index] != null;
    }

    /**
     * The data rate of an index.
     *
     * @throws IllegalArgumentException if it is none here
     */
    public DataRate dataRate(int index) {
        if (!hasDataRate(index)) {
            throw new IllegalArgumentException(name + " has no data rate " + index);
        }
        return dataRates[index];
    }

    /** Index of the data rate of an uplink modulation, or -1. */
    public int dataRateIndex(Modulation modulation) {
        for (int i = dataRates.length - 1; i >= 0; i--) {
            DataRate rate = dataRates[i];
            if (rate != null && alike(rate.uplink(), modulation)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean alike(Modulation a, Modulation b) {
        return a instanceof LoraModulation one && b instanceof LoraModulation other
                ? one.spreadingFactor() == other.spreadingFactor() && one.bandwidthHz() == other.bandwidthHz()
                : a.equals(b);
    }

    /** Index of the channel on a frequency, or -1. */
    public int channelIndex(long frequencyHz) {
        for (int i = 0; i < channelsHz.length; i++) {
            if (channelsHz[i] == frequencyHz) {
                return i;
            }
        }
        return -1;
    }

    /** The channels every device has. */
    public ChannelSet defaultChannelSet() {
        return ChannelSet.range(0, defaultChannels);
    }

    /** The default channels and all others but those of single data rates that are not LoRa. */
    public ChannelSet allChannels() {
        ChannelSet channels = ChannelSet.range(0, channelsHz.length);
        for (DataRate rate : dataRates) {
            if (rate != null && !rate.isLora()) {
                channels = channels.without(ownChannel(rate).without(defaultChannelSet()));
            }
        }
        return channels;
    }

    private ChannelSet ownChannel(DataRate rate) {
        int channel = rate.channelHz() == 0 ? -1 : channelIndex(rate.channelHz());
        return channel < 0 ? ChannelSet.NONE : ChannelSet.of(channel);
    }

    /**
     * Which channels a data rate can be used on: its own if it has one; else those of the device. An LR-FHSS channel is wide and
     * must lie in one sub-band (none in a gap): where some of the device's channels do, only those.
     *
     * @param known channels of the device
     */
    public ChannelSet channels(DataRate rate, ChannelSet known) {
        ChannelSet own = ownChannel(rate);
        if (!own.isEmpty() || !(rate.uplink() instanceof LrFhssModulation lrFhss)) {
            return own.isEmpty() ? known : own;
        }
        ChannelSet fitting = ChannelSet.NONE;
        for (int i = known.next(0); i >= 0; i = known.next(i + 1)) {
            fitting = fits(channelsHz[i], lrFhss.occupiedHz()) ? fitting.with(i) : fitting;
        }
        return fitting.isEmpty() ? known : fitting;
    }

    private boolean fits(long centreHz, int widthHz) {
        return subBands.stream()
                .anyMatch(band -> band.fromHz() <= centreHz - widthHz / 2 && centreHz + widthHz / 2 <= band.toHz());
    }

    /** Data rate index of RX1 after an uplink. */
    public int rx1DataRate(int uplinkDataRate, int offset) {
        return rx1DrOffset[uplinkDataRate][offset];
    }

    /** EIRP of a device with a TXPower index. */
    public double eirpDbm(int txPowerIndex) {
        return power.maxEirpDbm() - power.stepDb() * txPowerIndex;
    }

    /** EIRP of gateways on a frequency. */
    public double downlinkEirpDbm(long frequencyHz) {
        for (StrongDownlink strong : power.strongDownlinks()) {
            if (frequencyHz >= strong.fromHz() && frequencyHz < strong.toHz()) {
                return strong.eirpDbm();
            }
        }
        return power.downlinkEirpDbm();
    }

    /**
     * Index of the sub-band that a transmission uses: of those that admit its frequency and power the one with the largest duty cycle.
     *
     * @throws IllegalArgumentException if none does
     */
    public int subBandIndex(long frequencyHz, double eirpDbm) {
        int best = -1;
        for (int i = 0; i < subBands.size(); i++) {
            SubBand band = subBands.get(i);
            boolean admitted = band.admits(frequencyHz, eirpDbm - EIRP_OVER_ERP_DB);
            if (admitted
                    && (best < 0 || band.dutyCyclePpm() > subBands.get(best).dutyCyclePpm())) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException(
                    name + " has no sub-band for " + frequencyHz + " Hz at " + eirpDbm + " dBm EIRP");
        }
        return best;
    }

    /** Largest EIRP in dBm that one of the sub-bands admits on a frequency; minus infinity if none is there. */
    public double maxEirpDbm(long frequencyHz) {
        return subBands.stream()
                        .filter(band -> band.admits(frequencyHz, band.maxErpDbm()))
                        .mapToDouble(SubBand::maxErpDbm)
                        .reduce(Double.NEGATIVE_INFINITY, Math::max)
                + EIRP_OVER_ERP_DB;
    }

    /** Duty-cycle limits of all sub-bands in millionths, in their order. */
    public int[] dutyCyclesPpm() {
        return subBands.stream().mapToInt(SubBand::dutyCyclePpm).toArray();
    }
}
