package io.chirpsim.lorawan.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.Configs;
import io.chirpsim.lorawan.DeviceClass;
import io.chirpsim.lorawan.Listening;
import io.chirpsim.lorawan.MacDraws;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.BeaconPlan;
import io.chirpsim.lorawan.classb.GpsTime;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.command.DownlinkCommand.BeaconFreqReq;
import io.chirpsim.lorawan.command.DownlinkCommand.DeviceTimeAns;
import io.chirpsim.lorawan.command.DownlinkCommand.PingSlotChannelReq;
import io.chirpsim.lorawan.command.DownlinkCommand.PingSlotInfoAns;
import io.chirpsim.lorawan.command.UplinkCommand.DeviceTimeReq;
import io.chirpsim.lorawan.command.UplinkCommand.PingSlotInfoReq;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.frame.BytesCodec;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.phy.Modulation;
import io.chirpsim.random.Streams;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Class B without beacons")
class PingWindowsTest {
    private static final int ADDRESS = 0x26000001;
    private static final long BEACON_US = 152_576;
    private static final long P = BeaconPeriods.PERIOD_US;
    private static final long HZ = 869_525_000;
    private static final Modulation SF9 = Configs.EU868.dataRate(3).downlink();

    private final DeviceGroup group =
            new DeviceGroup(Configs.PLAIN.config(), new BytesCodec(), MacDraws.of(new Streams(1, 0)));
    private final PingSlots slots = new PingSlots(new BeaconPeriods(new GpsTime(GpsTime.EPOCH)));
    private final EnergyAccount energy = new EnergyAccount(group.config().energy());
    private final PingWindows windows = new PingWindows(
            group,
            7,
            new Listening(DeviceClass.B, 3, 0, 7),
            BeaconPlan.of(Configs.EU868).orElseThrow(),
            slots);

    private PingWindows found() {
        windows.begin(0, energy);
        windows.asked(0, energy);
        assertFalse(windows.obey(0, new PingSlotInfoAns(), ADDRESS, energy), "no beacon yet");
        windows.onPeriod(0, ADDRESS, energy);
        assertTrue(windows.onBeaconStart(BeaconPeriods.BEACON_DELAY_US, HZ));
        assertTrue(windows.onBeacon(BeaconPeriods.BEACON_DELAY_US, BeaconPeriods.BEACON_DELAY_US + BEACON_US, energy));
        return windows;
    }

    @Test
    @DisplayName("goes on for 120 minutes, that is 56 periods, then is lost; a beacon in between gives 120 more")
    void beaconless() {
        found();
        for (int period = 1; period <= 56; period++) {
            assertFalse(windows.onPeriod(period * P, ADDRESS, energy), "period " + period);
            assertEquals(DataFrame.CLASS_B, windows.flags());
        }
        assertTrue(windows.onPeriod(57 * P, ADDRESS, energy), "57 x 128 s = 121.6 min");
        assertEquals(0, windows.flags());

        assertFalse(windows.onBeaconStart(57 * P + 1_500, HZ), "it asks for the time first");
        assertEquals(List.of(new DeviceTimeReq()), windows.questions());
        windows.asked(57 * P, energy);
        assertTrue(windows.onBeaconStart(57 * P + 1_500, HZ), "without an answer it searches again");
        windows.onBeacon(57 * P + 1_500, 57 * P + 1_500 + BEACON_US, energy);
        for (int period = 58; period < 100; period++) {
            windows.onPeriod(period * P, ADDRESS, energy);
        }
        windows.onPeriod(100 * P, ADDRESS, energy);
        assertFalse(windows.onBeacon(100 * P + 1_500, 100 * P + 1_500 + BEACON_US, energy), "not found anew");
        for (int period = 101; period <= 156; period++) {
            assertFalse(windows.onPeriod(period * P, ADDRESS, energy));
        }
        assertTrue(windows.onPeriod(157 * P, ADDRESS, energy));
    }

    /** 2 min - 8 = 4 symbols of 4.096 ms and twice 10 ms + 1.3 ms per period, in whole symbols. */
    @Test
    @DisplayName("each period without a beacon makes every ping slot longer by 1.3 ms to either side")
    void widening() {
        found();
        for (int period = 1; period <= 56; period++) {
            windows.onPeriod(period * P, ADDRESS, energy);
            long beforeUs = energy.rxUs();
            windows.settle((period + 1) * P, ADDRESS, energy);
            long symbols = (4 * 4_096 + 2 * (10_000 + 1_300L * (period - 1)) + 4_095) / 4_096;
            assertEquals(symbols * 4_096, energy.rxUs() - beforeUs, "period " + period);
        }
    }

