package io.chirpsim.lorawan.device;

import io.chirpsim.flow.AppMessage;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.MacCause;
import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.command.Commands;
import io.chirpsim.lorawan.command.DownlinkCommand;
import io.chirpsim.lorawan.command.UplinkCommand;
import io.chirpsim.lorawan.crypto.Key128;
import io.chirpsim.lorawan.crypto.SessionKeys;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.frame.JoinRequest;
import io.chirpsim.lorawan.frame.MType;
import io.chirpsim.lorawan.frame.MalformedFrameException;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DataRate;
import io.chirpsim.lorawan.region.JoinPlan;
import io.chirpsim.phy.Modulation;
import java.util.List;

/**
 * A LoRaWAN 1.0.4 end-device. It is told the time, sends through {@link DeviceOut} and asks to be woken only when it has something
 * to do then: receive windows that nobody answers cost no event.
 *
 * <p>A message waits in the queue until its first transmission begins; then it is the current one until it needs no repetition any more.
 */
public final class EndDevice {
    private static final int MAX_F_OPTS = 15;
    private static final int MAC_PORT = 0;
    private static final int LORAWAN_1_1 = 1;

    private final DeviceGroup group;
    private final int index;
    private final long entity;
    private final ChannelAccess channels;
    private final EnergyAccount energy;

    /** Null with {@link Activation#ABP}. */
    private final Joining joining;

    private ReceiveWindows windows;

    private final Session session;
    private final LinkSettings link;
    private int transmissions;
    private byte sentChannel;
    private byte sentDataRate;
    private long sentFromUs;
    private boolean onAir;
    private boolean resetDue;
    private boolean silenced;

    /** Null until there is something to answer or to ask. */
    private MacAnswers answers;

    /** Null unless it listens before it talks. */
    private ListenFirst listening;

    private UplinkQueue queue;
    private Outgoing current;
    private long notBeforeUs;

    /** Null in class A. */
    private FurtherWindows further;

    private long furtherFromUs;

    /** Whether the frame on the air asks what class B has to know. */
    private boolean asked;

    /** When the network shall hear from the device, whatever it has to say; {@link Long#MAX_VALUE} if it need not. */
    private long speakAtUs = Long.MAX_VALUE;

    /**
     * @param index its index in the simulation
     * @param entity its number in random draws, independent of the order of devices
     * @param dataRate data rate of its uplinks
     */
    public EndDevice(DeviceGroup group, int index, long entity, DeviceIdentity identity, int dataRate) {
        DeviceConfig config = group.config;
        this.group = group;
        this.index = index;
        this.entity = entity;
        this.session = new Session(identity, config.activation());
        this.joining = session.active() ? null : new Joining(identity);
        this.channels = new ChannelAccess(group);
        this.link = new LinkSettings(group, dataRate);
        this.windows = new ReceiveWindows(group, entity);
        this.energy = new EnergyAccount(config.energy());
    }

    /** Its index in the simulation. */
    public int index() {
        return index;
    }

    /** What it has drawn. */
    public EnergyAccount energy() {
        return energy;
    }

    /** Its number in random draws. */
    long entity() {
        return entity;
    }

    /** Its configuration. */
    public DeviceConfig config() {
        return group.config;
    }

    /** Whether it is part of the network. */
    public boolean joined() {
        return session.active();
    }

    /** Its address; once it has joined. */
    public int devAddr() {
        return session.devAddr();
    }

    /** EIRP of its uplinks at present. */
    public double eirpDbm() {
        return link.eirpDbm();
    }

    /** TXPower index it uses at present. */
    public int txPower() {
        return link.txPower();
    }

    /** Index of the data rate of its uplinks at present. */
    public int dataRate() {
        return link.dataRate();
    }

    /** Transmissions of one uplink at present. */
    public int nbTrans() {
        return link.nbTrans();
    }

    /** Keys of its session; null before it has joined, and in {@code sizes}. */
    public SessionKeys sessionKeys() {
        return session.keys();
    }

    /** 64 random bits for the hops of the frame it sends now. */
    public long hops() {
        return group.draws.hops().bits(entity, transmissions);
    }

    /** From now on uplinks are sent with this data rate. */
    public void useDataRate(int newDataRate) {
        link.useDataRate(group, newDataRate);
    }

