package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.command.DownlinkCommand.RxParamSetupReq;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.frame.JoinAccept;
import io.chirpsim.lorawan.region.Dwell;
import io.chirpsim.phy.Modulation;

/**
 * The two receive windows after a device's last frame. They are known as soon as that frame ends, so nobody has to be woken for them; their
 * energy is booked at once and corrected when a downlink keeps the receiver on.
 */
final class ReceiveWindows {
    private static final byte RX1 = 1;
    private static final byte RX2 = 2;
    private static final int PREAMBLE_SYMBOLS = 8;
    private static final long SECOND_US = 1_000_000;
    private static final long RX1_TO_RX2_US = SECOND_US;
    private static final long JOIN_ACCEPT_DELAY1_US = 5 * SECOND_US;

    private final float driftPpm;
    private byte rx1DelayS;
    private byte rx1DrOffset;
    private byte usualRx2DataRate;
    private long usualRx2Hz;

    private long rx1OpenUs;
    private long rx2OpenUs;
    private long overUs;
    private long rx1FrequencyHz;
    private long rx2FrequencyHz;
    private byte rx1DataRate;
    private byte rx2DataRate;
    private byte locked;

    ReceiveWindows(DeviceGroup group, long entity) {
        DeviceConfig.Windows usual = group.config.windows();
        rx1DelayS = (byte) usual.rx1DelayS();
        rx1DrOffset = (byte) usual.rx1DrOffset();
        usualRx2DataRate = (byte) usual.rx2DataRate();
        usualRx2Hz = group.region.rx2().frequencyHz();
        double share = 2 * group.draws.clockDrift().uniform(entity, 0) - 1;
        driftPpm = (float) (share * group.config.clock().maxDriftPpm());
    }

    /** What a join-accept says holds from now on, and so does the frequency of RX2 of the channel it answers. */
    void use(JoinAccept accept) {
        rx1DelayS = (byte) Math.max(1, accept.rxDelay());
        rx1DrOffset = (byte) accept.rx1DrOffset();
        usualRx2DataRate = (byte) accept.rx2DataRate();
        usualRx2Hz = rx2FrequencyHz;
    }

    /** What an RXParamSetupReq says holds from now on. */
    void use(RxParamSetupReq request) {
        rx1DrOffset = (byte) request.rx1DrOffset();
        usualRx2DataRate = (byte) request.rx2DataRate();
        usualRx2Hz = request.frequencyHz();
    }

    /** RECEIVE_DELAY1 from now on. */
    void useRx1Delay(int seconds) {
        rx1DelayS = (byte) seconds;
    }

    /** RECEIVE_DELAY2. */
    long rx2DelayUs() {
        return rx1DelayS * SECOND_US + RX1_TO_RX2_US;
    }

    /** A data frame has ended. */
    void afterData(
            DeviceGroup group,
            long endUs,
            long rx1Hz,
            int dataRate,
            Dwell dwell,
            long entity,
            int transmission,
            EnergyAccount energy) {
        rx1DataRate = (byte) group.region.rx1DataRate(dataRate, rx1DrOffset, dwell);
        rx2DataRate = usualRx2DataRate;
        rx1FrequencyHz = rx1Hz;
        rx2FrequencyHz = usualRx2Hz;
        schedule(group, endUs, rx1DelayS * SECOND_US, entity, transmission, energy);
    }

    /** A join-request has ended. */
    void afterJoinRequest(
            DeviceGroup group,
            long endUs,
            int channel,
            int dataRate,
            long entity,
            int transmission,
            EnergyAccount energy) {
        rx1DataRate = (byte) group.region.rx1DataRate(dataRate, 0);
        rx2DataRate = (byte) group.region.rx2().dataRate();
        rx1FrequencyHz = group.region.joinDownlinkHz(channel);
        rx2FrequencyHz = group.region.joinRx2Hz(channel);
        schedule(group, endUs, JOIN_ACCEPT_DELAY1_US, entity, transmission, energy);
    }

