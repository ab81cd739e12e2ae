package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.classb.GpsTime;
import io.chirpsim.lorawan.command.Commands;
import io.chirpsim.lorawan.command.DownlinkCommand.DevStatusReq;
import io.chirpsim.lorawan.command.DownlinkCommand.DeviceTimeAns;
import io.chirpsim.lorawan.command.DownlinkCommand.DutyCycleReq;
import io.chirpsim.lorawan.command.DownlinkCommand.LinkCheckAns;
import io.chirpsim.lorawan.command.DownlinkCommand.PingSlotInfoAns;
import io.chirpsim.lorawan.command.UplinkCommand;
import io.chirpsim.lorawan.command.UplinkCommand.DevStatusAns;
import io.chirpsim.lorawan.command.UplinkCommand.DeviceTimeReq;
import io.chirpsim.lorawan.command.UplinkCommand.LinkAdrAns;
import io.chirpsim.lorawan.command.UplinkCommand.LinkCheckReq;
import io.chirpsim.lorawan.command.UplinkCommand.PingSlotInfoReq;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.FrameCodec;
import io.chirpsim.lorawan.server.adr.AdrStrategy;
import io.chirpsim.lorawan.server.adr.LinkState;
import io.chirpsim.lorawan.server.adr.UplinkHistory;

/** The network server's side of MAC commands (LoRaWAN L2 1.0.4, 5) and of ADR. */
final class NetworkCommands {
    private static final int LINK_ADR = 0x03;
    private static final int MAC_PORT = 0;
    private static final long SECOND_US = 1_000_000;
    private static final int FRACTIONS = 256;
    private static final int MAX_LINK_MARGIN_DB = 254;
    private static final int MAX_GATEWAYS = 255;

    private final MacRules rules;
    private final FrameCodec codec;
    private final GpsTime time;
    private final MaskRequests masks;

    NetworkCommands(ServerConfig config, FrameCodec codec, GpsTime time) {
        this.rules = config.mac();
        this.codec = codec;
        this.time = time;
        this.masks = new MaskRequests(config.region());
    }

    /** A new uplink with all its copies, gateways ranked. */
    void onUplink(long nowUs, PendingUplink pending, DeviceSession session, ServerOut out) {
        DataFrame header = pending.header;
        byte[] commands = header.fPort() == MAC_PORT
                ? codec.plain(header, pending.fCnt, session.keys)
                : codec.plainFOpts(header, pending.fCnt, session.keys);
        if (session.mac == null) {
            boolean silent = commands.length == 0 && (header.fCtrl() & DataFrame.ADR_ACK_REQ) == 0;
            if (silent && rules.asksForNothing()) {
                return;
            }
            session.mac = new MacState(rules.limits());
        }
        session.mac.forgetAnswers();
        if (commands.length > 0) {
            read(nowUs, commands, pending, session, out);
        }
        adapt(pending, session);
        askOther(nowUs, session.mac);
    }

    private void read(long nowUs, byte[] bytes, PendingUplink pending, DeviceSession session, ServerOut out) {
        Commands<UplinkCommand> commands = Commands.uplink(bytes);
        MacCount flaw = MacCount.of(commands.flaw());
        if (flaw != null) {
            out.counted(flaw, nowUs);
        }
        boolean adrRead = false;
        for (UplinkCommand command : commands.list()) {
            if (command instanceof LinkAdrAns answer) {
                if (!adrRead) {
                    linkAnswered(nowUs, allOf(commands, answer), session.mac, out);
                }
                adrRead = true;
            } else if (!answered(command, pending, session.mac)) {
                told(nowUs, command, session, out);
            }
        }
    }

    /** One answer for each request of a block: what one of them refuses is refused. */
    private static LinkAdrAns allOf(Commands<UplinkCommand> commands, LinkAdrAns first) {
        LinkAdrAns all = first;
        for (UplinkCommand command : commands.list()) {
            if (command instanceof LinkAdrAns next) {
                all = new LinkAdrAns(
                        all.channelMaskOk() && next.channelMaskOk(),
                        all.dataRateOk() && next.dataRateOk(),
                        all.powerOk() && next.powerOk());
            }
        }
        return all;
    }

