package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.command.DownlinkCommand;
import io.chirpsim.lorawan.command.DownlinkCommand.AdrParamSetupReq;
import io.chirpsim.lorawan.command.DownlinkCommand.BeaconFreqReq;
import io.chirpsim.lorawan.command.DownlinkCommand.DevStatusReq;
import io.chirpsim.lorawan.command.DownlinkCommand.DlChannelReq;
import io.chirpsim.lorawan.command.DownlinkCommand.DutyCycleReq;
import io.chirpsim.lorawan.command.DownlinkCommand.LinkAdrReq;
import io.chirpsim.lorawan.command.DownlinkCommand.NewChannelReq;
import io.chirpsim.lorawan.command.DownlinkCommand.PingSlotChannelReq;
import io.chirpsim.lorawan.command.DownlinkCommand.RejoinParamSetupReq;
import io.chirpsim.lorawan.command.DownlinkCommand.RxParamSetupReq;
import io.chirpsim.lorawan.command.DownlinkCommand.RxTimingSetupReq;
import io.chirpsim.lorawan.command.DownlinkCommand.TxParamSetupReq;
import io.chirpsim.lorawan.command.UplinkCommand;
import io.chirpsim.lorawan.command.UplinkCommand.AdrParamSetupAns;
import io.chirpsim.lorawan.command.UplinkCommand.BeaconFreqAns;
import io.chirpsim.lorawan.command.UplinkCommand.DevStatusAns;
import io.chirpsim.lorawan.command.UplinkCommand.DlChannelAns;
import io.chirpsim.lorawan.command.UplinkCommand.DutyCycleAns;
import io.chirpsim.lorawan.command.UplinkCommand.LinkAdrAns;
import io.chirpsim.lorawan.command.UplinkCommand.NewChannelAns;
import io.chirpsim.lorawan.command.UplinkCommand.PingSlotChannelAns;
import io.chirpsim.lorawan.command.UplinkCommand.RejoinParamSetupAns;
import io.chirpsim.lorawan.command.UplinkCommand.RxParamSetupAns;
import io.chirpsim.lorawan.command.UplinkCommand.RxTimingSetupAns;
import io.chirpsim.lorawan.command.UplinkCommand.TxParamSetupAns;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Does what the MAC commands of one downlink ask of a device, and answers them in their order. */
final class NetworkOrders {
    private static final int AS_BEFORE = 15;
    private static final int MAX_DYNAMIC_CHANNELS = 16;
    private static final int BATTERY_FULL = 254;
    private static final int BATTERY_EMPTY = 1;

    private final DeviceGroup group;
    private final Region region;
    private final LinkSettings link;
    private final ChannelAccess channels;
    private final ReceiveWindows windows;
    private final EnergyAccount energy;
    private final Consumer<UplinkCommand> answers;
    private final Consumer<DownlinkCommand> further;

    /**
     * Obedience.
     *
     * @param answers takes the answers
     * @param further told what concerns the windows of classes B and C, unless it is refused
     */
    NetworkOrders(
            DeviceGroup group,
            LinkSettings link,
            ChannelAccess channels,
            ReceiveWindows windows,
            EnergyAccount energy,
            Consumer<UplinkCommand> answers,
            Consumer<DownlinkCommand> further) {
        this.group = group;
        this.region = group.region;
        this.link = link;
        this.channels = channels;
        this.windows = windows;
        this.energy = energy;
        this.answers = answers;
        this.further = further;
    }