    private void schedule(
            DeviceGroup group, long endUs, long rx1DelayUs, long entity, int transmission, EnergyAccount energy) {
        long rx2DelayUs = rx1DelayUs + RX1_TO_RX2_US;
        WindowTiming first = group.rx1Timing(rx1DataRate);
        WindowTiming second = group.rx2Timing(rx2DataRate);
        rx1OpenUs = endUs + rx1DelayUs + clockErrorUs(group, rx1DelayUs, entity, 2L * transmission) + first.openUs();
        rx2OpenUs =
                endUs + rx2DelayUs + clockErrorUs(group, rx2DelayUs, entity, 2L * transmission + 1) + second.openUs();
        overUs = rx2OpenUs + second.lengthUs();
        long listenUs = first.lengthUs() + second.lengthUs();
        long wakeUpUs = 2 * group.config.clock().wakeUpUs();
        energy.listening(listenUs);
        energy.standingBy(wakeUpUs);
        energy.waiting(overUs - endUs - listenUs - wakeUpUs);
    }

    /** How much later than it should a window opens by the device's clock. */
    private long clockErrorUs(DeviceGroup group, long delayUs, long entity, long window) {
        long errorUs = Math.round(delayUs * (driftPpm * 1e-6));
        long jitterUs = group.config.clock().jitterUs();
        return jitterUs == 0
                ? errorUs
                : errorUs - jitterUs + group.draws.windowJitter().uniformUs(2 * jitterUs + 1, entity, window);
    }

    /** When the last window closes. */
    long overUs() {
        return overUs;
    }

    /** Whether a downlink is being received. */
    boolean receiving() {
        return locked != 0;
    }

    /** Whether the receiver locks on a downlink that begins now. */
    boolean lock(DeviceGroup group, long startUs, long frequencyHz, Modulation modulation) {
        if (receiving() || startUs >= overUs) {
            return false;
        }
        WindowTiming first = group.rx1Timing(rx1DataRate);
        WindowTiming second = group.rx2Timing(rx2DataRate);
        if (catches(group, rx1OpenUs, first, rx1DataRate, rx1FrequencyHz, startUs, frequencyHz, modulation)) {
            locked = RX1;
        } else if (catches(group, rx2OpenUs, second, rx2DataRate, rx2FrequencyHz, startUs, frequencyHz, modulation)) {
            locked = RX2;
        }
        return receiving();
    }

    private static boolean catches(
            DeviceGroup group,
            long openUs,
            WindowTiming timing,
            int dataRate,
            long windowHz,
            long startUs,
            long frequencyHz,
            Modulation modulation) {
        if (frequencyHz != windowHz
                || !modulation.equals(group.region.dataRate(dataRate).downlink())) {
            return false;
        }
        return heardUs(openUs, timing, startUs) >= timing.neededUs();
    }

    /** How much of the preamble of a frame that begins then falls into a window. */
    static long heardUs(long openUs, WindowTiming timing, long startUs) {
        long closeUs = openUs + timing.lengthUs();
        return Math.min(closeUs, startUs + PREAMBLE_SYMBOLS * timing.symbolUs()) - Math.max(openUs, startUs);
    }

    /** When RX1 opens or has opened. */
    long rx1OpenUs() {
        return rx1OpenUs;
    }

    /**
     * The downlink has ended.
     *
     * @param valid whether it was a frame for this device; then no further window opens
     */
    void ended(DeviceGroup group, long nowUs, boolean valid, EnergyAccount energy) {
        boolean first = locked == RX1;
        long rx1ClosedUs = rx1OpenUs + group.rx1Timing(rx1DataRate).lengthUs();
        long rx2LengthUs = group.rx2Timing(rx2DataRate).lengthUs();
        energy.receiving(nowUs - (first ? rx1ClosedUs : rx2OpenUs + rx2LengthUs));
        boolean secondStays = first && !valid && rx2OpenUs >= nowUs;
        if (secondStays) {
            energy.waiting(rx1ClosedUs - nowUs);
        } else if (first) {
            long wakeUpUs = group.config.clock().wakeUpUs();
            energy.listening(-rx2LengthUs);
            energy.standingBy(-wakeUpUs);
            energy.waiting(rx1ClosedUs - (rx2OpenUs - wakeUpUs));
        }
        if (!secondStays) {
            overUs = nowUs;
        }
        locked = 0;
    }
}
