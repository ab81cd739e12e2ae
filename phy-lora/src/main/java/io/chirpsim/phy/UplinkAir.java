package io.chirpsim.phy;

import io.chirpsim.units.Db;
import java.util.Arrays;
import java.util.List;

/**
 * What becomes of uplinks at the gateways. At each, a frame is out of its ear's reach, or meets a gateway that is down or transmits, or finds
 * no demodulator, or is received to its end and judged: against everything else on the air there, then against the noise.
 */
final class UplinkAir {
    private static final byte UNHEARD = 0;
    private static final byte MET_TRANSMITTER = 1;
    private static final byte MET_BUSY_DEMODULATORS = 2;
    private static final byte MET_FOLLOWED_FRAME = 3;
    private static final byte LOST_RECEIVER = 4;
    private static final byte MET_DOWN = 5;
    private static final byte GIVEN_UP = 6;
    private static final byte MET_JAMMER = 7;
    private static final byte IN_POOL = 8;

    private final RadioConfig config;
    private final LinkTable links;
    private final Surroundings around;
    private final GatewayReceiver[] gateways;
    private final double[] weakestDbm;
    private final Channels channels;
    private final SignalClasses classes;
    private final Interferers interferers;
    private final Hearing hearing;
    private final Receptions receptions = new Receptions();

    UplinkAir(
            RadioConfig config,
            LinkTable links,
            Surroundings around,
            GatewayReceiver[] gateways,
            SignalClasses classes,
            Interferers interferers,
            Hearing hearing) {
        this.config = config;
        this.links = links;
        this.around = around;
        this.gateways = gateways;
        this.weakestDbm = Arrays.stream(gateways)
                .mapToDouble(gateway -> config.weakestDbm(gateway.radio()))
                .toArray();
        this.channels = new Channels(config.overlap());
        this.classes = classes;
        this.interferers = interferers;
        this.hearing = hearing;
    }

    /** A device's frame begins. */
    void begin(Transmission t, long longestUs) {
        int channel = channels.index(t);
        int first = links.first(t.sender);
        int reach = links.end(t.sender) - first;
        long device = around.deviceEntities().applyAsLong(t.sender);
        t.fates = new byte[reach];
        for (int i = 0; i < reach; i++) {
            int index = links.gateway(first + i);
            listen(t, device, index, steadyDbm(t, first + i));
            t.fates[i] = arrive(t, channel, index, longestUs);
        }
    }

    private double steadyDbm(Transmission t, int link) {
        return t.eirpDbm
                - links.lossDb(link)
                + gateways[links.gateway(link)].radio().antennaGainDbi();
    }

    private void listen(Transmission t, long device, int index, double steadyDbm) {
        Ear ear = gateways[index].ear();
        hearing.listen(t, ear, steadyDbm, device, ear.entity());
    }

    /** A frame of another network begins; how strongly each gateway hears it says its source. */
    void beginForeign(Transmission t, ForeignSource source, long longestUs) {
        int channel = channels.index(t);
        t.fates = new byte[gateways.length];
        t.foreign = source;
        for (int index = 0; index < gateways.length; index++) {
            Ear ear = gateways[index].ear();
            hearing.listenUnfaded(t, ear, source.rssiDbm(t, ear.entity()));
            byte fate = arrive(t, channel, index, longestUs);
            t.fates[index] = fate;
            if (fate != UNHEARD && fate != MET_DOWN && fate != MET_TRANSMITTER) {
                gateways[index].countForeign();
            }
        }
    }

    /** The gateways see by its sync word that a foreign frame is not for them, or it has ended. */
    void giveUp(Transmission t) {
        for (int index = 0; index < t.fates.length; index++) {
            if (t.fates[index] >= IN_POOL) {
                leave(t, index, GIVEN_UP);
            }
        }
    }

    /** The frame that {@link #hearing} listens to arrives at a gateway. */
    private byte arrive(Transmission t, int channel, int index, long longestUs) {
        GatewayReceiver gateway = gateways[index];
        double rssiDbm = hearing.rssiDbm();
        boolean sending = gateway.transmitting(t.startUs);
        if (rssiDbm >= weakestDbm[index] && (!sending || config.whileSending() == SignalsWhileSending.INTERFERE)) {
            double milliwatt = Db.dbmToMilliwatt(rssiDbm);
            gateway.channel(channel).add(t, milliwatt, longestUs);
            gateway.lrFhss().add(t, milliwatt);
        }
        if (!gateway.listens(t, channel) || !hearing.noticedWithoutJammers()) {
            return UNHEARD;
        }
        if (gateway.down(t.startUs)) {
            return MET_DOWN;
        }
        if (sending && t.bursts == null) {
            return MET_TRANSMITTER;
        }
        if (!hearing.noticed()) {
            return MET_JAMMER;
        }
        if (t.modulation instanceof LoraModulation
                && config.rule() instanceof LockRule lock
                && !locks(lock, t, index, rssiDbm)) {
            return MET_FOLLOWED_FRAME;
        }
        int pool = gateway.occupy(t, channel);
        return pool < 0 ? MET_BUSY_DEMODULATORS : (byte) (IN_POOL + pool);
    }

