package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.command.DownlinkCommand;
import io.chirpsim.lorawan.command.DownlinkCommand.BeaconFreqReq;
import io.chirpsim.lorawan.command.DownlinkCommand.DeviceTimeAns;
import io.chirpsim.lorawan.command.DownlinkCommand.PingSlotChannelReq;
import io.chirpsim.lorawan.command.DownlinkCommand.PingSlotInfoAns;
import io.chirpsim.lorawan.command.UplinkCommand;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.phy.Modulation;
import java.util.ArrayList;
import java.util.List;

/**
 * Class B: the device asks for the time and says how often it opens ping slots, finds the beacon, follows the beacons and opens ping slots
 * (LoRaWAN L2 1.0.4, sections 9 to 14). Told the time it listens when the next beacons are due; else it searches with its receiver on all the
 * time. Without beacons it goes on for 120 minutes with windows that grow by 1.3 ms to either side per period (10.1); then it is of class A again
 * and begins anew.
 *
 * <p>Windows that nobody answers are booked by the period, without an event of their own.
 */
final class PingWindows extends FurtherWindows {
    /** How long class B goes on without a beacon. */
    static final long BEACONLESS_US = 120 * 60_000_000L;
    /** Growth of a window to either side per beacon period, 10 ppm of 128 s rounded up as in the standard. */
    static final long WIDENING_US = 1_300;
    /** A search lasts so many periods and is begun again after so many (assumption of this project). */
    static final int SEARCH_PERIODS = 2;

    static final int PAUSE_PERIODS = 56;
    /** How wrong the time in a DeviceTimeAns may be (LoRaWAN L2 1.0.4, 5.9). */
    static final long TOLD_TIME_ERROR_US = 100_000;

    private final BeaconPlan plan;
    private final PingSlots slots;
    private final double driftPpm;
    private final AlwaysOn search = new AlwaysOn();
    private long searchUntilUs;
    private long lastBeaconUs;
    private long settledUs;
    private boolean following;

    /** Whether the network knows how often ping slots open; before it does there are none. */
    private boolean informed;

    /** Whether it listens for beacons at the times that the network's answer told. */
    private boolean expecting;

    /** Whether it waits for its next uplink in order to ask for the time. */
    private boolean wantsTime;

    /** What the network has chosen; 0: as in the region. */
    private long beaconHz;

    private boolean awaitsBeacon;

    PingWindows(DeviceGroup group, long entity, Listening listening, BeaconPlan plan, PingSlots slots) {
        super(group, listening);
        this.plan = plan;
        this.slots = slots;
        double share = 2 * group.draws.clockDrift().uniform(entity, 0) - 1;
        this.driftPpm = share * group.config.clock().maxDriftPpm();
    }

    /** Whether it follows the beacons. */
    boolean following() {
        return following;
    }

    @Override
    void begin(long nowUs, EnergyAccount energy) {
        super.begin(nowUs, energy);
        informed = false;
        beaconHz = 0;
        seek();
    }

    private void seek() {
        following = false;
        expecting = false;
        wantsTime = true;
        searchUntilUs = Long.MAX_VALUE;
    }

    @Override
    List<UplinkCommand> questions() {
        List<UplinkCommand> questions = new ArrayList<>(2);
        if (!informed) {
            questions.add(new UplinkCommand.PingSlotInfoReq(listening.periodicity()));
        }
        if (wantsTime) {
            questions.add(new UplinkCommand.DeviceTimeReq());
        }
        return questions;
    }

    /** Without an answer it searches. */
    @Override
    void asked(long overUs, EnergyAccount energy) {
        if (wantsTime && !search.on()) {
            search.begin(overUs, energy);
            searchUntilUs = overUs + SEARCH_PERIODS * BeaconPeriods.PERIOD_US;
        }
    }

    @Override
    boolean obey(long nowUs, DownlinkCommand command, int devAddr, EnergyAccount energy) {
        if (command instanceof DeviceTimeAns && wantsTime) {
            search.end(nowUs, energy);
            wantsTime = false;
            expecting = true;
            searchUntilUs = nowUs + SEARCH_PERIODS * BeaconPeriods.PERIOD_US;
        } else if (command instanceof PingSlotInfoAns && !informed) {
            settle(nowUs, devAddr, energy);
            informed = true;
            settledUs = nowUs;
            return following;
        } else if (command instanceof PingSlotChannelReq request) {
            settle(nowUs, devAddr, energy);
            listening = listening.at(request.dataRate(), request.frequencyHz());
        } else if (command instanceof BeaconFreqReq request) {
            beaconHz = request.frequencyHz();
        }
        return false;
    }

    @Override
    void end(long nowUs, int devAddr, EnergyAccount energy) {
        settle(nowUs, devAddr, energy);
        search.end(nowUs, energy);
        searchUntilUs = Long.MAX_VALUE;
        following = false;
        expecting = false;
        wantsTime = false;
        informed = false;
    }

