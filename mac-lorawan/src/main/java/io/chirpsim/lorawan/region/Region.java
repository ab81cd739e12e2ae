package io.chirpsim.lorawan.region;

import com.fasterxml.jackson.databind.JsonNode;
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
 * @param rx1DrOffset downlink data rate of RX1 by uplink data rate and offset; an empty row where an index is no data rate
 * @param rx2 second receive window
 * @param power transmit powers
 * @param subBands duty-cycle budgets
 * @param dwell longest frames
 * @param lbt listen before talk; null where nobody has to
 * @param dwellRx1DrOffset as rx1DrOffset where the dwell time of downlinks is limited; null if it is the same
 * @param adrBackOff the data rate to which a device that hears nothing falls back, by its data rate; -1: none lower
 * @param repeaterMaxMacPayload no MACPayload in bytes may be longer where a repeater may be in the way
 * @param rules what holds for the channels
 * @param beacon where class B beacons are
 * @param pingSlot where class B ping slots are
 */
public record Region(
        String name,
        String source,
        long[] channelsHz,
        int defaultChannels,
        DataRate[] dataRates,
        int[][] rx1DrOffset,
        Rx2 rx2,
        Power power,
        List<SubBand> subBands,
        Dwell dwell,
        Lbt lbt,
        int[][] dwellRx1DrOffset,
        int[] adrBackOff,
        int repeaterMaxMacPayload,
        ChannelRules rules,
        Hopping beacon,
        Hopping pingSlot) {
    /** An effective radiated power refers to a dipole, an EIRP to an isotropic antenna. */
    public static final double EIRP_OVER_ERP_DB = 2.15;

    private static final int NARROW_HZ = 125_000;

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
     * A region of a user's own, from keys as in the files of those that ship; with {@code basedOn} it says only what differs.
     *
     * @throws RegionFileException if they are impossible
     */
    public static Region of(JsonNode keys) {
        return RegionFile.read(keys);
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
        ChannelSet all = ChannelSet.range(0, frequenciesHz.length);
        ChannelSet wide = ChannelSet.NONE;
        for (int i = all.next(0); i >= 0; i = all.next(i + 1)) {
            wide = rules.wide().contains(channelIndex(frequenciesHz[i])) ? wide.with(i) : wide;
        }
        boolean narrowOnly = wide.isEmpty() && !rules.wide().isEmpty();
        JoinPlan joins = rules.joins()
                .on(all, rate -> !narrowOnly || dataRate(rate).uplink().occupiedHz() <= NARROW_HZ);
        return with(
                channels,
                frequenciesHz.length,
                dataRates,
                new ChannelRules(
                        downlinksOf(channels), wide, all, ChannelRules.DYNAMIC_MASKS, CfList.FREQUENCIES, joins));
    }

    /** Frequencies of RX1 for uplinks on these frequencies: as here, or the same where this region does not have them. */
    private long[] downlinksOf(long[] frequenciesHz) {
        return LongStream.of(frequenciesHz)
                .map(hz -> channelIndex(hz) < 0 ? hz : downlinkHz(channelIndex(hz)))
                .toArray();
    }

    /**
     * This region with more channels behind those it has, where networks choose their channels.
     *
     * @throws IllegalArgumentException if a frequency lies in no sub-band
     */
    public Region withMoreChannels(long... frequenciesHz) {
        long[] more =
                LongStream.of(frequenciesHz).filter(hz -> channelIndex(hz) < 0).toArray();
        for (long frequencyHz : more) {
            if (!admits(frequencyHz)) {
                throw new IllegalArgumentException(name + " has no sub-band for " + frequencyHz + " Hz");
            }
        }
        long[] channels = LongStream.concat(LongStream.of(channelsHz), LongStream.of(more))
                .toArray();
        ChannelRules wider = new ChannelRules(
                downlinksOf(channels), rules.wide(), rules.network(), rules.masks(), rules.cfList(), rules.joins());
        return with(channels, defaultChannels, dataRates, wider);
    }

    /** This region with a network that uses these channels. */
    public Region withNetworkChannels(ChannelSet channels) {
        return with(channelsHz, defaultChannels, dataRates, rules.withNetwork(channels));
    }

    /** Channels that the network uses. */
    public ChannelSet networkChannels() {
        return rules.network();
    }

    /** This region with LoRa data rates that are sent in another way. */
    public Region withDataRates(UnaryOperator<DataRate> change) {
        DataRate[] changed = new DataRate[dataRates.length];
        for (int i = 0; i < changed.length; i++) {
            boolean lora = dataRates[i] != null && dataRates[i].isLora();
            changed[i] = lora ? change.apply(dataRates[i]) : dataRates[i];
        }
        return with(channelsHz, defaultChannels, changed, rules);
    }

    /** This region with another rule for listening before talking; null for none. */
    public Region withLbt(Lbt other) {
        return with(channelsHz, defaultChannels, dataRates, rules, other);
    }

    private Region with(long[] channels, int defaults, DataRate[] rates, ChannelRules otherRules) {
        return with(channels, defaults, rates, otherRules, lbt);
    }

    private Region with(long[] channels, int defaults, DataRate[] rates, ChannelRules otherRules, Lbt otherLbt) {
        return new Region(
                name,
                source,
                channels,
                defaults,
                rates,
                rx1DrOffset,
                rx2,
                power,
                subBands,
                dwell,
                otherLbt,
                dwellRx1DrOffset,
                adrBackOff,
                repeaterMaxMacPayload,
                otherRules,
                beacon,
                pingSlot);
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
            if (rate != null && rate.uplink() != null && alike(rate.uplink(), modulation)) {
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
     * Which channels a data rate can be used on: its own if it has one; else those of the device, of the width it has where a region's channels
     * differ in it. An LR-FHSS channel is wide and must lie in one sub-band (none in a gap): where some of the device's channels do, only those.
     *
     * @param device channels of the device
     */
    public ChannelSet channels(DataRate rate, ChannelSet device) {
        ChannelSet own = ownChannel(rate);
        ChannelSet known = ofWidth(rate, device);
        if (!own.isEmpty() || !(rate.uplink() instanceof LrFhssModulation lrFhss)) {
            return own.isEmpty() ? known : own;
        }
        ChannelSet fitting = ChannelSet.NONE;
        for (int i = known.next(0); i >= 0; i = known.next(i + 1)) {
            fitting = fits(channelsHz[i], lrFhss.occupiedHz()) ? fitting.with(i) : fitting;
        }
        return fitting.isEmpty() ? known : fitting;
    }

    private ChannelSet ofWidth(DataRate rate, ChannelSet known) {
        ChannelSet wide = rules.wide();
        if (wide.isEmpty()) {
            return known;
        }
        return rate.uplink().occupiedHz() > NARROW_HZ ? known.and(wide) : known.without(wide);
    }

    private boolean fits(long centreHz, int widthHz) {
        return subBands.stream()
                .anyMatch(band -> band.fromHz() <= centreHz - widthHz / 2 && centreHz + widthHz / 2 <= band.toHz());
    }

    /** Data rate index of RX1 after an uplink, with the region's own dwell time. */
    public int rx1DataRate(int uplinkDataRate, int offset) {
        return rx1DataRate(uplinkDataRate, offset, dwell);
    }

    /** Data rate index of RX1 after an uplink, with the dwell time that holds for the device. */
    public int rx1DataRate(int uplinkDataRate, int offset, Dwell limits) {
        boolean limited = dwellRx1DrOffset != null && limits.downlinkUs() > 0;
        return (limited ? dwellRx1DrOffset : rx1DrOffset)[uplinkDataRate][offset];
    }

    /** Largest RX1DROffset. */
    public int maxRx1DrOffset() {
        return rx1DrOffset[rx1DrOffset.length - 1].length - 1;
    }

    /** Frequency of RX1 after an uplink on a channel. */
    public long downlinkHz(int channel) {
        return rules.downlinksHz()[channel];
    }

    /** Frequency of RX1 after a join-request on a channel. */
    public long joinDownlinkHz(int channel) {
        JoinPlan.Channel own = rules.joins().channel(channel);
        return own == null || own.downlinkHz() == 0 ? downlinkHz(channel) : own.downlinkHz();
    }

    /** Frequency of RX2 after a join-request on a channel, and of a device that joined there until the network says otherwise. */
    public long joinRx2Hz(int channel) {
        JoinPlan.Channel own = rules.joins().channel(channel);
        return own == null || own.rx2Hz() == 0 ? rx2.frequencyHz() : own.rx2Hz();
    }

    /**
     * The channels that are on after a channel mask (LinkADRReq) of a device that has all channels of the region.
     *
     * @param chMaskCntl 0 to 7
     * @param chMask 16 bits
     * @param current channels that are on before
     * @return null if ChMaskCntl is reserved or a channel of the mask does not exist
     */
    public ChannelSet channels(int chMaskCntl, int chMask, ChannelSet current) {
        return channels(chMaskCntl, chMask, current, allChannels());
    }

    /**
     * As {@link #channels(int, int, ChannelSet)}.
     *
     * @param defined channels that the device has, whether they are on or not
     */
    public ChannelSet channels(int chMaskCntl, int chMask, ChannelSet current, ChannelSet defined) {
        ChannelMaskControl control =
                chMaskCntl < 0 || chMaskCntl >= rules.masks().size()
                        ? null
                        : rules.masks().get(chMaskCntl);
        return control == null ? null : control.apply(chMaskCntl, chMask, current, defined, rules.wide());
    }

    /** Whether networks set dwell time and largest EIRP of devices here (TXParamSetupReq): where payloads depend on the dwell time. */
    public boolean limitsByCommand() {
        return Arrays.stream(dataRates)
                .anyMatch(rate -> rate != null && rate.dwellMaxMacPayload() != rate.maxMacPayload());
    }

    /** Data rates that devices may send with under a dwell time, in rising order. */
    public List<DataRate> uplinkDataRates(Dwell limits) {
        return Arrays.stream(dataRates)
                .filter(rate -> rate != null && rate.uplinkPayload(limits) >= 0)
                .toList();
    }

    /** The data rate to which a device that hears nothing of its network falls back, or -1 if there is none lower. */
    public int lowerDataRate(int index, Dwell limits) {
        int lower = adrBackOff[index];
        if (lower < 0 || dataRate(lower).uplinkPayload(limits) >= 0) {
            return lower;
        }
        int lowest = uplinkDataRates(limits).get(0).index();
        return lowest == index ? -1 : lowest;
    }

    /** EIRP of a device with a TXPower index. */
    public double eirpDbm(int txPowerIndex) {
        return power.maxEirpDbm() - power.stepDb() * txPowerIndex;
    }

    /** EIRP of gateways on a frequency; never more than its sub-band admits. */
    public double downlinkEirpDbm(long frequencyHz) {
        double usualDbm = power.downlinkEirpDbm();
        for (StrongDownlink strong : power.strongDownlinks()) {
            if (frequencyHz >= strong.fromHz() && frequencyHz < strong.toHz()) {
                usualDbm = strong.eirpDbm();
            }
        }
        return Math.min(usualDbm, maxEirpDbm(frequencyHz));
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