    /** Whether the receiver of the frame's channel and spreading factor is free for it, or left by a weaker frame for it. */
    private boolean locks(LockRule lock, Transmission t, int index, double rssiDbm) {
        Transmission followed = gateways[index].following(t);
        if (followed == null || lock.findsAfter(followed, t)) {
            return true;
        }
        int sf = t.lora().spreadingFactor();
        double neededDb = config.matrix().thresholdDb(sf, sf);
        if (!lock.inPreamble(followed, t.startUs) || rssiDbm - rssiDbm(followed, index) < neededDb) {
            return false;
        }
        leave(followed, index, LOST_RECEIVER);
        return true;
    }

    private double rssiDbm(Transmission t, int index) {
        if (t.foreign != null) {
            return t.foreign.rssiDbm(t, gateways[index].ear().entity());
        }
        listen(
                t,
                around.deviceEntities().applyAsLong(t.sender),
                index,
                steadyDbm(t, links.first(t.sender) + slot(t, index)));
        return hearing.rssiDbm();
    }

    /** Where a frame keeps its fate at a gateway that it reached. */
    private int slot(Transmission t, int index) {
        if (t.foreign != null) {
            return index;
        }
        int first = links.first(t.sender);
        int link = first;
        while (links.gateway(link) != index) {
            link++;
        }
        return link - first;
    }

    /** A gateway gives up a frame that is in a demodulator. */
    private void leave(Transmission t, int index, byte fate) {
        int slot = slot(t, index);
        gateways[index].free(t, t.fates[slot] - IN_POOL);
        t.fates[slot] = fate;
    }

    /** A gateway begins to send: it loses what it was receiving, of LR-FHSS only the bursts that meet its own frame. */
    void abortForSending(int index) {
        for (Transmission t : List.copyOf(gateways[index].receiving())) {
            if (t.bursts == null) {
                leave(t, index, MET_TRANSMITTER);
            }
        }
    }

    /** A gateway goes down: it loses what it was receiving. */
    void abortForDowntime(int index) {
        for (Transmission t : List.copyOf(gateways[index].receiving())) {
            leave(t, index, MET_DOWN);
        }
    }

    /** A downlink begins; where nothing is inverted, or only in part, other gateways hear it. */
    void disturb(Transmission downlink, long longestUs) {
        if (config.invertedIq() == InvertedIq.IGNORED) {
            return;
        }
        int channel = channels.index(downlink);
        for (int other = 0; other < gateways.length; other++) {
            double rssiDbm = downlink.eirpDbm
                    - around.far().gatewaysDb(downlink.sender, other)
                    + gateways[other].radio().antennaGainDbi();
            if (other != downlink.sender && rssiDbm >= weakestDbm[other]) {
                double milliwatt = Db.dbmToMilliwatt(rssiDbm);
                gateways[other].channel(channel).add(downlink, milliwatt, longestUs);
                gateways[other].lrFhss().add(downlink, milliwatt);
            }
        }
    }

    /** A device's frame has ended: what became of it, valid until the next one. */
    Receptions end(Transmission t) {
        receptions.clear();
        int channel = channels.index(t);
        int first = links.first(t.sender);
        long device = around.deviceEntities().applyAsLong(t.sender);
        for (int i = 0; i < t.fates.length; i++) {
            int index = links.gateway(first + i);
            listen(t, device, index, steadyDbm(t, first + i));
            judge(t, channel, index, t.fates[i]);
        }
        return receptions;
    }

    private void judge(Transmission t, int channel, int index, byte fate) {
        double rssiDbm = hearing.rssiDbm();
        switch (fate) {
            case UNHEARD -> receptions.lost(RadioCause.NO_COVERAGE, rssiDbm);
            case MET_DOWN -> receptions.heardAndLost(index, RadioCause.GATEWAY_DOWN, rssiDbm);
            case MET_TRANSMITTER -> receptions.heardAndLost(index, RadioCause.GATEWAY_TRANSMITTING, rssiDbm);
            case MET_JAMMER -> receptions.heardAndLost(index, RadioCause.JAMMED, rssiDbm);
            case MET_BUSY_DEMODULATORS -> receptions.heardAndLost(index, RadioCause.NO_DEMODULATOR, rssiDbm);
            case MET_FOLLOWED_FRAME, LOST_RECEIVER -> receptions.heardAndLost(
                    index, RadioCause.CO_SF_INTERFERENCE, rssiDbm);
            default -> {
                gateways[index].free(t, fate - IN_POOL);
                received(t, channel, index, rssiDbm);
            }
        }
    }

    private void received(Transmission t, int channel, int index, double rssiDbm) {
        RadioCause cause = interfered(gateways[index], channel, t, rssiDbm);
        if (cause != null) {
            receptions.heardAndLost(index, cause, rssiDbm);
        } else if (hearing.decoded()) {
            receptions.decoded(index, rssiDbm, hearing.meanSnrDb());
        } else {
            RadioCause noise = hearing.decodedWithoutJammers() ? RadioCause.JAMMED : RadioCause.NOT_DECODED;
            receptions.heardAndLost(index, noise, rssiDbm);
        }
    }

    private RadioCause interfered(GatewayReceiver gateway, int channel, Transmission t, double rssiDbm) {
        if (t.bursts != null) {
            return gateway.lrFhss().judge(t.bursts, Db.dbmToMilliwatt(rssiDbm)).loss();
        }
        interferers.clear();
        for (int other : channels.overlapping(channel)) {
            double share = other == channel ? 1 : channels.share(channel, other);
            gateway.channel(other).gather(t, share, classes, interferers);
        }
        return interferers.count() == 0 ? null : config.verdict(t, Db.dbmToMilliwatt(rssiDbm), interferers);
    }
}
