package io.chirpsim.lorawan.region;

import io.chirpsim.lorawan.region.RegionFileException.Problem;
import io.chirpsim.lorawan.region.RegionKeys.Band;
import io.chirpsim.lorawan.region.RegionKeys.Block;
import io.chirpsim.lorawan.region.RegionKeys.JoinStep;
import io.chirpsim.lorawan.region.RegionKeys.Rate;
import io.chirpsim.lorawan.region.RegionKeys.Steps;
import io.chirpsim.phy.LoraModulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What must fit together in a region's file. Later checks need what earlier ones have found right. */
final class RegionChecks {
    private static final long LOWEST_HZ = 100_000_000;
    private static final long HIGHEST_HZ = 2_500_000_000L;
    private static final int MOST_RATES = 16;
    private static final int MOST_OFFSETS = 8;
    private static final int MOST_MASKS = 8;
    private static final int LONGEST_MAC_PAYLOAD = 250;
    private static final int MOST_POWER_INDEX = 15;
    private static final double MOST_DBM = 60;
    private static final Set<Integer> BANDWIDTHS_HZ = Set.of(125_000, 250_000, 500_000);

    private final RegionKeys keys;
    private final List<Problem> problems = new ArrayList<>();

    RegionChecks(RegionKeys keys) {
        this.keys = keys;
    }

    List<Problem> problems() {
        names();
        rates();
        bands();
        powers();
        blocks();
        if (problems.isEmpty()) {
            channels();
            windows();
            tables();
        }
        if (problems.isEmpty()) {
            whole();
        }
        return problems;
    }

    private void wrong(String path, String what) {
        problems.add(new Problem(path, what));
    }

    private void frequency(String path, long hz) {
        if (hz < LOWEST_HZ || hz > HIGHEST_HZ) {
            wrong(path, "found " + hz + " Hz; allowed: 100000000 to 2500000000, 100 MHz to 2.5 GHz");
        }
    }

    private void names() {
        if (keys.name() == null || keys.name().isBlank()) {
            wrong("name", "missing; allowed: a name such as 'my-plan'");
        }
    }

    private void rates() {
        Set<Integer> seen = new HashSet<>();
        if (keys.dataRates().isEmpty()) {
            wrong("dataRates", "missing; allowed: at least one data rate");
        }
        for (int i = 0; i < keys.dataRates().size(); i++) {
            String path = "dataRates[" + i + "]";
            Rate rate = keys.dataRates().get(i);
            if (rate == null || rate.modulation() == null) {
                wrong(path, "no modulation; allowed: LORA, FSK, LR_FHSS");
                continue;
            }
            if (rate.index() < 0 || rate.index() >= MOST_RATES) {
                wrong(path + ".index", "found " + rate.index() + "; allowed: 0 to 15");
            } else if (!seen.add(rate.index())) {
                wrong(path + ".index", "DR" + rate.index() + " is here twice; keep one");
            }
            if (rate.uplinkOnly() && rate.downlinkOnly()) {
                wrong(path, "allowed: uplinkOnly or downlinkOnly, not both");
            }
            modulation(path, rate);
            payload(path, "maxMacPayload", rate.maxMacPayload(), "maxFrmPayload", rate.maxFrmPayload(), 1);
            dwellPayload(path, rate);
        }
    }

    private void dwellPayload(String path, Rate rate) {
        if ((rate.dwellMaxMacPayload() == null) != (rate.dwellMaxFrmPayload() == null)) {
            wrong(path, "only one of dwellMaxMacPayload and dwellMaxFrmPayload; allowed: both or none");
        } else if (rate.dwellMaxMacPayload() != null) {
            int m = rate.dwellMaxMacPayload();
            payload(path, "dwellMaxMacPayload", m, "dwellMaxFrmPayload", rate.dwellMaxFrmPayload(), 0);
        }
    }

    private void payload(String path, String mKey, int m, String nKey, int n, int least) {
        if (m < least || m > LONGEST_MAC_PAYLOAD) {
            wrong(path + "." + mKey, "found " + m + "; allowed: " + least + " to " + LONGEST_MAC_PAYLOAD + " bytes");
        } else if (n < 0 || n > m) {
            wrong(path + "." + nKey, "found " + n + "; allowed: 0 to " + mKey + ", " + m + " bytes");
        }
    }

