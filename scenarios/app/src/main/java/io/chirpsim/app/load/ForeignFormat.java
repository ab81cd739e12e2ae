package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.ForeignTraffic;
import io.chirpsim.units.Quantity.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Traffic of other networks. */
final class ForeignFormat {
    private static final int LOWEST_SF = 5;
    private static final int SPREADING_FACTORS = 8;
    private static final Pattern SF = Pattern.compile("sf([5-9]|1[0-2])");

    static final Scalar<Double> FREQUENCY =
            Shapes.quantity(Dimension.FREQUENCY, 1e8, 3e9, "a frequency from 100 MHz to 3 GHz, such as '868.1 MHz'");
    private static final Scalar<Double> POWER =
            Shapes.quantity(Dimension.POWER, -160, 30, "a power from -160 dBm to 30 dBm, such as '-110 dBm'");

    static final Section<ForeignTraffic> SECTION = section();

    private ForeignFormat() {}

    private static Section<ForeignTraffic> section() {
        Section.Builder<ForeignTraffic> b =
                Section.of("Frames of another network: Poisson on each channel, as strong at a gateway as drawn.");
        Field<Double> rate = b.required(
                "perHour",
                Shapes.number(0.001, 1e7, "allowed: frames an hour on each channel, from 0.001 to 10000000"),
                ForeignTraffic::framesPerHour,
                "Frames an hour on each channel.");
        Field<List<Long>> channels = b.optional(
                "channels",
                ListShape.of(hertz(), 0),
                List.of(),
                ForeignTraffic::channelsHz,
                "Centre frequencies; none named: the region's channels.");
        Field<SortedMap<String, Double>> mix = b.optional(
                "spreadingFactors",
                new MapShape<>(Shapes.number(0, 1e6, "allowed: a share, a number from 0 on")),
                written(Defaults.FOREIGN_SPREADING_FACTORS),
                traffic -> written(traffic.spreadingFactorShares()),
                "Shares by spreading factor, such as { sf7: 3, sf12: 1 }.");
        Field<Integer> payload = b.optional(
                "phyPayload",
                Shapes.bytes(1, 255),
                Defaults.FOREIGN_PAYLOAD_BYTES,
                ForeignTraffic::phyPayloadBytes,
                "Length of the PHY payload.");
        Field<Double> from =
                b.required("weakest", POWER, ForeignTraffic::weakestDbm, "Lowest power at a gateway, uniform in dB.");
        Field<Double> to = b.required("strongest", POWER, ForeignTraffic::strongestDbm, "Highest power at a gateway.");
        Field<ForeignTraffic.SyncWord> syncWord = b.optional(
                "syncWord",
                Shapes.word(ForeignTraffic.SyncWord.class),
                ForeignTraffic.SyncWord.OTHER,
                ForeignTraffic::syncWord,
                "other: demodulators give the frame up when they read it; same: they receive it to the end.");
        return b.build((v, at) -> {
            if (v.get(from) > v.get(to)) {
                return at.at("strongest").wrong("allowed: at least weakest, " + POWER.write(v.get(from)));
            }
            List<Double> shares = shares(v.get(mix), at.at("spreadingFactors"));
            return shares == null
                    ? null
                    : new ForeignTraffic(
                            v.get(rate),
                            v.get(channels),
                            shares,
                            v.get(payload),
                            v.get(from),
                            v.get(to),
                            v.get(syncWord));
        });
    }

    /** A frequency in whole hertz. */
    static Scalar<Long> hertz() {
        return new Scalar<>(
                FREQUENCY.allowed(),
                (text, at) -> Math.round(FREQUENCY.parse(text, at)),
                hz -> FREQUENCY.write((double) hz),
                node -> node.setAll(FREQUENCY.schema()));
    }

    private static SortedMap<String, Double> written(List<Double> shares) {
        SortedMap<String, Double> written = new TreeMap<>();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i) > 0) {
                written.put("sf" + (LOWEST_SF + i), shares.get(i));
            }
        }
        return written;
    }

    private static List<Double> shares(SortedMap<String, Double> mix, Cursor at) {
        List<Double> shares = new ArrayList<>(Collections.nCopies(SPREADING_FACTORS, 0.0));
        for (var entry : mix.entrySet()) {
            if (!SF.matcher(entry.getKey()).matches()) {
                return at.at(entry.getKey()).wrong("found '" + entry.getKey() + "'; allowed: sf5 to sf12");
            }
            shares.set(Integer.parseInt(entry.getKey().substring(2)) - LOWEST_SF, entry.getValue());
        }
        return Collections.max(shares) > 0 ? shares : at.wrong("allowed: at least one share above zero");
    }
}
