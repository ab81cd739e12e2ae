package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.phy.LoraModulation;

/**
 * The two receive windows after a device's last frame. They are known as soon as that frame ends, so nobody has to be woken for them; their
 * energy is booked at once and corrected when a downlink keeps the receiver on.
 */
final class ReceiveWindows {
    private static final byte RX1 = 1;
    private static final byte RX2 = 2;
    private static final int PREAMBLE_SYMBOLS = 8;

    private long rx1OpenUs;
    private long rx2OpenUs;
    private long overUs;
    private long rx1FrequencyHz;
    private byte rx1DataRate;
    private byte rx2DataRate;
    private byte locked;

    /**
     * The device's frame has ended.
     *
     * @param rx1StartUs when RX1 begins by the device's clock
     * @param rx2StartUs when RX2 does
     */
    void schedule(
            DeviceGroup group,
            long rx1StartUs,
            long frequencyHz,
            int rx1Rate,
            long rx2StartUs,
            int rx2Rate,
            EnergyAccount energy) {
        WindowTiming first = group.timing(rx1Rate);
        WindowTiming second = group.timing(rx2Rate);
        rx1OpenUs = rx1StartUs + first.openUs();
        rx2OpenUs = rx2StartUs + second.openUs();
        rx1FrequencyHz = frequencyHz;
        rx1DataRate = (byte) rx1Rate;
        rx2DataRate = (byte) rx2Rate;
        overUs = rx2OpenUs + second.lengthUs();
        energy.receiving(first.lengthUs() + second.lengthUs());
        energy.standingBy(2 * group.config.clock().wakeUpUs());
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
    boolean lock(DeviceGroup group, long startUs, long frequencyHz, LoraModulation modulation) {
        if (receiving() || startUs >= overUs) {
            return false;
        }
        if (catches(group, rx1OpenUs, rx1DataRate, rx1FrequencyHz, startUs, frequencyHz, modulation)) {
            locked = RX1;
        } else if (catches(
                group, rx2OpenUs, rx2DataRate, group.region.rx2().frequencyHz(), startUs, frequencyHz, modulation)) {
            locked = RX2;
        }
        return receiving();
    }

    private static boolean catches(
            DeviceGroup group,
            long openUs,
            int dataRate,
            long windowHz,
            long startUs,
            long frequencyHz,
            LoraModulation modulation) {
        LoraModulation expected = group.region.dataRate(dataRate).downlink();
        if (frequencyHz != windowHz
                || modulation.spreadingFactor() != expected.spreadingFactor()
                || modulation.bandwidthHz() != expected.bandwidthHz()) {
            return false;
        }
        long symbolUs = expected.symbolUs();
        long closeUs = openUs + group.timing(dataRate).lengthUs();
        long heardUs = Math.min(closeUs, startUs + PREAMBLE_SYMBOLS * symbolUs) - Math.max(openUs, startUs);
        return heardUs >= group.config.clock().minSymbols() * symbolUs;
    }

    /**
     * The downlink has ended.
     *
     * @param valid whether it was a frame for this device; then no further window opens
     */
    void ended(DeviceGroup group, long nowUs, boolean valid, EnergyAccount energy) {
        boolean first = locked == RX1;
        long openUs = first ? rx1OpenUs : rx2OpenUs;
        int dataRate = first ? rx1DataRate : rx2DataRate;
        energy.receiving(nowUs - openUs - group.timing(dataRate).lengthUs());
        boolean secondStays = first && !valid && rx2OpenUs >= nowUs;
        if (first && !secondStays) {
            energy.receiving(-group.timing(rx2DataRate).lengthUs());
            energy.standingBy(-group.config.clock().wakeUpUs());
        }
        if (!secondStays) {
            overUs = nowUs;
        }
        locked = 0;
    }
}