    private void modulation(String path, Rate rate) {
        switch (rate.modulation()) {
            case LORA -> {
                if (rate.spreadingFactor() < 5 || rate.spreadingFactor() > 12) {
                    wrong(path + ".spreadingFactor", "found " + rate.spreadingFactor() + "; allowed: 5 to 12");
                }
                if (!BANDWIDTHS_HZ.contains(rate.bandwidthHz())) {
                    wrong(path + ".bandwidthHz", "found " + rate.bandwidthHz() + "; allowed: 125000, 250000, 500000");
                }
            }
            case FSK -> {
                if (rate.bitRate() != 50_000 || rate.deviationHz() != 25_000) {
                    wrong(path, "allowed for FSK: bitRate 50000 and deviationHz 25000");
                }
            }
            case LR_FHSS -> {
                if (rate.codingRate() == null || rate.width() == null || rate.downlinkOnly()) {
                    wrong(path, "LR_FHSS needs codingRate and width and is for uplinks only");
                }
            }
        }
    }

    private void bands() {
        if (keys.subBands().isEmpty()) {
            wrong("subBands", "missing; allowed: at least one sub-band");
        }
        Band before = null;
        for (int i = 0; i < keys.subBands().size(); i++) {
            String path = "subBands[" + i + "]";
            Band band = keys.subBands().get(i);
            if (band == null) {
                wrong(path, "found nothing; allowed: name, fromHz, toHz, maxEirpDbm or maxErpMilliwatt, dutyCycle");
                continue;
            }
            band(path, band);
            boolean same = before != null && before.fromHz() == band.fromHz() && before.toHz() == band.toHz();
            if (before != null && !same && band.fromHz() < before.toHz()) {
                wrong(
                        path + ".fromHz",
                        "found " + band.fromHz() + ", before the end of the one before, " + before.toHz()
                                + "; allowed: in rising order and apart, or the same frequencies with another power");
            }
            before = band;
        }
    }

    private void band(String path, Band band) {
        frequency(path + ".fromHz", band.fromHz());
        frequency(path + ".toHz", band.toHz());
        if (band.fromHz() >= band.toHz()) {
            wrong(path + ".toHz", "found " + band.toHz() + "; allowed: above fromHz, " + band.fromHz());
        }
        if ((band.maxErpMilliwatt() == null) == (band.maxEirpDbm() == null)) {
            wrong(path, "allowed: either maxEirpDbm or maxErpMilliwatt");
        } else if (band.maxErpMilliwatt() != null && !(band.maxErpMilliwatt() > 0 && band.maxErpMilliwatt() <= 1e6)) {
            wrong(path + ".maxErpMilliwatt", "found " + band.maxErpMilliwatt() + "; allowed: above 0 up to 1000000");
        } else if (band.maxEirpDbm() != null) {
            dbm(path + ".maxEirpDbm", band.maxEirpDbm());
        }
        if (!(band.dutyCycle() >= 1e-6 && band.dutyCycle() <= 1)) {
            wrong(
                    path + ".dutyCycle",
                    "found " + band.dutyCycle() + "; allowed: above 0 up to 1, such as 0.01 for 1 %");
        }
    }

    private void dbm(String path, Double dbm) {
        if (dbm == null || !(Math.abs(dbm) <= MOST_DBM)) {
            wrong(path, (dbm == null ? "missing" : "found " + dbm) + "; allowed: -60 to 60 dBm");
        }
    }

    private void powers() {
        dbm("maxEirpDbm", keys.maxEirpDbm());
        dbm("downlinkEirpDbm", keys.downlinkEirpDbm());
        Double step = keys.txPowerStepDb();
        if (step == null || !(step > 0 && step <= 10)) {
            wrong("txPowerStepDb", (step == null ? "missing" : "found " + step) + "; allowed: above 0 up to 10 dB");
        }
        Integer index = keys.txPowerMaxIndex();
        if (index == null || index < 0 || index > MOST_POWER_INDEX) {
            wrong("txPowerMaxIndex", (index == null ? "missing" : "found " + index) + "; allowed: 0 to 15");
        }
        for (int i = 0; i < keys.strongDownlinks().size(); i++) {
            Region.StrongDownlink strong = keys.strongDownlinks().get(i);
            if (strong == null || strong.fromHz() >= strong.toHz() || !(Math.abs(strong.eirpDbm()) <= MOST_DBM)) {
                wrong("strongDownlinks[" + i + "]", "allowed: fromHz below toHz, eirpDbm from -60 to 60");
            }
        }
        if (keys.repeaterMaxMacPayload() < 1 || keys.repeaterMaxMacPayload() > LONGEST_MAC_PAYLOAD) {
            wrong(
                    "repeaterMaxMacPayload",
                    "found " + keys.repeaterMaxMacPayload() + "; allowed: 1 to " + LONGEST_MAC_PAYLOAD);
        }
    }

