package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Availability;
import io.chirpsim.app.scenario.Backhaul;
import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.ExternalInterference;
import io.chirpsim.app.scenario.GatewayChannels;
import io.chirpsim.app.scenario.GatewayModel;
import io.chirpsim.app.scenario.GatewaySensitivity;
import io.chirpsim.app.scenario.GatewaySite;
import io.chirpsim.app.scenario.NetworkSettings;
import io.chirpsim.app.scenario.Position;
import java.util.function.Function;

/** One gateway. */
final class GatewayFormat {
    private static final Section.Builder<GatewaySite> B = Section.of("One gateway.");
    static final Field<String> ID = B.required(
            "id", Shapes.text("\\S+", "allowed: a name or EUI without spaces"), GatewaySite::id, "Its name or EUI.");
    static final Field<Position> AT = B.required("at", SiteFormat.POSITION, GatewaySite::at, "Where it stands.");
    static final Field<Double> HEIGHT = B.optional(
            "height",
            Shapes.length(0, 10_000, "a height from 0 m to 10 km, such as '15 m'"),
            Defaults.GATEWAY_HEIGHT_M,
            GatewaySite::heightM,
            "Antenna above the ground.");
    static final Field<GatewayModel> MODEL = B.optional(
            "model",
            Shapes.word(GatewayModel.class),
            Defaults.GATEWAY_MODEL,
            GatewaySite::model,
            "Concentrator: how many demodulators it has.");
    static final Field<GatewaySensitivity> SENSITIVITY = B.derived(
            "sensitivity",
            Shapes.word(GatewaySensitivity.class),
            ifRead(v -> v.get(MODEL), Defaults::sensitivityOf),
            "that of the model",
            GatewaySite::sensitivity,
            "Table of its sensitivity.");
    static final Field<Double> ANTENNA_GAIN = B.optional(
            "antennaGain",
            Shapes.decibels(-20, 30),
            Defaults.ANTENNA_GAIN_DB,
            GatewaySite::antennaGainDb,
            "Antenna gain over an isotropic one, less cable loss.");
    static final Field<Double> NOISE_FIGURE = B.optional(
            "noiseFigure",
            Shapes.decibels(0, 30),
            Defaults.NOISE_FIGURE_DB,
            GatewaySite::noiseFigureDb,
            "Noise figure.");
    static final Field<ExternalInterference> EXTERNAL = B.optional(
            "externalInterference",
            GatewayRadioFormat.EXTERNAL,
            Defaults.EXTERNAL_INTERFERENCE,
            GatewaySite::externalInterference,
            "Other users of the band around it.");
    static final Field<GatewayChannels> CHANNELS = B.derived(
            "channels",
            GatewayRadioFormat.CHANNELS,
            ifRead(v -> v.get(MODEL), Defaults::channelsOf),
            "region; all for models of other simulators",
            GatewaySite::channels,
            "What it listens to.");
    static final Field<Availability> AVAILABILITY = B.optional(
            "availability",
            GatewayRadioFormat.AVAILABILITY,
            Defaults.AVAILABILITY,
            GatewaySite::availability,
            "When it is down.");
    static final Field<Backhaul> BACKHAUL = B.derived(
            "backhaul",
            NetworkFormat.BACKHAUL,
            ifRead(v -> v.get(ScenarioFormat.NETWORK), NetworkSettings::backhaul),
            "network.backhaul",
            GatewaySite::backhaul,
            "Its way to the network server, where it differs.");
    static final Section<GatewaySite> SECTION = B.build((v, at) -> new GatewaySite(
            v.get(ID),
            v.get(AT),
            v.get(HEIGHT),
            v.get(MODEL),
            v.get(SENSITIVITY),
            v.get(ANTENNA_GAIN),
            v.get(NOISE_FIGURE),
            v.get(EXTERNAL),
            v.get(CHANNELS),
            v.get(AVAILABILITY),
            v.get(BACKHAUL)));

    private GatewayFormat() {}

    /** A default that follows from another value; null if that one was wrong. */
    static <A, F> Function<Values, F> ifRead(Function<Values, A> value, Function<A, F> then) {
        return v -> {
            A read = value.apply(v);
            return read == null ? null : then.apply(read);
        };
    }
}
