package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.Place;
import io.chirpsim.app.scenario.TimelineEvent;
import io.chirpsim.app.scenario.TimelineEvent.BackhaulDown;
import io.chirpsim.app.scenario.TimelineEvent.BrokerRestart;
import io.chirpsim.app.scenario.TimelineEvent.DevNonce;
import io.chirpsim.app.scenario.TimelineEvent.GatewayDown;
import io.chirpsim.app.scenario.TimelineEvent.GatewayUp;
import io.chirpsim.app.scenario.TimelineEvent.Jammer;
import io.chirpsim.app.scenario.TimelineEvent.Move;
import io.chirpsim.app.scenario.TimelineEvent.Reset;
import io.chirpsim.app.scenario.TimelineEvent.ServerRestart;
import io.chirpsim.app.scenario.TimelineEvent.SwitchOn;
import io.chirpsim.app.scenario.TimelineEvent.Whom;
import java.util.List;
import java.util.Optional;

/** What happens at a time of the run. */
final class EventFormat {
    private static final String WITHIN = "within ";
    private static final Scalar<String> NAME = Shapes.text("\\S+", "allowed: a name without spaces");

    static final KindsByKey<TimelineEvent> SHAPE = new KindsByKey<>(List.of(
            new KindsByKey.Kind<>(
                    "gateway", gateway(), event -> event instanceof GatewayDown || event instanceof GatewayUp),
            new KindsByKey.Kind<>("backhaul", backhaul(), BackhaulDown.class::isInstance),
            new KindsByKey.Kind<>("networkServer", server(), ServerRestart.class::isInstance),
            new KindsByKey.Kind<>("broker", broker(), BrokerRestart.class::isInstance),
            new KindsByKey.Kind<>("jammer", jammer(), Jammer.class::isInstance),
            new KindsByKey.Kind<>("switchOn", switchOn(), SwitchOn.class::isInstance),
            new KindsByKey.Kind<>("move", move(), Move.class::isInstance),
            new KindsByKey.Kind<>("powerCycle", powerCycle(), event -> ofGroup(event, DevNonce.KEPT)),
            new KindsByKey.Kind<>("reset", reset(), event -> ofGroup(event, DevNonce.LOST)),
            new KindsByKey.Kind<>("rejoin", rejoin(), Reset.class::isInstance)));

    private EventFormat() {}

    private static boolean ofGroup(TimelineEvent event, DevNonce devNonce) {
        return event instanceof Reset reset && reset.whom() instanceof Whom.OfGroup && reset.devNonce() == devNonce;
    }

    private static Field<Long> at(Section.Builder<TimelineEvent> b) {
        return b.required("at", Shapes.time(), TimelineEvent::atUs, "When, since the start.");
    }

    private static Section<TimelineEvent> gateway() {
        Section.Builder<TimelineEvent> b = Section.of("A gateway goes down, or comes up.");
        Field<Long> at = at(b);
        Field<String> id = b.required(
                "gateway",
                NAME,
                event -> event instanceof GatewayUp up ? up.gateway() : ((GatewayDown) event).gateway(),
                "Its id.");
        Field<Optional<Long>> down = b.maybe(
                "down",
                Shapes.timeAboveZero(),
                event -> event instanceof GatewayDown one ? one.downUs() : Optional.empty(),
                "For how long it is down.");
        Field<Optional<String>> goes = b.maybe(
                "goes",
                words("down", "up"),
                event -> event instanceof GatewayUp
                        ? Optional.of("up")
                        : ((GatewayDown) event).downUs().isEmpty() ? Optional.of("down") : Optional.empty(),
                "down, until it goes up; or up.");
        return b.build((v, here) -> {
            if (v.get(down).isPresent() == v.get(goes).isPresent()) {
                return here.wrong("allowed: either down: 30 min, or goes: down and later goes: up");
            }
            return v.get(goes).filter("up"::equals).isPresent()
                    ? new GatewayUp(v.get(at), v.get(id))
                    : new GatewayDown(v.get(at), v.get(id), v.get(down));
        });
    }