    /** Before anything is counted out: so many channels that memory ends are no plan. */
    private void blocks() {
        long count = keys.defaultChannelsHz().length + keys.extraChannelsHz().length;
        for (int i = 0; i < keys.channelBlocks().size(); i++) {
            String path = "channelBlocks[" + i + "]";
            Block block = keys.channelBlocks().get(i);
            if (block == null || block.count() < 1 || block.count() > ChannelSet.MAX_CHANNELS || block.stepHz() < 1) {
                wrong(path, "allowed: count from 1 to " + ChannelSet.MAX_CHANNELS + ", stepHz above 0");
                continue;
            }
            count += block.count();
            if (!BANDWIDTHS_HZ.contains(block.bandwidthHz())) {
                wrong(path + ".bandwidthHz", "found " + block.bandwidthHz() + "; allowed: 125000, 250000, 500000");
            }
            Steps down = block.downlink();
            if (down != null && (down.count() < 1 || down.stepHz() < 0)) {
                wrong(path + ".downlink", "allowed: count from 1 on, stepHz from 0 on");
            }
        }
        if (count + keys.dataRates().size() > ChannelSet.MAX_CHANNELS) {
            wrong("", "found " + count + " channels; allowed: " + (ChannelSet.MAX_CHANNELS - MOST_RATES));
        }
        if (keys.channelBlocks().isEmpty() && keys.defaultChannelsHz().length == 0) {
            wrong("defaultChannelsHz", "missing; allowed: at least one channel, here or in channelBlocks");
        }
        if (!keys.channelBlocks().isEmpty() && keys.defaultChannelsHz().length + keys.extraChannelsHz().length > 0) {
            wrong("channelBlocks", "allowed: either channelBlocks or defaultChannelsHz and extraChannelsHz");
        }
    }

    private void channels() {
        Map<Long, String> seen = new HashMap<>();
        for (Map.Entry<String, Long> channel : places().entrySet()) {
            String path = channel.getKey();
            long hz = channel.getValue();
            frequency(path, hz);
            inSubBand(path, hz);
            String first = seen.putIfAbsent(hz, path);
            if (first != null) {
                wrong(path, "the channel on " + hz + " Hz is here twice, first as " + first + "; keep one");
            }
        }
        for (int i = 0; i < keys.dataRates().size(); i++) {
            long hz = keys.dataRates().get(i).channelHz();
            if (hz != 0) {
                frequency("dataRates[" + i + "].channelHz", hz);
                inSubBand("dataRates[" + i + "].channelHz", hz);
            }
        }
    }

    /** Frequencies of the uplink channels by where they are written; of blocks the first place says all. */
    private Map<String, Long> places() {
        Map<String, Long> places = new TreeMap<>();
        for (int i = 0; i < keys.defaultChannelsHz().length; i++) {
            places.put("defaultChannelsHz[" + i + "]", keys.defaultChannelsHz()[i]);
        }
        for (int i = 0; i < keys.extraChannelsHz().length; i++) {
            places.put("extraChannelsHz[" + i + "]", keys.extraChannelsHz()[i]);
        }
        for (int b = 0; b < keys.channelBlocks().size(); b++) {
            for (int i = 0; i < keys.channelBlocks().get(b).count(); i++) {
                places.put(
                        "channelBlocks[" + b + "], channel " + i,
                        keys.channelBlocks().get(b).hertz(i));
            }
        }
        return places;
    }

    private void inSubBand(String path, long hz) {
        if (keys.subBands().stream().noneMatch(band -> band.fromHz() <= hz && hz < band.toHz())) {
            wrong(path, "no sub-band has " + hz + " Hz; allowed: frequencies from fromHz up to toHz of subBands");
        }
    }