    /** How long an uplink of its application is on the air, in microseconds. */
    public long airtimeUs(int fPort, int payloadBytes) {
        return link.rate(group).uplink().airtimeUs(group.codec.length(0, fPort, payloadBytes));
    }

    /** Is switched on: a device with {@link Activation#OTAA} begins to join. */
    public void start(long nowUs, DeviceOut out) {
        proceed(nowUs, out);
    }

    /**
     * Power fails and comes back, or somebody presses reset: messages in the device are lost, and with OTAA its session, so that it joins again.
     * It has stored its DevNonce, as LoRaWAN 1.0.4 demands, and with ABP its counters. A frame on the air still ends.
     */
    public void reset(long nowUs, DeviceOut out) {
        resetDue = onAir;
        if (onAir) {
            return;
        }
        loseMessages(nowUs, MacCause.DEVICE_RESET, out);
        windows = new ReceiveWindows(group, entity);
        session.forgetWhatIsDue();
        silenced = false;
        notBeforeUs = nowUs;
        if (joining != null) {
            if (joining.underWay()) {
                joining.end();
                energy.joinEnds();
            }
            session.end();
            restoreDefaults();
        }
        if (further != null) {
            further.end(nowUs, devAddr(), energy);
            speakAtUs = Long.MAX_VALUE;
            beginFurther(nowUs);
        }
        proceed(nowUs, out);
    }

    private void beginFurther(long nowUs) {
        if (joined() && further != null) {
            further.begin(nowUs, energy);
            if (!further.questions().isEmpty()) {
                speakAtUs = nowUs + group.draws.response().uniformUs(BeaconPeriods.PERIOD_US, entity, -1);
            }
        }
    }

    /** How it sends is as it was made again. */
    private void restoreDefaults() {
        link.restore(group);
        channels.restore(group);
        answers = null;
    }

    /** The device has not stored its DevNonce: with OTAA it counts from 0 again. */
    public void forgetDevNonce() {
        if (joining != null) {
            joining.forgetDevNonce();
        }
    }

    /**
     * The application hands over a message.
     *
     * @param fPort 1 to 223
     * @param type one of the two uplink data types
     */
    public void send(long nowUs, AppMessage message, int fPort, MType type, DeviceOut out) {
        Outgoing outgoing = new Outgoing(message, fPort, type);
        if (!alive(nowUs)) {
            out.lost(this, message.id(), MacCause.BATTERY_EMPTY, nowUs);
            fallSilent(nowUs, out);
        } else if (tooLong(outgoing) != null) {
            out.lost(this, message.id(), tooLong(outgoing), nowUs);
        } else if (joined() && current == null && nothingWaits() && free(nowUs)) {
            begin(nowUs, outgoing, out);
        } else if (enqueue(nowUs, outgoing, out)) {
            proceed(nowUs, out);
        }
    }

    /** Why no frame of the data rate can carry a message, or null. */
    private MacCause tooLong(Outgoing outgoing) {
        DataRate rate = link.rate(group);
        if (!group.admits(rate, group.codec.length(0, outgoing.fPort(), outgoing.payloadBytes()), link.dwell())) {
            return MacCause.DWELL_TIME;
        }
        return outgoing.payloadBytes() > link.payload(group) ? MacCause.PAYLOAD_TOO_LONG : null;
    }

    private boolean nothingWaits() {
        return queue == null || queue.isEmpty();
    }

    private boolean free(long nowUs) {
        return !onAir && !receiving() && nowUs >= windows.overUs() && nowUs >= notBeforeUs;
    }

    private boolean enqueue(long nowUs, Outgoing outgoing, DeviceOut out) {
        DeviceConfig.Queue limits = group.config.queue();
        Outgoing gone = queue().add(outgoing, limits);
        if (gone != null) {
            boolean newest = limits.whenFull() == WhenFull.DROP_NEW;
            out.lost(this, gone.tag(), whyNoRoom(newest ? MacCause.NOT_SENT : MacCause.REPLACED_AT_DEVICE), nowUs);
        }
        return gone != outgoing;
    }

    private UplinkQueue queue() {
        if (queue == null) {
            queue = new UplinkQueue();
        }
        return queue;
    }

    /** A full queue has a reason of its own while the device may not send at all. */
    private MacCause whyNoRoom(MacCause otherwise) {
        if (!joined()) {
            return MacCause.JOIN_PENDING;
        }
        if (listening != null && listening.heldBack()) {
            return MacCause.CHANNEL_BUSY;
        }
        return silenced && (listening == null || listening.untilUs() != notBeforeUs) ? MacCause.DUTY_CYCLE : otherwise;
    }

