package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.Position;
import io.chirpsim.app.scenario.TimelineEvent.JamSource;
import io.chirpsim.app.scenario.TimelineEvent.Jamming;
import io.chirpsim.units.Quantity.Dimension;
import java.util.Optional;

/** What a jammer sends. */
final class JammerFormat {
    private static final int MAX_BANDWIDTH_HZ = 100_000_000;

    static final Section<Jamming> SECTION = section();

    private JammerFormat() {}

    private static Section<Jamming> section() {
        Section.Builder<Jamming> b =
                Section.of("Noise, flat over its band: from a place with its power, or as strong at every gateway.");
        Field<Long> channel = b.required("channel", ForeignFormat.hertz(), Jamming::channelHz, "Centre of its band.");
        Field<Integer> bandwidth = b.optional(
                "bandwidth",
                bandwidth(),
                Defaults.JAMMER_BANDWIDTH_HZ,
                Jamming::bandwidthHz,
                "Width of its band; what falls beside a frame's band does not disturb it.");
        Field<Optional<Double>> power = b.maybe(
                "power", power(-60, 60), jamming -> jamming.source().map(JamSource::eirpDbm), "Radiated power (EIRP).");
        Field<Optional<Position>> at =
                b.maybe("at", SiteFormat.POSITION, jamming -> jamming.source().map(JamSource::at), "Where it stands.");
        Field<Double> height = b.optional(
                "height",
                Shapes.length(0, 10_000, "a height from 0 m to 10 km, such as '1.5 m'"),
                Defaults.DEVICE_HEIGHT_M,
                jamming -> jamming.source().map(JamSource::heightM).orElse(Defaults.DEVICE_HEIGHT_M),
                "Antenna above the ground.");
        Field<Optional<Double>> atGateways = b.maybe(
                "atGateways",
                power(-160, 30),
                Jamming::atGatewaysDbm,
                "What every gateway gets of it, instead of power and place; devices get nothing.");
        Field<Double> share =
                b.optional("share", Shapes.share(), 1.0, Jamming::share, "Share of the time in which it sends.");
        Field<Long> burst = b.optional(
                "burst",
                Shapes.timeAboveZero(),
                Defaults.EXTERNAL_INTERFERENCE.burstUs(),
                Jamming::burstUs,
                "Length of a burst, where it does not send all the time.");
        return b.build((v, here) -> {
            if (v.get(share) == 0) {
                return here.at("share").wrong("found 0 %; allowed: above 0 %, up to 100 %");
            }
            boolean placed = v.get(power).isPresent() && v.get(at).isPresent();
            boolean either = v.get(power).isPresent() || v.get(at).isPresent();
            if (placed == v.get(atGateways).isPresent() || either != placed) {
                return here.wrong("allowed: either power and at, or atGateways");
            }
            Optional<JamSource> source = v.get(at)
                    .map(place ->
                            new JamSource(place, v.get(height), v.get(power).get()));
            return new Jamming(v.get(channel), v.get(bandwidth), source, v.get(atGateways), v.get(share), v.get(burst));
        });
    }

    private static Scalar<Double> power(int least, int most) {
        return Shapes.quantity(
                Dimension.POWER, least, most, "a power from " + least + " dBm to " + most + " dBm, such as '20 dBm'");
    }

    private static Scalar<Integer> bandwidth() {
        Scalar<Double> frequency = Shapes.quantity(
                Dimension.FREQUENCY, 1000, MAX_BANDWIDTH_HZ, "a bandwidth from 1 kHz to 100 MHz, such as '125 kHz'");
        return new Scalar<>(
                frequency.allowed(),
                (text, at) -> (int) Math.round(frequency.parse(text, at)),
                hz -> frequency.write((double) hz),
                node -> node.setAll(frequency.schema()));
    }
}