    @Test
    @DisplayName(
            "a downlink is caught in its slot to the microsecond, not before and not after; not on another frequency")
    void slot() {
        found();
        long slotUs = slots.nextUs(P, ADDRESS, 7);
        assertTrue(windows.lock(slotUs, slotUs + 1, 0, HZ, SF9, ADDRESS));
        windows.ended(slotUs, slotUs + 1, energy);
        assertFalse(windows.lock(slotUs - 1, slotUs, 0, HZ, SF9, ADDRESS));
        assertFalse(windows.lock(slotUs + 1, slotUs + 2, 0, HZ, SF9, ADDRESS));
        assertFalse(windows.lock(slotUs, slotUs + 1, 0, HZ - 1, SF9, ADDRESS));
        assertFalse(windows.lock(
                slotUs, slotUs + 1, 0, HZ, Configs.EU868.dataRate(0).downlink(), ADDRESS));
        assertFalse(windows.lock(slotUs, slotUs + 3, slotUs + 2, HZ, SF9, ADDRESS), "RX1 opens before it ends");
        assertTrue(windows.lock(slotUs, slotUs + 2, slotUs + 2, HZ, SF9, ADDRESS), "RX1 opens when it ends");
    }

    /** 152.576 ms of a beacon; 10 symbols of SF9 are 40.96 ms: 8 more and 6 for the preamble in twice 110 ms. */
    @Test
    @DisplayName("told the time it listens when beacons are due, with 100 ms more to either side, and not in between")
    void toldTheTime() {
        windows.begin(0, energy);
        assertEquals(List.of(new PingSlotInfoReq(7), new DeviceTimeReq()), windows.questions());
        windows.asked(1_000_000, energy);
        windows.obey(3_000_000, new DeviceTimeAns(3, 0), ADDRESS, energy);
        assertEquals(2_000_000, energy.rxUs(), "it searched until the answer came");
        assertEquals(List.of(new PingSlotInfoReq(7)), windows.questions());
        windows.onPeriod(P, ADDRESS, energy);
        long windowUs = energy.rxUs() - 2_000_000;
        assertTrue(windowUs >= 220_000 && windowUs < 260_000, () -> "window of " + windowUs);
        assertTrue(windows.onBeaconStart(P + 1_500, HZ));
        assertTrue(windows.onBeacon(P + 1_500, P + 1_500 + BEACON_US, energy));
        assertEquals(2_000_000 + BEACON_US, energy.rxUs(), "the receiver goes off when the beacon is there");
    }

    @Test
    @DisplayName("before the network has answered PingSlotInfoReq there are no ping slots and no Class B bit")
    void notInformed() {
        windows.begin(0, energy);
        windows.asked(0, energy);
        windows.onBeaconStart(1_500, HZ);
        assertTrue(windows.onBeacon(1_500, 1_500 + BEACON_US, energy));
        long slotUs = slots.nextUs(P, ADDRESS, 7);
        assertEquals(0, windows.flags());
        assertFalse(windows.lock(slotUs, slotUs + 1, 0, HZ, SF9, ADDRESS));
        assertTrue(windows.obey(slotUs - 1, new PingSlotInfoAns(), ADDRESS, energy), "it has come into class B");
        assertEquals(DataFrame.CLASS_B, windows.flags());
        assertTrue(windows.lock(slotUs, slotUs + 1, 0, HZ, SF9, ADDRESS));
        assertEquals(List.of(), windows.questions());
    }

    @Test
    @DisplayName("PingSlotChannelReq moves the ping slots, BeaconFreqReq the beacon; a new session moves both back")
    void moved() {
        found();
        Modulation sf8 = Configs.EU868.dataRate(4).downlink();
        windows.obey(P, new PingSlotChannelReq(HZ - 100_000, 4), ADDRESS, energy);
        windows.obey(P, new BeaconFreqReq(HZ - 200_000), ADDRESS, energy);
        long slotUs = slots.nextUs(P, ADDRESS, 7);
        assertFalse(windows.lock(slotUs, slotUs + 1, 0, HZ, SF9, ADDRESS));
        assertTrue(windows.lock(slotUs, slotUs + 1, 0, HZ - 100_000, sf8, ADDRESS));
        assertFalse(windows.onBeaconStart(2 * P + 1_500, HZ));
        assertTrue(windows.onBeaconStart(2 * P + 1_500, HZ - 200_000));
        windows.end(2 * P, ADDRESS, energy);
        windows.begin(2 * P, energy);
        windows.asked(2 * P, energy);
        assertTrue(windows.onBeaconStart(2 * P + 1_500, HZ));
    }
}