    /** A wake-up; one that comes too early or for nothing does nothing. */
    public void onTimeout(long nowUs, DeviceOut out) {
        proceed(nowUs, out);
    }

    private void proceed(long nowUs, DeviceOut out) {
        if (onAir || receiving()) {
            return;
        }
        if (!alive(nowUs)) {
            fallSilent(nowUs, out);
            return;
        }
        long dueUs = dueUs();
        if (dueUs == Long.MAX_VALUE) {
            return;
        }
        if (nowUs < dueUs) {
            out.wakeAt(this, dueUs);
        } else if (!joined()) {
            requestJoin(nowUs, out);
        } else if (current != null) {
            proceedWithCurrent(nowUs, out);
        } else if (!nothingWaits()) {
            begin(nowUs, queue.take(), out);
        } else {
            sendWithoutMessage(nowUs, out);
        }
    }

    /** The battery is empty: what waits is lost. A frame on the air still ends. */
    private void fallSilent(long nowUs, DeviceOut out) {
        loseMessages(nowUs, MacCause.BATTERY_EMPTY, out);
    }

    private void loseMessages(long nowUs, MacCause cause, DeviceOut out) {
        if (current != null && !onAir) {
            giveUp(nowUs, cause, out);
        }
        while (!nothingWaits()) {
            out.lost(this, queue.take().tag(), cause, nowUs);
        }
    }

    /** When there is something to do next. */
    private long dueUs() {
        if (joined() && current == null && nothingWaits() && !session.moreAnnounced()) {
            return speakAtUs == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(speakAtUs, windows.overUs());
        }
        return replaced() && !silenced ? windows.overUs() : Math.max(windows.overUs(), notBeforeUs);
    }

    private boolean replaced() {
        return current != null
                && !nothingWaits()
                && group.config.retransmission().newMessageReplaces();
    }

    private void proceedWithCurrent(long nowUs, DeviceOut out) {
        if (replaced()) {
            giveUp(nowUs, MacCause.REPLACED_AT_DEVICE, out);
        } else if (current.exhausted(group.config, link.nbTrans())) {
            giveUp(nowUs, MacCause.RETRIES_EXHAUSTED, out);
        } else {
            transmitCurrent(nowUs, out);
            return;
        }
        proceed(nowUs, out);
    }

    private void giveUp(long nowUs, MacCause cause, DeviceOut out) {
        long tag = current.tag();
        forgetCurrent();
        out.lost(this, tag, cause, nowUs);
    }

    private void finish(long nowUs, DeviceOut out) {
        long tag = current.tag();
        forgetCurrent();
        out.finished(this, tag, nowUs);
    }

    private void forgetCurrent() {
        current = null;
        notBeforeUs = 0;
        silenced = false;
    }

    /** A new message goes on the air, or back to the head of the queue if the duty cycle forbids it or MAC commands go first. */
    private void begin(long nowUs, Outgoing outgoing, DeviceOut out) {
        link.prepare(group, channels);
        if (tooLong(outgoing) != null) {
            out.lost(this, outgoing.tag(), tooLong(outgoing), nowUs);
            proceed(nowUs, out);
            return;
        }
        askNetwork();
        int room = Math.min(MAX_F_OPTS, link.payload(group) - outgoing.payloadBytes());
        askFurther(room);
        if (answers != null && answers.hasNew() && answers.bytes() > room) {
            queue().putBack(outgoing);
            sendWithoutMessage(nowUs, out);
            return;
        }
        int fOptsBytes = answers == null ? 0 : answers.fitting(room);
        int bytes = group.codec.length(fOptsBytes, outgoing.fPort(), outgoing.payloadBytes());
        DataRate rate = link.rate(group);
        int channel = freeChannel(nowUs, rate, bytes, channels(rate));
        if (channel < 0) {
            waitForDutyCycle(nowUs, outgoing, rate, bytes, out);
            return;
        }
        current = outgoing;
        byte[] payload = outgoing.message().payload();
        outgoing.sealed(seal(outgoing.type(), takeAnswers(room), outgoing.fPort(), payload), bytes);
        transmit(nowUs, rate, channel, outgoing, out);
    }

