package io.chirpsim.lorawan.region;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.chirpsim.lorawan.region.Region.StrongDownlink;
import io.chirpsim.phy.FskModulation;
import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.units.Db;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.LongStream;

/** The keys of a region's data file. Keys that end in Note or Source are for its readers. */
record RegionKeys(
        String name,
        String source,
        long[] defaultChannelsHz,
        long[] extraChannelsHz,
        List<Block> channelBlocks,
        String networkChannels,
        CfList cfList,
        List<ChannelMaskControl> chMaskCntl,
        List<Integer> joinDataRates,
        List<JoinStep> joins,
        List<JoinPlan.Channel> joinChannels,
        List<Rate> dataRates,
        Integer repeaterMaxMacPayload,
        SortedMap<Integer, Integer> adrBackOff,
        List<List<Integer>> rx1DrOffset,
        List<List<Integer>> dwellRx1DrOffset,
        Region.Rx2 rx2,
        Double maxEirpDbm,
        Double txPowerStepDb,
        Integer txPowerMaxIndex,
        Double downlinkEirpDbm,
        List<StrongDownlink> strongDownlinks,
        Hopping beacon,
        Hopping pingSlot,
        List<Band> subBands,
        Dwell dwell,
        Lbt lbt) {
    private static final int NO_REPEATER_LIMIT = 250;

    /** What the file may leave out. */
    RegionKeys {
        defaultChannelsHz = defaultChannelsHz == null ? new long[0] : defaultChannelsHz;
        extraChannelsHz = extraChannelsHz == null ? new long[0] : extraChannelsHz;
        channelBlocks = orNone(channelBlocks);
        cfList = cfList == null ? CfList.FREQUENCIES : cfList;
        chMaskCntl = chMaskCntl == null ? ChannelRules.DYNAMIC_MASKS : Collections.unmodifiableList(chMaskCntl);
        joinDataRates = orNone(joinDataRates);
        joins = orNone(joins);
        joinChannels = orNone(joinChannels);
        dataRates = orNone(dataRates);
        repeaterMaxMacPayload = repeaterMaxMacPayload == null ? NO_REPEATER_LIMIT : repeaterMaxMacPayload;
        adrBackOff = adrBackOff == null ? Collections.emptySortedMap() : adrBackOff;
        rx1DrOffset = orNone(rx1DrOffset);
        strongDownlinks = orNone(strongDownlinks);
        subBands = orNone(subBands);
        dwell = dwell == null ? Dwell.NONE : dwell;
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    /** Frequencies one step apart. */
    record Steps(long firstHz, long stepHz, int count) {
        long hertz(int i) {
            return firstHz + stepHz * (i % count);
        }
    }

    /** Uplink channels one step apart and the downlink channels that belong to them. */
    record Block(long firstHz, long stepHz, int count, int bandwidthHz, Steps downlink) {
        long hertz(int i) {
            return firstHz + stepHz * i;
        }

        long downlinkHz(int i) {
            return downlink == null ? hertz(i) : downlink.hertz(i);
        }
    }

    /** One join-request. */
    record JoinStep(String channels, int dataRate, Integer dwellDataRate) {
        JoinPlan.Step step() {
            int limited = dwellDataRate == null ? dataRate : dwellDataRate;
            return new JoinPlan.Step(ChannelSet.parse(channels), dataRate, limited);
        }
    }

    /** How a data rate is modulated. */
    enum Modulation {
        LORA,
        FSK,
        LR_FHSS
    }

    /** A data rate. */
    record Rate(
            int index,
            Modulation modulation,
            int spreadingFactor,
            int bandwidthHz,
            int bitRate,
            int deviationHz,
            LrFhssModulation.CodingRate codingRate,
            LrFhssModulation.Width width,
            long channelHz,
            boolean downlinkOnly,
            boolean uplinkOnly,
            int maxMacPayload,
            int maxFrmPayload,
            Integer dwellMaxMacPayload,
            Integer dwellMaxFrmPayload) {
        @JsonIgnore
        boolean hasDownlink() {
            return modulation != Modulation.LR_FHSS && !uplinkOnly;
        }

        DataRate dataRate() {
            io.chirpsim.phy.Modulation up =
                    switch (modulation) {
                        case LORA -> io.chirpsim.phy.LoraModulation.uplink(spreadingFactor, bandwidthHz);
                        case FSK -> new FskModulation(bitRate, deviationHz);
                        case LR_FHSS -> new LrFhssModulation(codingRate, width);
                    };
            io.chirpsim.phy.Modulation down =
                    switch (modulation) {
                        case LORA -> io.chirpsim.phy.LoraModulation.downlink(spreadingFactor, bandwidthHz);
                        case FSK -> up;
                        case LR_FHSS -> null;
                    };
            return new DataRate(
                    index,
                    downlinkOnly ? null : up,
                    uplinkOnly ? null : down,
                    channelHz,
                    maxMacPayload,
                    maxFrmPayload,
                    dwellMaxMacPayload == null ? maxMacPayload : dwellMaxMacPayload,
                    dwellMaxFrmPayload == null ? maxFrmPayload : dwellMaxFrmPayload);
        }
    }

    /** A sub-band; its limit is an e.r.p. or an EIRP. */
    record Band(String name, long fromHz, long toHz, Double maxErpMilliwatt, Double maxEirpDbm, double dutyCycle) {
        SubBand subBand() {
            double erpDbm =
                    maxErpMilliwatt == null ? maxEirpDbm - Region.EIRP_OVER_ERP_DB : Db.milliwattToDbm(maxErpMilliwatt);
            return new SubBand(name, fromHz, toHz, erpDbm, (int) Math.round(dutyCycle * SubBand.UNLIMITED_PPM));
        }
    }

    /** Uplink channels without those of single data rates. */
    long[] plainChannels() {
        LongStream listed = LongStream.concat(Arrays.stream(defaultChannelsHz), Arrays.stream(extraChannelsHz));
        LongStream inBlocks = channelBlocks.stream()
                .flatMapToLong(block -> LongStream.range(0, block.count()).map(i -> block.hertz((int) i)));
        return LongStream.concat(inBlocks, listed).toArray();
    }

    private long[] channels(long[] plain) {
        LongStream ofOne = dataRates.stream()
                .mapToLong(Rate::channelHz)
                .filter(hz -> hz > 0 && Arrays.stream(plain).noneMatch(known -> known == hz))
                .distinct();
        return LongStream.concat(Arrays.stream(plain), ofOne).toArray();
    }

    private long[] downlinks(long[] channels) {
        long[] downlinks = channels.clone();
        int channel = 0;
        for (Block block : channelBlocks) {
            for (int i = 0; i < block.count(); i++) {
                downlinks[channel++] = block.downlinkHz(i);
            }
        }
        return downlinks;
    }

    private ChannelSet wide() {
        boolean differ =
                channelBlocks.stream().mapToInt(Block::bandwidthHz).distinct().count() > 1;
        ChannelSet wide = ChannelSet.NONE;
        int channel = 0;
        for (Block block : channelBlocks) {
            for (int i = 0; i < block.count(); i++, channel++) {
                wide = differ && block.bandwidthHz() > 125_000 ? wide.with(channel) : wide;
            }
        }
        return wide;
    }

    private int defaults() {
        return defaultChannelsHz.length
                + channelBlocks.stream().mapToInt(Block::count).sum();
    }

    /** Where join-requests go: the file's steps, or any default or join channel with one data rate after the other. */
    JoinPlan joinPlan() {
        if (!joins.isEmpty()) {
            return new JoinPlan(joins.stream().map(JoinStep::step).toList(), true, joinChannels);
        }
        ChannelSet among = ChannelSet.range(0, defaults());
        if (!joinChannels.isEmpty()) {
            among = ChannelSet.of(
                    joinChannels.stream().mapToInt(JoinPlan.Channel::channel).toArray());
        }
        ChannelSet anywhere = among;
        return new JoinPlan(
                joinDataRates.stream()
                        .map(rate -> new JoinPlan.Step(anywhere, rate, rate))
                        .toList(),
                false,
                joinChannels);
    }

    private DataRate[] rates() {
        DataRate[] rates =
                new DataRate[dataRates.stream().mapToInt(Rate::index).max().orElse(-1) + 1];
        for (Rate rate : dataRates) {
            rates[rate.index()] = rate.dataRate();
        }
        return rates;
    }

    private static int[][] table(List<List<Integer>> rows) {
        return rows == null
                ? null
                : rows.stream()
                        .map(row -> row.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
    }

    /** The next lower data rate of devices where the file does not name another. */
    private int[] backOff(DataRate[] rates) {
        int[] lower = new int[rates.length];
        int below = -1;
        for (int i = 0; i < rates.length; i++) {
            lower[i] = adrBackOff.getOrDefault(i, below);
            below = rates[i] != null && rates[i].uplink() != null ? i : below;
        }
        return lower;
    }

    /** The region; the keys have been checked. */
    Region region() {
        DataRate[] rates = rates();
        long[] channels = channels(plainChannels());
        ChannelSet network =
                networkChannels == null ? ChannelSet.range(0, defaults()) : ChannelSet.parse(networkChannels);
        return new Region(
                name,
                source,
                channels,
                defaults(),
                rates,
                table(rx1DrOffset),
                rx2,
                new Region.Power(maxEirpDbm, txPowerStepDb, txPowerMaxIndex, downlinkEirpDbm, strongDownlinks),
                subBands.stream().map(Band::subBand).toList(),
                dwell,
                lbt,
                table(dwellRx1DrOffset),
                backOff(rates),
                repeaterMaxMacPayload,
                new ChannelRules(downlinks(channels), wide(), network, chMaskCntl, cfList, joinPlan()),
                beacon,
                pingSlot == null ? beacon : pingSlot);
    }
}