    private Rate rate(int index) {
        return keys.dataRates().stream()
                .filter(rate -> rate.index() == index)
                .findFirst()
                .orElse(null);
    }

    private void downlinkRate(String path, int index) {
        Rate rate = rate(index);
        if (rate == null || !rate.hasDownlink()) {
            wrong(path, "found " + index + ", no data rate of downlinks; allowed: " + indices(Rate::hasDownlink));
        }
    }

    private void uplinkRate(String path, int index) {
        Rate rate = rate(index);
        if (rate == null || rate.downlinkOnly()) {
            wrong(path, "found " + index + ", no data rate of uplinks; allowed: " + indices(r -> !r.downlinkOnly()));
        }
    }

    private String indices(Predicate<Rate> wanted) {
        return String.join(
                ", ",
                keys.dataRates().stream()
                        .filter(wanted)
                        .map(rate -> "" + rate.index())
                        .toList());
    }

    private void windows() {
        if (keys.rx2() == null) {
            wrong("rx2", "missing; allowed: frequencyHz, dataRate, thingsNetworkDataRate");
        } else {
            inSubBand("rx2.frequencyHz", keys.rx2().frequencyHz());
            downlinkRate("rx2.dataRate", keys.rx2().dataRate());
            downlinkRate("rx2.thingsNetworkDataRate", keys.rx2().thingsNetworkDataRate());
        }
        if (keys.beacon() == null) {
            wrong("beacon", "missing; allowed: frequencyHz, dataRate, sizeBytes");
        }
        hopping("beacon", keys.beacon());
        hopping("pingSlot", keys.pingSlot());
        for (int i = 0; i < keys.joinChannels().size(); i++) {
            JoinPlan.Channel channel = keys.joinChannels().get(i);
            String path = "joinChannels[" + i + "]";
            if (channel == null || channel.channel() < 0 || channel.channel() >= keys.plainChannels().length) {
                wrong(path + ".channel", "no such channel; allowed: 0 to " + (keys.plainChannels().length - 1));
                continue;
            }
            if (channel.downlinkHz() != 0) {
                inSubBand(path + ".downlinkHz", channel.downlinkHz());
            }
            if (channel.rx2Hz() != 0) {
                inSubBand(path + ".rx2Hz", channel.rx2Hz());
            }
        }
    }

    private void hopping(String path, Hopping where) {
        if (where == null) {
            return;
        }
        if (where.stepHz() < 0 || where.stepHz() > HIGHEST_HZ || where.count() > ChannelSet.MAX_CHANNELS) {
            wrong(path, "allowed: stepHz from 0 on, count up to " + ChannelSet.MAX_CHANNELS);
            return;
        }
        inSubBand(path + ".frequencyHz", where.frequencyHz());
        inSubBand(path, where.frequencyHz() + where.stepHz() * (where.count() - 1));
        downlinkRate(path + ".dataRate", where.dataRate());
    }

    private void tables() {
        table("rx1DrOffset", keys.rx1DrOffset());
        if (keys.dwellRx1DrOffset() != null) {
            table("dwellRx1DrOffset", keys.dwellRx1DrOffset());
        }
        keys.adrBackOff().forEach((from, to) -> {
            uplinkRate("adrBackOff", from);
            if (to == null || to < 0 || to >= from) {
                wrong("adrBackOff." + from, "found " + to + "; allowed: a data rate below " + from);
            } else {
                uplinkRate("adrBackOff." + from, to);
            }
        });
        if (keys.chMaskCntl().size() > MOST_MASKS) {
            wrong("chMaskCntl", "found " + keys.chMaskCntl().size() + "; allowed: at most " + MOST_MASKS);
        }
    }