    /** What the device asks the network by itself goes with every so many uplinks. */
    private void askNetwork() {
        DeviceConfig.Mac mac = group.config.mac();
        int uplink = session.fCntUp() + 2;
        if (session.rekeyDue()) {
            answers().addOnce(new UplinkCommand.RekeyInd(LORAWAN_1_1));
        }
        if (mac.linkCheckEvery() > 0 && uplink % mac.linkCheckEvery() == 0) {
            answers().addOnce(new UplinkCommand.LinkCheckReq());
        }
        if (mac.deviceTimeEvery() > 0 && uplink % mac.deviceTimeEvery() == 0) {
            answers().addOnce(new UplinkCommand.DeviceTimeReq());
        }
    }

    /** What class B has to ask, if it fits beside a message. */
    private void askFurther(int room) {
        if (further == null) {
            return;
        }
        List<UplinkCommand> questions = further.questions();
        int bytes = questions.stream().mapToInt(UplinkCommand::length).sum();
        if (questions.isEmpty() || bytes + (answers == null ? 0 : answers.bytes()) > room) {
            return;
        }
        questions.forEach(answers()::addOnce);
        asked = true;
    }

    private MacAnswers answers() {
        if (answers == null) {
            answers = new MacAnswers();
        }
        return answers;
    }

    private byte[] takeAnswers(int room) {
        return answers == null ? DataFrame.EMPTY : answers.take(room);
    }

    private Object seal(MType type, byte[] fOpts, int fPort, byte[] payload) {
        int flags = link.nextFlags(group) | (further == null ? 0 : further.flags());
        speakAtUs = Long.MAX_VALUE;
        return session.uplink(group.codec, type, flags, fOpts, fPort, payload);
    }

    private void waitForDutyCycle(long nowUs, Outgoing outgoing, DataRate rate, int bytes, DeviceOut out) {
        long earliestUs = earliestUs(nowUs, rate, bytes, channels(rate));
        if (earliestUs == Long.MAX_VALUE) {
            out.lost(this, outgoing.tag(), MacCause.DUTY_CYCLE, nowUs);
            proceed(nowUs, out);
            return;
        }
        queue().putBack(outgoing);
        silence(earliestUs, out);
    }

    private void silence(long untilUs, DeviceOut out) {
        silenced = true;
        notBeforeUs = untilUs;
        out.wakeAt(this, untilUs);
    }

    private void transmitCurrent(long nowUs, DeviceOut out) {
        int bytes = current.frameBytes();
        DataRate rate = current.rate(group, link.dataRate(), link.dwell());
        int channel = freeChannel(nowUs, rate, bytes, channels(rate));
        if (channel >= 0) {
            transmit(nowUs, rate, channel, current, out);
            return;
        }
        long earliestUs = earliestUs(nowUs, rate, bytes, channels(rate));
        if (earliestUs == Long.MAX_VALUE) {
            giveUp(nowUs, MacCause.DUTY_CYCLE, out);
            proceed(nowUs, out);
        } else {
            silence(earliestUs, out);
        }
    }

    /** Asks for another downlink that the network has announced, or says what does not fit beside a message. */
    private void sendWithoutMessage(long nowUs, DeviceOut out) {
        link.prepare(group, channels);
        DataRate rate = link.rate(group);
        int payload = link.payload(group);
        askFurther(Math.min(MAX_F_OPTS, payload));
        boolean inHeader = answers == null || answers.bytes() <= Math.min(MAX_F_OPTS, payload);
        int room = inHeader ? MAX_F_OPTS : payload;
        int macBytes = answers == null ? 0 : answers.fitting(room);
        int bytes = inHeader
                ? group.codec.length(macBytes, DataFrame.NO_PORT, 0)
                : group.codec.length(0, MAC_PORT, macBytes);
        int channel = freeChannel(nowUs, rate, bytes, channels(rate));
        if (channel < 0) {
            silence(earliestUs(nowUs, rate, bytes, channels(rate)), out);
            return;
        }
        byte[] commands = takeAnswers(room);
        Object sealed = inHeader
                ? seal(MType.UNCONFIRMED_DATA_UP, commands, DataFrame.NO_PORT, DataFrame.EMPTY)
                : seal(MType.UNCONFIRMED_DATA_UP, DataFrame.EMPTY, MAC_PORT, commands);
        transmit(nowUs, rate, channel, bytes, sealed, 0, out);
    }