    /** What the device wants to know it is told; whether the command was such a question. */
    private boolean answered(UplinkCommand command, PendingUplink pending, MacState mac) {
        if (command instanceof LinkCheckReq) {
            double floorDb = mac.limits.floorDb(pending.session.lastDataRate).orElse(0);
            int marginDb = (int) Math.floor(pending.bestSnrDb() - floorDb);
            mac.answer(new LinkCheckAns(
                    Math.max(0, Math.min(MAX_LINK_MARGIN_DB, marginDb)), Math.min(MAX_GATEWAYS, pending.copies())));
        } else if (command instanceof DeviceTimeReq) {
            long gpsUs = time.gpsUs(pending.frame.endUs());
            mac.answer(new DeviceTimeAns(gpsUs / SECOND_US, (int) (gpsUs % SECOND_US * FRACTIONS / SECOND_US)));
        } else if (command instanceof PingSlotInfoReq request) {
            if (pending.session.reach != null) {
                pending.session.reach.told(request.periodicity());
            }
            mac.answer(new PingSlotInfoAns());
        } else {
            return false;
        }
        return true;
    }

    /** The device answers a request, or says something of itself. */
    private static void told(long nowUs, UplinkCommand command, DeviceSession session, ServerOut out) {
        if (!session.mac.settle(command.cid())) {
            out.counted(MacCount.UNEXPECTED_ANSWER, nowUs);
        } else if (command instanceof DevStatusAns status) {
            out.deviceStatus(session.deviceIndex, status.battery(), status.snrDb());
        }
    }

    private void linkAnswered(long nowUs, LinkAdrAns answer, MacState mac, ServerOut out) {
        boolean asked = mac.settle(LINK_ADR);
        if (!asked) {
            out.counted(MacCount.UNEXPECTED_ANSWER, nowUs);
        } else if (answer.channelMaskOk() && answer.dataRateOk() && answer.powerOk()) {
            take(mac, mac.wanted);
        } else {
            out.counted(MacCount.REQUEST_REFUSED, nowUs);
            mac.limits = rules.adr().refused(mac.limits, mac.wanted, answer.dataRateOk(), answer.powerOk());
        }
        mac.wanted = null;
    }

    private void take(MacState mac, LinkState link) {
        if (rules.adr().beginsAnewAfterChange() && !link.equals(mac.link)) {
            mac.history.clear();
        }
        mac.link = link;
    }

    private void adapt(PendingUplink pending, DeviceSession session) {
        AdrStrategy strategy = rules.adr();
        MacState mac = session.mac;
        int fCtrl = pending.header.fCtrl();
        mac.signOfLifeDue = (fCtrl & DataFrame.ADR_ACK_REQ) != 0;
        if (strategy == null || (fCtrl & DataFrame.ADR) == 0) {
            return;
        }
        know(session);
        mac.history.add(pending.fCnt, strategy.snrDb(pending.bestSnrDb(), pending.meanSnrDb()));
        want(mac, strategy.next(mac.link, mac.history, mac.limits));
    }

    /** What was asked for before and is wanted still is asked for again as it waits. */
    private void want(MacState mac, LinkState next) {
        boolean changes = !next.equals(mac.link);
        if (changes && next.equals(mac.wanted)) {
            return;
        }
        mac.settle(LINK_ADR);
        mac.wanted = changes ? next : null;
        if (changes) {
            masks.of(next).forEach(mac::request);
        }
    }

    /**
     * The data rate of the uplink counts, whatever the server believed. A device that has changed it by itself sends with full power, as The
     * Things Stack and ChirpStack take it; unless it has done what it was asked for and the answer was lost.
     */
    private void know(DeviceSession session) {
        MacState mac = session.mac;
        int dataRate = session.lastDataRate;
        if (mac.link == null) {
            mac.history = new UplinkHistory(rules.adr().historyLength());
            mac.link = new LinkState(dataRate, 0, 1);
        } else if (mac.link.dataRate() != dataRate) {
            boolean obeyed = mac.wanted != null && mac.wanted.dataRate() == dataRate;
            take(mac, obeyed ? mac.wanted : new LinkState(dataRate, 0, mac.link.nbTrans()));
        }
    }

    private void askOther(long nowUs, MacState mac) {
        if (!mac.begun && rules.maxDutyCycle() > 0) {
            mac.request(new DutyCycleReq(rules.maxDutyCycle()));
        }
        mac.begun = true;
        if (rules.deviceStatusEveryUs() > 0 && nowUs >= mac.nextStatusUs) {
            DevStatusReq request = new DevStatusReq();
            mac.settle(request.cid());
            mac.request(request);
            mac.nextStatusUs = nowUs + rules.deviceStatusEveryUs();
        }
    }
}
