package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Campaign;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceClass;
import io.chirpsim.app.scenario.Multicast;
import io.chirpsim.units.Quantity;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;

/** Multicast groups, and the campaign that sends a file to one of them. */
final class MulticastFormat {
    private static final long SECOND_US = 1_000_000;
    private static final int MAX_PERIODICITY = 7;

    private static final Section.Builder<Multicast> B = Section.of("Groups of end-devices that one downlink reaches.");
    static final Field<String> ID = B.required("id", Shapes.name(), Multicast::id, "Name of the multicast group.");
    static final Field<List<String>> MEMBERS = B.required(
            "members",
            PlaceFormat.oneOrMore(Shapes.name()),
            Multicast::members,
            "Groups of devices that belong to it.");
    static final Field<DeviceClass> CLASS =
            B.required("class", Shapes.word(DeviceClass.class), Multicast::deviceClass, "B or C, as its members'.");
    static final Field<Integer> DATA_RATE = B.derived(
            "dataRate",
            DataRates.downlink(),
            MulticastFormat::usualDataRate,
            "class C: that of RX2; class B: that of the region's ping slots",
            Multicast::dataRate,
            "Data rate of its frames; in class C its members listen with it all the time.");
    static final Field<Integer> PING_SLOTS = B.optional(
            "pingSlots",
            pingSlots(),
            Defaults.PING_PERIODICITY,
            Multicast::pingPeriodicity,
            "Class B: its ping slots.");
    static final Field<Optional<Multicast.Send>> SEND =
            B.maybe("send", send(), Multicast::send, "Messages for it at regular times.");

    static final Field<Optional<Long>> FREQUENCY = B.maybe(
            "frequency",
            ForeignFormat.hertz(),
            Multicast::frequencyHz,
            "Frequency of its frames, instead of that of RX2 or of the region's ping slots; in class C its members listen to it all"
                    + " the time.");

    static final Section<Multicast> SECTION = B.build((v, at) -> new Multicast(
            v.get(ID),
            v.get(MEMBERS),
            v.get(CLASS),
            v.get(DATA_RATE),
            v.get(PING_SLOTS),
            v.get(SEND),
            v.get(FREQUENCY)));

    static final Section<Campaign> CAMPAIGN = campaign();

    private MulticastFormat() {}

    private static Integer usualDataRate(Values v) {
        String region = v.get(ScenarioFormat.REGION);
        if (v.get(CLASS) == null || region == null || v.get(ScenarioFormat.NETWORK) == null) {
            return null;
        }
        return v.get(CLASS) == DeviceClass.B
                ? v.here().reading().regions().pingSlotDataRate(region).orElse(0)
                : Integer.valueOf(v.get(ScenarioFormat.NETWORK).rx2DataRate());
    }

    /** How often ping slots open, as the periodicity 0 to 7. */
    static Shape<Integer> pingSlots() {
        Section.Builder<Integer> b = Section.of("Ping slots of class B.");
        Field<Integer> every = b.required("every", periodicity(), value -> value, "About how often one opens.");
        return b.build((v, at) -> v.get(every));
    }

    private static Scalar<Integer> periodicity() {
        String allowed = "allowed: 1 s, 2 s, 4 s, 8 s, 16 s, 32 s, 64 s, 128 s";
        Scalar.Parser<Integer> parser = (text, at) -> {
            try {
                long us = Quantity.parseUs(text);
                int periodicity = Long.numberOfTrailingZeros(us / SECOND_US);
                if (us != SECOND_US << periodicity || periodicity > MAX_PERIODICITY) {
                    throw Shapes.wrong(text, allowed);
                }
                return periodicity;
            } catch (Quantity.QuantityException e) {
                throw new Scalar.WrongValue("found " + e.getMessage() + "; " + allowed);
            }
        };
        return new Scalar<>(
                allowed, parser, periodicity -> (1 << periodicity) + " s", node -> node.put("type", "string"));
    }

    private static Section<Multicast.Send> send() {
        Section.Builder<Multicast.Send> b = Section.of("Messages at regular times.");
        Field<Long> every = b.required("every", Shapes.timeAboveZero(), Multicast.Send::everyUs, "The period.");
        Field<Long> first =
                b.required("first", Shapes.time(), Multicast.Send::firstUs, "When the first is made, from the start.");
        Field<Integer> payload =
                b.required("payload", Shapes.bytes(1, 242), Multicast.Send::payloadBytes, "Length of the payload.");
        Field<Integer> port = b.optional(
                "fPort", Shapes.whole(1, 223), Defaults.MULTICAST_PORT, Multicast.Send::fPort, "LoRaWAN port.");
        return b.build((v, at) -> new Multicast.Send(v.get(every), v.get(first), v.get(payload), v.get(port)));
    }

    private static Section<Campaign> campaign() {
        Section.Builder<Campaign> b =
                Section.of("A file that is sent in fragments to a multicast group, with forward error correction.");
        Field<String> multicast =
                b.required("multicast", Shapes.name(), Campaign::multicast, "The multicast group that gets it.");
        Field<Integer> image =
                b.required("image", Shapes.bytes(1, 1_000_000), Campaign::imageBytes, "Length of the file.");
        Field<Integer> fragment =
                b.required("fragment", Shapes.bytes(1, 239), Campaign::fragmentBytes, "Length of one fragment.");
        Field<Double> redundancy = b.optional(
                "redundancy",
                Shapes.quantity(Dimension.SHARE, 0, 4, "a share from 0 % to 400 %, such as '20 %'"),
                Defaults.CAMPAIGN_REDUNDANCY,
                Campaign::redundancy,
                "Coded fragments over uncoded ones in the first round.");
        Field<Long> start = b.required("start", Shapes.time(), Campaign::startUs, "When it begins, from the start.");
        Field<Long> interval = b.optional(
                "interval",
                Shapes.timeAboveZero(),
                Defaults.CAMPAIGN_INTERVAL_US,
                Campaign::intervalUs,
                "From one fragment to the next, unless the gateways need longer.");
        Field<Integer> rounds = b.optional(
                "rounds",
                Shapes.whole(0, 100),
                Defaults.CAMPAIGN_ROUNDS,
                Campaign::rounds,
                "How often at most devices are asked what they miss, and get more coded fragments.");
        return b.build((v, at) -> new Campaign(
                v.get(multicast),
                v.get(image),
                v.get(fragment),
                v.get(redundancy),
                v.get(start),
                v.get(interval),
                v.get(rounds)));
    }
}