    private void transmit(long nowUs, DataRate rate, int channel, Outgoing outgoing, DeviceOut out) {
        outgoing.sent();
        transmit(nowUs, rate, channel, outgoing.frameBytes(), outgoing.frame(), outgoing.tag(), out);
    }

    private void transmit(long nowUs, DataRate rate, int channel, int bytes, Object sealed, long tag, DeviceOut out) {
        long airtimeUs = rate.uplink().airtimeUs(bytes);
        channels.started(group, channel, nowUs, airtimeUs);
        energy.transmitting(link.txMicroAmps(), airtimeUs);
        energy.standingBy(group.config.clock().wakeUpUs());
        transmissions++;
        sentFromUs = nowUs;
        sentChannel = (byte) channel;
        sentDataRate = (byte) rate.index();
        silenced = false;
        onAir = true;
        Object content = session.onAir(group.codec, sealed, rate.index(), channel);
        out.transmit(this, rate, channels.uplinkHz(group, channel), content, bytes, tag);
    }

    private ChannelSet channels(DataRate rate) {
        return channels.enabled(group.region, rate);
    }

    private int freeChannel(long nowUs, DataRate rate, int bytes, ChannelSet among) {
        long airtimeUs = rate.uplink().airtimeUs(bytes);
        if (group.region.lbt() == null) {
            return channels.pick(group, nowUs, airtimeUs, among, entity, transmissions);
        }
        if (listening == null) {
            listening = new ListenFirst();
        }
        ListenFirst.Picker picker = some -> channels.pick(group, nowUs, airtimeUs, some, entity, transmissions);
        return listening.choose(this, group, channels, rate, nowUs, among, picker, energy);
    }

    private long earliestUs(long nowUs, DataRate rate, int bytes, ChannelSet among) {
        if (listening != null && listening.untilUs() > nowUs) {
            return listening.untilUs();
        }
        return channels.earliestUs(group, nowUs, rate.uplink().airtimeUs(bytes), among);
    }

    /** Its frame has ended on the air. */
    public void onTransmitted(long nowUs, DeviceOut out) {
        onAir = false;
        if (resetDue) {
            reset(nowUs, out);
            return;
        }
        if (!joined()) {
            windows.afterJoinRequest(group, nowUs, sentChannel, sentDataRate, entity, transmissions, windowsEnergy());
            notBeforeUs = Math.max(notBeforeUs, windows.overUs()) + joining.backOffUs(group, entity);
        } else {
            windows.afterData(
                    group,
                    nowUs,
                    channels.rx1Hz(group, sentChannel),
                    sentDataRate,
                    link.dwell(),
                    entity,
                    transmissions,
                    windowsEnergy());
            afterTransmission(nowUs, out);
        }
        if (further != null) {
            further.busy(sentFromUs, windows.overUs(), devAddr(), energy);
            if (asked) {
                further.asked(windows.overUs(), energy);
            }
            asked = false;
        }
        proceed(nowUs, out);
    }

    private void afterTransmission(long nowUs, DeviceOut out) {
        if (current == null) {
            return;
        }
        if (current.type().confirmed()) {
            notBeforeUs = nowUs + windows.rx2DelayUs() + group.retransmitTimeoutUs(entity, transmissions);
        } else if (current.exhausted(group.config, link.nbTrans())) {
            finish(nowUs, out);
        }
    }

    /**
     * A downlink for this device begins.
     *
     * @return whether the device receives it
     */
    public boolean onDownlinkStart(long nowUs, long endUs, long frequencyHz, Modulation modulation) {
        if (onAir || energy.dead() || receiving()) {
            return false;
        }
        return windows.lock(group, nowUs, frequencyHz, modulation)
                || further != null && lockFurther(nowUs, endUs, frequencyHz, modulation);
    }

    private boolean lockFurther(long nowUs, long endUs, long frequencyHz, Modulation modulation) {
        furtherFromUs = nowUs;
        return joined() && further.lock(nowUs, endUs, windows.rx1OpenUs(), frequencyHz, modulation, devAddr());
    }

    private boolean receiving() {
        return windows.receiving() || further != null && further.receiving();
    }

    /** From now on the device is of class C whenever it is part of the network. */
    public void listens(Listening listening) {
        further = new ContinuousWindow(group, listening);
        beginFurther(0);
    }

