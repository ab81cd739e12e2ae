package io.chirpsim.app.scenario;

import java.util.Optional;

/** Something that happens at a time of the run. */
public sealed interface TimelineEvent {
    /** When it begins, microseconds since the start. */
    long atUs();

    /**
     * A gateway goes down: it hears nothing and sends nothing.
     *
     * @param gateway its id
     * @param downUs for how long; empty: until it is said to come up, or for the rest of the run
     */
    record GatewayDown(long atUs, String gateway, Optional<Long> downUs) implements TimelineEvent {}

    /**
     * A gateway comes up again.
     *
     * @param gateway its id
     */
    record GatewayUp(long atUs, String gateway) implements TimelineEvent {}

    /**
     * The way between gateway and network server carries nothing.
     *
     * @param gateway its id; empty: all
     * @param downUs for how long
     */
    record BackhaulDown(long atUs, Optional<String> gateway, long downUs) implements TimelineEvent {}

    /**
     * The network server stops and comes back with its sessions and queues.
     *
     * @param downUs after how long
     */
    record ServerRestart(long atUs, long downUs) implements TimelineEvent {}

    /**
     * The MQTT broker crashes and comes back; clients connect again by themselves.
     *
     * @param downUs after how long
     * @param keepSessions whether it finds sessions, queued and retained messages again
     */
    record BrokerRestart(long atUs, long downUs, boolean keepSessions) implements TimelineEvent {}

    /**
     * A jammer is switched on.
     *
     * @param jamming what it sends
     * @param lengthUs for how long
     */
    record Jammer(long atUs, Jamming jamming, long lengthUs) implements TimelineEvent {}

    /**
     * What a jammer sends: noise, flat over its band.
     *
     * @param channelHz centre of its band
     * @param bandwidthHz width of its band
     * @param source where it stands; empty: given by what gateways get of it
     * @param atGatewaysDbm what every gateway gets of it, antenna included; empty: follows from where it stands
     * @param share of the time
     * @param burstUs length of a burst where it does not send all the time
     */
    record Jamming(
            long channelHz,
            int bandwidthHz,
            Optional<JamSource> source,
            Optional<Double> atGatewaysDbm,
            double share,
            long burstUs) {}

    /**
     * Where a jammer stands.
     *
     * @param at the place
     * @param heightM antenna above the ground, metres
     * @param eirpDbm radiated power
     */
    record JamSource(Position at, double heightM, double eirpDbm) {}

    /**
     * End-devices of a group are switched on for the first time; before they are not there.
     *
     * @param count how many, the last ones of the group not named by an earlier event; empty: the whole group
     * @param withinUs each at a drawn time within so long
     */
    record SwitchOn(long atUs, String group, Optional<Integer> count, long withinUs) implements TimelineEvent {}

    /**
     * The end-devices of a group are carried elsewhere.
     *
     * @param to where they are from now on
     */
    record Move(long atUs, String group, Place to) implements TimelineEvent {}

    /**
     * End-devices lose their power for a moment, or are reset: messages in them are lost, and with OTAA their session.
     *
     * @param whom which
     * @param devNonce whether they have stored their DevNonce
     * @param withinUs each at a drawn time within so long
     */
    record Reset(long atUs, Whom whom, DevNonce devNonce, long withinUs) implements TimelineEvent {}

    /** Some end-devices. */
    sealed interface Whom {
        /** All. */
        record All() implements Whom {}

        /** Those of a group. */
        record OfGroup(String group) implements Whom {}

        /** Those that this gateway hears better than every other one does, where they begin. */
        record NearGateway(String gateway) implements Whom {}
    }

    /** What becomes of a DevNonce when a device is reset. */
    enum DevNonce implements Word {
        /** The device goes on counting, as LoRaWAN 1.0.4 demands. */
        KEPT("keepsDevNonce"),
        /** The device counts from 0 again and is refused until it has passed the last one used. */
        LOST("losesDevNonce");

        private final String word;

        DevNonce(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