    /**
     * A beacon period begins.
     *
     * @return whether the device has something to say: it has just lost class B, or begins to look for beacons again
     */
    boolean onPeriod(long startUs, int devAddr, EnergyAccount energy) {
        settle(startUs, devAddr, energy);
        awaitsBeacon = false;
        if (following && startUs - lastBeaconUs > BEACONLESS_US) {
            seek();
            return true;
        }
        if (!following && startUs >= searchUntilUs) {
            search.end(startUs, energy);
            expecting = false;
            wantsTime = false;
        }
        if (!following && startUs - PAUSE_PERIODS * BeaconPeriods.PERIOD_US >= searchUntilUs) {
            seek();
            return true;
        }
        if (following || expecting) {
            energy.receiving(timing(plan.modulation(), startUs).lengthUs());
        }
        return false;
    }

    /** A beacon begins; whether the device receives it. */
    boolean onBeaconStart(long nowUs, long frequencyHz) {
        boolean tuned = beaconHz == 0 || beaconHz == frequencyHz;
        long windowUs = timing(plan.modulation(), nowUs).lengthUs();
        boolean open = search.on() || expecting || following && Math.abs(errorUs(nowUs)) <= windowUs / 2;
        awaitsBeacon = tuned && open;
        return awaitsBeacon;
    }

    /**
     * A beacon was received.
     *
     * @param startUs when it began
     * @return whether the device has something to say: it has just come into class B, or has still to tell its ping slots
     */
    boolean onBeacon(long startUs, long endUs, EnergyAccount energy) {
        boolean found = !following;
        if (following || expecting) {
            energy.receiving(
                    endUs - startUs - timing(plan.modulation(), startUs).lengthUs());
        }
        if (found) {
            search.end(endUs, energy);
            settledUs = endUs;
        }
        expecting = false;
        wantsTime = false;
        lastBeaconUs = startUs;
        following = true;
        return found;
    }

    private WindowTiming timing(Modulation modulation, long atUs) {
        long periods = following
                ? Math.max(0, (atUs - lastBeaconUs - BeaconPeriods.BEACON_DELAY_US) / BeaconPeriods.PERIOD_US)
                : 0;
        DeviceConfig.Clock clock = group.config.clock();
        return WindowTiming.of(
                modulation,
                new DeviceConfig.Clock(
                        clock.maxDriftPpm(),
                        clock.jitterUs(),
                        clock.toleratedErrorUs() + (following ? WIDENING_US * periods : TOLD_TIME_ERROR_US),
                        clock.minSymbols(),
                        clock.wakeUpUs()));
    }

    private long errorUs(long atUs) {
        return Math.round((atUs - lastBeaconUs) * (driftPpm * 1e-6));
    }

    @Override
    boolean catches(long startUs, long frequencyHz, Modulation modulation, int devAddr) {
        return following
                && (informed && catches(listening, devAddr, startUs, frequencyHz, modulation)
                        || multicast().stream()
                                .anyMatch(ear -> catches(ear.listening, ear.mcAddr, startUs, frequencyHz, modulation)));
    }

    private boolean catches(Listening window, int address, long startUs, long frequencyHz, Modulation modulation) {
        long periodUs = slots.periods().startUs(startUs);
        long windowHz = window.frequencyHz() != 0
                ? window.frequencyHz()
                : plan.pingHz(slots.periods().beaconTime(periodUs), address);
        if (!window.inSlots()
                || frequencyHz != windowHz
                || !modulation.equals(group.region.dataRate(window.dataRate()).downlink())) {
            return false;
        }
        WindowTiming timing = timing(modulation, startUs);
        long slotUs = slots.nextUs(startUs, address, window.periodicity());
        long openUs = slotUs + timing.openUs() + errorUs(slotUs);
        return slotUs == startUs && ReceiveWindows.heardUs(openUs, timing, startUs) >= timing.neededUs();
    }

    @Override
    void ended(long startUs, long nowUs, EnergyAccount energy) {
        super.ended(startUs, nowUs, energy);
        energy.receiving(nowUs - startUs - slotTiming(startUs).lengthUs());
    }

    private WindowTiming slotTiming(long atUs) {
        return timing(group.region.dataRate(listening.dataRate()).downlink(), atUs);
    }

    @Override
    void settle(long nowUs, int devAddr, EnergyAccount energy) {
        search.settle(nowUs, energy);
        if (following && nowUs > settledUs) {
            book(settledUs, nowUs, devAddr, energy);
            settledUs = nowUs;
        }
    }

    private void book(long fromUs, long untilUs, int devAddr, EnergyAccount energy) {
        long count = informed ? slots.count(fromUs, untilUs, devAddr, listening.periodicity()) : 0;
        for (MulticastEar ear : multicast()) {
            count += slots.count(fromUs, untilUs, ear.mcAddr, ear.listening.periodicity());
        }
        energy.receiving(count * slotTiming(fromUs).lengthUs());
        energy.standingBy(count * group.config.clock().wakeUpUs());
    }

    /** Slots in that time stay shut. */
    @Override
    void busy(long fromUs, long untilUs, int devAddr, EnergyAccount energy) {
        if (following) {
            settle(fromUs, devAddr, energy);
            settledUs = Math.max(settledUs, untilUs);
        }
    }

    @Override
    int flags() {
        return following && informed ? DataFrame.CLASS_B : 0;
    }

    @Override
    boolean continuous() {
        return search.on();
    }

    /** Whether it is receiving a beacon. */
    boolean awaitsBeacon() {
        return awaitsBeacon;
    }
}