    /** From now on the device is of class B whenever it is part of the network and hears beacons. */
    public void listens(Listening listening, BeaconPlan plan, PingSlots slots) {
        further = new PingWindows(group, entity, listening, plan, slots);
        beginFurther(0);
    }

    /**
     * The device, which is of class B or C, belongs to one more multicast group.
     *
     * @param mcKeys null in {@code sizes}
     */
    public void joins(int mcAddr, SessionKeys mcKeys, Listening listening) {
        further.add(new MulticastEar(mcAddr, mcKeys, listening));
    }

    /** Books what class B or C has cost up to now; before anybody looks at the account. */
    public void settle(long nowUs) {
        if (further != null && !energy.dead()) {
            further.settle(nowUs, devAddr(), energy);
        }
    }

    private boolean alive(long nowUs) {
        settle(nowUs);
        return energy.alive(nowUs);
    }

    /** In class C the receiver is on anyway. */
    private EnergyAccount windowsEnergy() {
        return further != null && further.continuous() ? group.costsNothing : energy;
    }

    /** The device shall be heard within CLASS_B_RESP_TIMEOUT or CLASS_C_RESP_TIMEOUT, at a time drawn so that many do not speak at once. */
    private void speakSoon(long nowUs, DeviceOut out) {
        long airtimeUs = link.rate(group).uplink().airtimeUs(group.codec.length(0, DataFrame.NO_PORT, 0));
        long spanUs = Listening.RESP_TIMEOUT_US - airtimeUs;
        speakAtUs = nowUs + group.draws.response().uniformUs(spanUs, entity, transmissions);
        out.wakeAt(this, speakAtUs);
    }

    /** A beacon period begins. */
    public void onBeaconPeriod(long startUs, DeviceOut out) {
        if (joined() && pings().onPeriod(startUs, devAddr(), energy)) {
            speakSoon(startUs, out);
        }
    }

    /** A beacon begins; whether the device receives it. */
    public boolean onBeaconStart(long nowUs, long frequencyHz) {
        return joined() && !onAir && !receiving() && !energy.dead() && pings().onBeaconStart(nowUs, frequencyHz);
    }

    /** The beacon has ended and was decoded. */
    public void onBeacon(long startUs, long nowUs, DeviceOut out) {
        if (!onAir && pings().onBeacon(startUs, nowUs, energy)) {
            speakSoon(nowUs, out);
        }
    }

    private PingWindows pings() {
        return (PingWindows) further;
    }

    /** The downlink it received has ended and was not decoded. */
    public void onDownlinkLost(long nowUs, DeviceOut out) {
        if (!receiving()) {
            return;
        }
        endReception(nowUs, false);
        proceed(nowUs, out);
    }

    private void endReception(long nowUs, boolean valid) {
        if (windows.receiving()) {
            windows.ended(group, nowUs, valid, windowsEnergy());
        } else {
            further.ended(furtherFromUs, nowUs, energy);
        }
    }

    /**
     * The downlink it received has ended and was decoded.
     *
     * @param received see {@link io.chirpsim.lorawan.frame.FrameCodec}
     * @param tag the journey's id of the message in it, 0 for none
     * @param snrDb its signal to noise ratio
     * @return whether the device accepted it
     */
    public boolean onDownlink(long nowUs, Object received, long tag, double snrDb, DeviceOut out) {
        if (!receiving()) {
            return false;
        }
        boolean joins = !joined();
        boolean valid;
        try {
            valid = joins ? readJoinAccept(nowUs, received, out) : readData(nowUs, received, tag, snrDb, out);
        } catch (MalformedFrameException e) {
            valid = false;
        }
        endReception(nowUs, valid);
        if (!valid) {
            out.counted(this, MacCount.REFUSED_BY_DEVICE, nowUs);
        } else if (joins) {
            energy.joinEnds();
            beginFurther(nowUs);
        }
        proceed(nowUs, out);
        return valid;
    }

    private boolean readData(long nowUs, Object received, long tag, double snrDb, DeviceOut out)
            throws MalformedFrameException {
        DataFrame frame = session.downlink(group.codec, received);
        if (frame == null) {
            return readMulticast(nowUs, received, tag, out);
        }
        if (!windows.receiving()) {
            if (frame.mType().confirmed()) {
                speakSoon(nowUs, out);
            }
            obey(nowUs, frame.fPort() == MAC_PORT ? frame.frmPayload() : frame.fOpts(), snrDb, out);
            out.received(this, frame, tag, nowUs);
            return true;
        }
        link.heard();
        if (answers != null) {
            answers.arrived();
        }
        endRepetitions(nowUs, frame.ack(), out);
        obey(nowUs, frame.fPort() == MAC_PORT ? frame.frmPayload() : frame.fOpts(), snrDb, out);
        out.received(this, frame, tag, nowUs);
        return true;
    }

