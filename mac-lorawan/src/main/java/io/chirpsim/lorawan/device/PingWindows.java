package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.phy.Modulation;

/**
 * Class B: the device searches for a beacon, follows the beacons and opens ping slots (LoRaWAN L2 1.0.4, sections 9 to 14). Without beacons it goes
 * on for 120 minutes with windows that grow by 1.3 ms to either side per period (10.1); then it is of class A again and searches anew.
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

    private final BeaconPlan plan;
    private final PingSlots slots;
    private final double driftPpm;
    private final AlwaysOn search = new AlwaysOn();
    private long searchUntilUs;
    private long lastBeaconUs;
    private long settledUs;
    private boolean following;
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
        following = false;
        search.begin(nowUs, energy);
        searchUntilUs = nowUs + SEARCH_PERIODS * BeaconPeriods.PERIOD_US;
    }

    @Override
    void end(long nowUs, int devAddr, EnergyAccount energy) {
        settle(nowUs, devAddr, energy);
        search.end(nowUs, energy);
        searchUntilUs = Long.MAX_VALUE;
        following = false;
    }

    /**
     * A beacon period begins.
     *
     * @return whether the device has just lost class B
     */
    boolean onPeriod(long startUs, int devAddr, EnergyAccount energy) {
        settle(startUs, devAddr, energy);
        awaitsBeacon = false;
        if (following && startUs - lastBeaconUs > BEACONLESS_US) {
            begin(startUs, energy);
            return true;
        }
        if (!following && search.on() && startUs >= searchUntilUs) {
            search.end(startUs, energy);
        }
        if (!following && startUs >= searchUntilUs + PAUSE_PERIODS * BeaconPeriods.PERIOD_US) {
            begin(startUs, energy);
        }
        if (following) {
            energy.receiving(timing(plan.modulation(), startUs).lengthUs());
        }
        return false;
    }

    /** A beacon begins; whether the device receives it. */
    boolean onBeaconStart(long nowUs) {
        long windowUs = timing(plan.modulation(), nowUs).lengthUs();
        awaitsBeacon = search.on() || following && Math.abs(errorUs(nowUs)) <= windowUs / 2;
        return awaitsBeacon;
    }

    /**
     * A beacon was received.
     *
     * @param startUs when it began
     * @return whether the device has just come into class B
     */
    boolean onBeacon(long startUs, long endUs, EnergyAccount energy) {
        boolean found = !following;
        if (found) {
            search.end(endUs, energy);
            settledUs = endUs;
        } else {
            energy.receiving(
                    endUs - startUs - timing(plan.modulation(), startUs).lengthUs());
        }
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
                        clock.toleratedErrorUs() + WIDENING_US * periods,
                        clock.minSymbols(),
                        clock.wakeUpUs()));
    }

    private long errorUs(long atUs) {
        return Math.round((atUs - lastBeaconUs) * (driftPpm * 1e-6));
    }

    @Override
    boolean catches(long startUs, long frequencyHz, Modulation modulation, int devAddr) {
        return following
                && (catches(listening, devAddr, startUs, frequencyHz, modulation)
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
        long count = slots.count(fromUs, untilUs, devAddr, listening.periodicity());
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
        return following ? DataFrame.CLASS_B : 0;
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