    private static Section<TimelineEvent> backhaul() {
        Section.Builder<TimelineEvent> b = Section.of("The way between gateway and network server carries nothing.");
        Field<Long> at = at(b);
        Field<String> which = b.required(
                "backhaul", NAME, event -> ((BackhaulDown) event).gateway().orElse("all"), "A gateway's id, or all.");
        Field<Long> down =
                b.required("down", Shapes.timeAboveZero(), event -> ((BackhaulDown) event).downUs(), "For how long.");
        return b.build((v, here) ->
                new BackhaulDown(v.get(at), Optional.of(v.get(which)).filter(id -> !id.equals("all")), v.get(down)));
    }

    private static Section<TimelineEvent> server() {
        Section.Builder<TimelineEvent> b =
                Section.of("The network server stops and comes back; sessions and queues stay.");
        Field<Long> at = at(b);
        b.required("networkServer", words("restart"), event -> "restart", "restart");
        Field<Long> down = b.required(
                "down", Shapes.timeAboveZero(), event -> ((ServerRestart) event).downUs(), "After how long.");
        return b.build((v, here) -> new ServerRestart(v.get(at), v.get(down)));
    }

    private static Section<TimelineEvent> broker() {
        Section.Builder<TimelineEvent> b = Section.of("The MQTT broker crashes and comes back.");
        Field<Long> at = at(b);
        b.required("broker", words("restart"), event -> "restart", "restart");
        Field<Long> down = b.required(
                "down", Shapes.timeAboveZero(), event -> ((BrokerRestart) event).downUs(), "After how long.");
        Field<Boolean> keep = b.optional(
                "keepSessions",
                Shapes.flag(),
                Defaults.BROKER_KEEPS_SESSIONS,
                event -> ((BrokerRestart) event).keepSessions(),
                "Whether it finds sessions, queued and retained messages again.");
        return b.build((v, here) -> new BrokerRestart(v.get(at), v.get(down), v.get(keep)));
    }

    private static Section<TimelineEvent> jammer() {
        Section.Builder<TimelineEvent> b = Section.of("A jammer is on.");
        Field<Long> at = at(b);
        Field<TimelineEvent.Jamming> jamming =
                b.required("jammer", JammerFormat.SECTION, event -> ((Jammer) event).jamming(), "What it sends.");
        Field<Long> length =
                b.required("for", Shapes.timeAboveZero(), event -> ((Jammer) event).lengthUs(), "For how long.");
        return b.build((v, here) -> new Jammer(v.get(at), v.get(jamming), v.get(length)));
    }

    private static Section<TimelineEvent> switchOn() {
        Section.Builder<TimelineEvent> b =
                Section.of("End-devices of a group are switched on now; before they are not there.");
        Field<Long> at = at(b);
        Field<String> group = b.required("group", NAME, event -> ((SwitchOn) event).group(), "The group.");
        Field<Optional<Integer>> count = b.required(
                "switchOn",
                allOr(Shapes.whole(1, DeviceFormat.MAX_COUNT)),
                event -> ((SwitchOn) event).count(),
                "all, or how many: the last ones of the group not named by an earlier event.");
        Field<Long> within = within(b, Defaults.SWITCH_ON_WITHIN_US, event -> ((SwitchOn) event).withinUs());
        return b.build((v, here) -> new SwitchOn(v.get(at), v.get(group), v.get(count), v.get(within)));
    }

    private static Section<TimelineEvent> move() {
        Section.Builder<TimelineEvent> b = Section.of("The end-devices of a group are carried elsewhere.");
        Field<Long> at = at(b);
        Field<String> group = b.required("group", NAME, event -> ((Move) event).group(), "The group.");
        Field<Place> to = b.required(
                "move",
                PlaceFormat.SECTION,
                event -> ((Move) event).to(),
                "Where they are from now on: at, disc or polygon.");
        return b.build((v, here) -> v.get(to) instanceof Place.Listed
                ? here.at("move").at("file").wrong("a group is moved to a place; allowed: at, disc, polygon")
                : new Move(v.get(at), v.get(group), v.get(to)));
    }

    private static Section<TimelineEvent> powerCycle() {
        Section.Builder<TimelineEvent> b =
                Section.of("The end-devices of a group lose their power for a moment: queue and session are gone.");
        Field<Long> at = at(b);
        Field<String> group = b.required("group", NAME, EventFormat::groupOf, "The group.");
        Field<Long> within = b.required(
                "powerCycle",
                withinShape(),
                event -> ((Reset) event).withinUs(),
                "within 10 s: each comes back at a drawn time within so long.");
        return b.build((v, here) -> new Reset(v.get(at), new Whom.OfGroup(v.get(group)), DevNonce.KEPT, v.get(within)));
    }