    /**
     * Obeys.
     *
     * @param snrDb signal to noise ratio of the downlink
     */
    void obey(long nowUs, List<DownlinkCommand> commands, double snrDb) {
        List<LinkAdrReq> block = new ArrayList<>(1);
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i) instanceof LinkAdrReq request) {
                block.add(request);
                if (i + 1 == commands.size() || !(commands.get(i + 1) instanceof LinkAdrReq)) {
                    adapt(block);
                    block.clear();
                }
            } else {
                obey(nowUs, commands.get(i), snrDb);
            }
        }
    }

    private void obey(long nowUs, DownlinkCommand command, double snrDb) {
        if (command instanceof DutyCycleReq request) {
            channels.limit(request.maxDutyCycle());
            answers.accept(new DutyCycleAns());
        } else if (command instanceof RxParamSetupReq request) {
            setWindows(request);
        } else if (command instanceof DevStatusReq) {
            answers.accept(status(nowUs, snrDb));
        } else if (command instanceof NewChannelReq request) {
            define(request);
        } else if (command instanceof RxTimingSetupReq request) {
            windows.useRx1Delay(Math.max(1, request.delayS()));
            answers.accept(new RxTimingSetupAns());
        } else if (command instanceof TxParamSetupReq request) {
            limit(request);
        } else if (command instanceof DlChannelReq request) {
            moveRx1(request);
        } else if (command instanceof AdrParamSetupReq request) {
            link.use(request);
            answers.accept(new AdrParamSetupAns());
        } else {
            obeyOther(command);
        }
    }

    private void obeyOther(DownlinkCommand command) {
        if (command instanceof RejoinParamSetupReq) {
            answers.accept(new RejoinParamSetupAns(true));
        } else if (command instanceof PingSlotChannelReq request) {
            boolean frequencyOk = request.frequencyHz() == 0 || region.admits(request.frequencyHz());
            boolean dataRateOk = hasDownlink(request.dataRate());
            answers.accept(new PingSlotChannelAns(frequencyOk, dataRateOk));
            tell(command, frequencyOk && dataRateOk);
        } else if (command instanceof BeaconFreqReq request) {
            boolean frequencyOk = request.frequencyHz() == 0 || region.admits(request.frequencyHz());
            answers.accept(new BeaconFreqAns(frequencyOk));
            tell(command, frequencyOk);
        } else {
            further.accept(command);
        }
    }

    private void tell(DownlinkCommand command, boolean accepted) {
        if (accepted) {
            further.accept(command);
        }
    }

    /** All requests of a block are one: masks one after the other, the rest from the last; all or nothing (LoRaWAN L2 1.0.4, 5.3). */
    private void adapt(List<LinkAdrReq> block) {
        ChannelSet mask = channels.enabled();
        for (LinkAdrReq request : block) {
            mask = mask == null
                    ? null
                    : region.channels(request.maskControl(), request.channelMask(), mask, channels.known());
        }
        LinkAdrReq last = block.get(block.size() - 1);
        boolean adr = group.config.mac().adr();
        int dataRate = adr && last.dataRate() != AS_BEFORE ? last.dataRate() : link.dataRate();
        int txPower = adr && last.txPower() != AS_BEFORE ? last.txPower() : link.txPower();
        boolean maskOk = mask != null && !mask.isEmpty();
        boolean dataRateOk = region.hasDataRate(dataRate)
                && region.dataRate(dataRate).uplinkPayload(link.dwell()) >= 0
                && (!maskOk
                        || !channels.channels(region, region.dataRate(dataRate), mask)
                                .isEmpty());
        boolean powerOk = txPower <= region.power().maxIndex();
        if (maskOk && dataRateOk && powerOk) {
            channels.enable(mask);
            link.useDataRate(group, dataRate);
            link.usePower(group, txPower);
            link.useNbTrans(adr ? Math.max(1, last.nbTrans()) : link.nbTrans());
        }
        for (int i = 0; i < block.size(); i++) {
            answers.accept(new LinkAdrAns(maskOk, dataRateOk, powerOk));
        }
    }

    private void setWindows(RxParamSetupReq request) {
        boolean frequencyOk = region.admits(request.frequencyHz());
        boolean dataRateOk = hasDownlink(request.rx2DataRate());
        boolean offsetOk = request.rx1DrOffset() < region.rx1DrOffset()[link.dataRate()].length;
        if (frequencyOk && dataRateOk && offsetOk) {
            windows.use(request);
            further.accept(request);
        }
        answers.accept(new RxParamSetupAns(frequencyOk, dataRateOk, offsetOk));
    }

    private boolean hasDownlink(int dataRate) {
        return region.hasDataRate(dataRate) && region.dataRate(dataRate).downlink() != null;
    }

    private DevStatusAns status(long nowUs, double snrDb) {
        double charge = energy.batteryShare(nowUs);
        int battery = BATTERY_EMPTY + (int) Math.round(charge * (BATTERY_FULL - BATTERY_EMPTY));
        return new DevStatusAns(battery, (int) Math.max(-32, Math.min(31, Math.round(snrDb))));
    }

    /** Only regions with channels of one's own know the command; elsewhere it is dropped in silence. */
    private void define(NewChannelReq request) {
        if (ChannelAccess.fixed(region)) {
            return;
        }
        int channel = request.channel();
        boolean open = channel >= region.defaultChannels() && channel < MAX_DYNAMIC_CHANNELS;
        boolean gone = request.frequencyHz() == 0;
        boolean frequencyOk = open && (gone || region.admits(request.frequencyHz()));
        boolean dataRatesOk = open
                && request.minDataRate() <= request.maxDataRate()
                && region.hasDataRate(request.minDataRate())
                && region.hasDataRate(request.maxDataRate());
        if (frequencyOk && gone) {
            channels.forget(channel);
        } else if (frequencyOk && dataRatesOk) {
            channels.change().define(channel, request.frequencyHz(), request.minDataRate(), request.maxDataRate());
            channels.learn(channel);
        }
        answers.accept(new NewChannelAns(frequencyOk, dataRatesOk || open && gone));
    }

    /** Regions without such limits drop it in silence (RP002-1.0.4). */
    private void limit(TxParamSetupReq request) {
        if (region.limitsByCommand()) {
            link.use(group, request);
            answers.accept(new TxParamSetupAns());
        }
    }

    /** As with {@link #define}. */
    private void moveRx1(DlChannelReq request) {
        if (ChannelAccess.fixed(region)) {
            return;
        }
        boolean frequencyOk = region.admits(request.frequencyHz());
        boolean channelOk =
                request.channel() < ChannelSet.MAX_CHANNELS && channels.known().contains(request.channel());
        if (frequencyOk && channelOk) {
            channels.change().moveRx1(request.channel(), request.frequencyHz());
        }
        answers.accept(new DlChannelAns(frequencyOk, channelOk));
    }
}