    private boolean readMulticast(long nowUs, Object received, long tag, DeviceOut out) throws MalformedFrameException {
        DataFrame frame = further == null ? null : further.open(group.codec, received);
        if (frame != null) {
            out.received(this, frame, tag, nowUs);
        }
        return frame != null;
    }

    private void obey(long nowUs, byte[] bytes, double snrDb, DeviceOut out) {
        if (bytes.length == 0) {
            return;
        }
        Commands<DownlinkCommand> commands = Commands.downlink(bytes);
        new NetworkOrders(
                        group,
                        link,
                        channels,
                        windows,
                        energy,
                        command -> answers().add(command),
                        command -> obeyFurther(nowUs, command, out))
                .obey(nowUs, commands.list(), snrDb);
        if (commands.list().contains(new DownlinkCommand.RekeyConf(LORAWAN_1_1))) {
            session.rekeyed();
        }
        MacCount flaw = MacCount.of(commands.flaw());
        if (flaw != null) {
            out.counted(this, flaw, nowUs);
        }
    }

    private void obeyFurther(long nowUs, DownlinkCommand command, DeviceOut out) {
        if (further != null && further.obey(nowUs, command, devAddr(), energy)) {
            speakSoon(nowUs, out);
        }
    }

    private void endRepetitions(long nowUs, boolean ack, DeviceOut out) {
        if (current == null) {
            return;
        }
        if (ack && current.type().confirmed()) {
            out.acknowledged(this, current.message(), nowUs);
            finish(nowUs, out);
        } else if (group.config.retransmission().endsWithAnyDownlink(current.type())) {
            if (current.type().confirmed()) {
                giveUp(nowUs, MacCause.RETRIES_EXHAUSTED, out);
            } else {
                finish(nowUs, out);
            }
        }
    }

    private void requestJoin(long nowUs, DeviceOut out) {
        if (joining.exhausted()) {
            return;
        }
        if (!joining.underWay()) {
            joining.begin(nowUs);
            energy.joinBegins();
        }
        JoinPlan plan = group.region.rules().joins();
        int attempt = joining.devNonce() + 1;
        DataRate rate = group.region.dataRate(plan.dataRate(attempt, group.region.dwell()));
        long airtimeUs = rate.uplink().airtimeUs(JoinRequest.LENGTH);
        long allowedUs = joining.earliestUs(nowUs, airtimeUs);
        if (allowedUs > nowUs) {
            silence(allowedUs + joining.gapUs(group, entity, allowedUs, airtimeUs), out);
            return;
        }
        long draw = group.draws.channel().bits(entity, -1 - plan.turn(attempt));
        ChannelSet among = group.region.channels(rate, plan.channels(attempt, draw));
        int channel = freeChannel(nowUs, rate, JoinRequest.LENGTH, among);
        if (channel < 0) {
            silence(earliestUs(nowUs, rate, JoinRequest.LENGTH, among), out);
            return;
        }
        notBeforeUs = nowUs + joining.gapUs(group, entity, nowUs, airtimeUs);
        joining.started(airtimeUs);
        Object sealed = group.codec.seal(joining.nextRequest(group), joinKey());
        transmit(nowUs, rate, channel, JoinRequest.LENGTH, sealed, 0, out);
    }

    private Key128 joinKey() {
        return joining.roots() == null ? null : joining.roots().joinKey();
    }

    private boolean readJoinAccept(long nowUs, Object received, DeviceOut out) throws MalformedFrameException {
        JoinRequest request = joining.lastRequest(group);
        JoinAccept accept = group.codec.openJoinAccept(received, joining.roots(), request);
        session.begin(accept, group.codec.sessionKeys(joining.roots(), accept, request));
        restoreDefaults();
        windows.use(accept);
        channels.learn(group.region, accept);
        notBeforeUs = 0;
        joining.end();
        out.joined(this, nowUs);
        return true;
    }

    /** Its sensor takes a reading: energy only. */
    public void reading() {
        energy.reading();
    }
}