    private void table(String path, List<List<Integer>> rows) {
        int offsets = rows.isEmpty() || rows.get(rows.size() - 1) == null
                ? 0
                : rows.get(rows.size() - 1).size();
        if (offsets < 1 || offsets > MOST_OFFSETS) {
            wrong(path, "allowed: a row for each data rate, each of 1 to " + MOST_OFFSETS + " data rates");
            return;
        }
        for (Rate rate : keys.dataRates()) {
            boolean there = rate.index() < rows.size()
                    && rows.get(rate.index()) != null
                    && !rows.get(rate.index()).isEmpty();
            if (!there && !rate.downlinkOnly()) {
                wrong(path + "[" + rate.index() + "]", "missing; allowed: " + offsets + " data rates of RX1");
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            row(path + "[" + i + "]", rows.get(i), offsets);
        }
    }

    private void row(String path, List<Integer> row, int offsets) {
        if (row == null || !row.isEmpty() && row.size() != offsets) {
            wrong(path, "found " + (row == null ? "nothing" : row.size()) + "; allowed: " + offsets + " data rates");
            return;
        }
        for (int i = 0; i < row.size(); i++) {
            downlinkRate(path + "[" + i + "]", row.get(i) == null ? -1 : row.get(i));
        }
    }

    /** What can only be seen in the region as a whole. */
    private void whole() {
        if (keys.joinDataRates().isEmpty() == keys.joins().isEmpty()) {
            wrong("joinDataRates", "allowed: at least one data rate, here or in joins, not in both");
        }
        for (int i = 0; i < keys.joinDataRates().size(); i++) {
            uplinkRate(
                    "joinDataRates[" + i + "]",
                    keys.joinDataRates().get(i) == null
                            ? -1
                            : keys.joinDataRates().get(i));
        }
        channelText("networkChannels", keys.networkChannels());
        for (int i = 0; i < keys.joins().size(); i++) {
            joinStep("joins[" + i + "]", keys.joins().get(i));
        }
        if (!problems.isEmpty()) {
            return;
        }
        Region region = keys.region();
        joinRates(region);
        downlinks(region);
        usualRates(region);
    }

    private void joinStep(String path, JoinStep step) {
        if (step == null || step.channels() == null) {
            wrong(path, "allowed: channels and dataRate");
            return;
        }
        channelText(path + ".channels", step.channels());
        uplinkRate(path + ".dataRate", step.dataRate());
        if (step.dwellDataRate() != null) {
            uplinkRate(path + ".dwellDataRate", step.dwellDataRate());
        }
    }

    private void channelText(String path, String text) {
        if (text == null) {
            return;
        }
        try {
            ChannelSet there = ChannelSet.range(0, keys.plainChannels().length);
            if (!there.containsAll(ChannelSet.parse(text))) {
                wrong(path, "found '" + text + "'; allowed: channels " + there.text());
            }
        } catch (IllegalArgumentException e) {
            wrong(path, e.getMessage());
        }
    }

    private void joinRates(Region region) {
        List<JoinPlan.Step> steps = region.rules().joins().steps();
        for (int i = 0; i < steps.size(); i++) {
            String path = (keys.joins().isEmpty() ? "joinDataRates[" : "joins[") + i + "]";
            DataRate rate = region.dataRate(
                    region.dwell().uplinkUs() > 0
                            ? steps.get(i).dwellDataRate()
                            : steps.get(i).dataRate());
            if (region.channels(rate, steps.get(i).channels()).isEmpty()) {
                wrong(path, rate.name() + " has no channel to join on; allowed: data rates of the width of a channel");
            } else if (rate.uplinkPayload(region.dwell()) < 0) {
                wrong(path, rate.name() + " cannot be used under the dwell time; allowed: a faster one");
            }
        }
    }

    /** A device that chooses its data rate by itself has LoRa of SF7 to SF12 at 125 kHz only. */
    private void usualRates(Region region) {
        boolean any = region.uplinkDataRates(region.dwell()).stream()
                .anyMatch(rate -> rate.uplink() instanceof LoraModulation lora
                        && lora.bandwidthHz() == 125_000
                        && lora.spreadingFactor() >= 7);
        if (!any) {
            wrong("dataRates", "none is LoRa of SF7 to SF12 at 125 kHz for uplinks; allowed: at least one such");
        }
    }

    private void downlinks(Region region) {
        for (int channel = 0; channel < region.channelsHz().length; channel++) {
            long hz = region.downlinkHz(channel);
            if (!region.admits(hz)) {
                wrong(
                        keys.channelBlocks().isEmpty() ? "defaultChannelsHz" : "channelBlocks",
                        "channel " + channel + " has its downlinks on " + hz
                                + " Hz, which no sub-band has; allowed: frequencies of subBands");
                return;
            }
        }
    }
}