    private static Section<TimelineEvent> reset() {
        Section.Builder<TimelineEvent> b = Section.of("The end-devices of a group are reset and join again.");
        Field<Long> at = at(b);
        Field<String> group = b.required("group", NAME, EventFormat::groupOf, "The group.");
        Field<DevNonce> nonce = b.required(
                "reset",
                Shapes.word(DevNonce.class),
                event -> ((Reset) event).devNonce(),
                "keepsDevNonce, as LoRaWAN 1.0.4 demands; losesDevNonce: refused until it has counted past the last one.");
        Field<Long> within = within(b, Defaults.RESET_WITHIN_US, event -> ((Reset) event).withinUs());
        return b.build((v, here) -> new Reset(v.get(at), new Whom.OfGroup(v.get(group)), v.get(nonce), v.get(within)));
    }

    private static Section<TimelineEvent> rejoin() {
        Section.Builder<TimelineEvent> b =
                Section.of("Many end-devices lose session and queue at once and join again.");
        Field<Long> at = at(b);
        Field<Whom> whom = b.required(
                "rejoin",
                new Either<>(allOrGroup(), nearGateway(), one -> !(one instanceof Whom.NearGateway)),
                event -> ((Reset) event).whom(),
                "all, a group, or { gateway: ... }: those that it hears best.");
        Field<Long> within = within(b, Defaults.RESET_WITHIN_US, event -> ((Reset) event).withinUs());
        return b.build((v, here) -> new Reset(v.get(at), v.get(whom), DevNonce.KEPT, v.get(within)));
    }

    private static String groupOf(TimelineEvent event) {
        return ((Whom.OfGroup) ((Reset) event).whom()).group();
    }

    private static Field<Long> within(
            Section.Builder<TimelineEvent> b, long fallbackUs, java.util.function.Function<TimelineEvent, Long> of) {
        return b.optional("within", Shapes.time(), fallbackUs, of, "Each at a drawn time within so long.");
    }

    private static Scalar<Whom> allOrGroup() {
        return new Scalar<>(
                "allowed: all, or the name of a group",
                (text, at) -> text.equals("all") ? new Whom.All() : new Whom.OfGroup(NAME.parse(text, at)),
                whom -> whom instanceof Whom.OfGroup one ? one.group() : "all",
                node -> node.setAll(NAME.schema()));
    }

    private static Section<Whom> nearGateway() {
        Section.Builder<Whom> b = Section.of("The end-devices that a gateway hears best.");
        Field<String> id = b.required("gateway", NAME, whom -> ((Whom.NearGateway) whom).gateway(), "Its id.");
        return b.build((v, at) -> new Whom.NearGateway(v.get(id)));
    }

    private static Scalar<Optional<Integer>> allOr(Scalar<Integer> count) {
        return new Scalar<>(
                count.allowed() + ", or all",
                (text, at) -> text.equals("all") ? Optional.empty() : Optional.of(count.parse(text, at)),
                some -> some.isPresent() ? count.write(some.get()) : "all",
                node -> {
                    node.putArray("anyOf").add(count.schema()).addObject().put("const", "all");
                });
    }

    private static Scalar<Long> withinShape() {
        Scalar<Long> time = Shapes.time();
        String allowed = "allowed: within a time, such as 'within 10 s'";
        return new Scalar<>(
                allowed,
                (text, at) -> {
                    if (!text.startsWith(WITHIN)) {
                        throw Shapes.wrong(text, allowed);
                    }
                    return time.parse(text.substring(WITHIN.length()), at);
                },
                us -> WITHIN + time.write(us),
                node -> node.put("type", "string").put("pattern", "^within [0-9]"));
    }

    private static Scalar<String> words(String... words) {
        List<String> known = List.of(words);
        return new Scalar<>(
                "allowed: " + String.join(", ", known),
                (text, at) -> {
                    if (!known.contains(text)) {
                        throw new Scalar.WrongValue("found '" + text + "'" + DidYouMean.hint(text, known));
                    }
                    return text;
                },
                text -> text,
                node -> known.forEach(node.putArray("enum")::add));
    }
}
