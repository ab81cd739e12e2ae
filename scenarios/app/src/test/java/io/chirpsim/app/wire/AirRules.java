package io.chirpsim.app.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.app.scenario.DeviceClass;
import io.chirpsim.app.scenario.DeviceGroup;
import io.chirpsim.app.scenario.DutyCycleRule;
import io.chirpsim.app.scenario.ListenBeforeTalk;
import io.chirpsim.app.scenario.Scenario;
import io.chirpsim.lorawan.classb.BeaconPeriods;
import io.chirpsim.lorawan.classb.GpsTime;
import io.chirpsim.lorawan.classb.PingSlots;
import io.chirpsim.lorawan.energy.EnergyAccount;
import io.chirpsim.lorawan.energy.EnergyState;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.Transmission;
import io.chirpsim.results.RegulationRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must hold for every frame on the air, whatever the scenario says; found again from outside. */
final class AirRules {
    private static final long SECOND_US = 1_000_000;
    private static final long HOUR_US = 3600 * SECOND_US;
    private static final long JOIN_ACCEPT_DELAY_US = 5 * SECOND_US;
    private static final long BEACON_TAG = Long.MIN_VALUE;

    /** The frame or window at the end of the run is booked whole, and taken from sleep. */
    private static final double BOOKED_AHEAD_J = 1e-3;

    private final Audit audit;
    private final Scenario scenario;
    private final Region region;
    private final List<DeviceGroup> groupOf = new ArrayList<>();
    private final PingSlots slots;

    AirRules(Audit audit, Scenario scenario) {
        this.audit = audit;
        this.scenario = scenario;
        this.region = scenario.regionalParameters();
        this.slots =
                new PingSlots(new BeaconPeriods(new GpsTime(scenario.start().orElseThrow())));
        for (DeviceGroup group : scenario.devices()) {
            for (int i = 0; i < group.count().orElseThrow(); i++) {
                groupOf.add(group);
            }
        }
    }

    void check() {
        keepDutyCycles();
        auditAgrees();
        oneAtATime();
        halfDuplex();
        uplinkCountersGrow();
        downlinkCountersGrow();
        downlinksHitWindows();
        energyAddsUp();
    }

    private DutyCycleRule rule(Transmission frame) {
        return isDownlink(frame)
                ? scenario.network().gatewayDutyCycle()
                : groupOf.get(frame.sender).dutyCycle();
    }

    private boolean isDownlink(Transmission frame) {
        return frame.downlink();
    }

    private static String sender(Transmission frame) {
        return (frame.downlink() ? "gateway " : "device ") + frame.sender;
    }

    private Map<String, List<Transmission>> bySender() {
        Map<String, List<Transmission>> bySender = new TreeMap<>();
        audit.sent.forEach(frame -> bySender.computeIfAbsent(sender(frame), key -> new ArrayList<>())
                .add(frame));
        return bySender;
    }

    /** Per sender and sub-band: never more than the limit in an hour; off-time rule: one frame more; token bucket: a second budget. */
    private void keepDutyCycles() {
        Map<String, List<Transmission>> bySenderAndBand = new TreeMap<>();
        for (Transmission frame : audit.sent) {
            boolean beacon = frame.tag == BEACON_TAG;
            if (!beacon && rule(frame) != DutyCycleRule.NONE) {
                int band = region.subBandIndex(frame.frequencyHz, frame.eirpDbm);
                bySenderAndBand
                        .computeIfAbsent(sender(frame) + "/" + band, key -> new ArrayList<>())
                        .add(frame);
            }
        }
        bySenderAndBand.forEach((who, frames) -> {
            int band = Integer.parseInt(who.substring(who.indexOf('/') + 1));
            long budgetUs = HOUR_US / 1_000_000 * region.dutyCyclesPpm()[band];
            long allowedUs = allowedUs(budgetUs, frames);
            for (Transmission last : frames) {
                long airtimeUs = airtimeUs(frames, last.startUs() + last.airtimeUs());
                assertTrue(airtimeUs <= allowedUs, () -> who + ": " + airtimeUs + " us of " + allowedUs);
            }
        });
    }

    private long allowedUs(long budgetUs, List<Transmission> frames) {
        return switch (rule(frames.get(0))) {
            case HOUR_WINDOW -> budgetUs;
            case TOKEN_BUCKET -> 2 * budgetUs;
            default -> budgetUs
                    + frames.stream().mapToLong(Transmission::airtimeUs).max().orElse(0);
        };
    }

    /** In the hour that ends then. */
    private static long airtimeUs(List<Transmission> frames, long endUs) {
        long sumUs = 0;
        for (Transmission frame : frames) {
            long fromUs = Math.max(frame.startUs(), endUs - HOUR_US);
            sumUs += Math.max(0, Math.min(frame.startUs() + frame.airtimeUs(), endUs) - fromUs);
        }
        return sumUs;
    }

    /** The audit of the results finds no broken law where every sender is told to keep it. */
    private void auditAgrees() {
        boolean allKeep = keeps(scenario.network().gatewayDutyCycle())
                && scenario.devices().stream().allMatch(group -> keeps(group.dutyCycle()));
        boolean allListen = !(scenario.radio().lbt() instanceof ListenBeforeTalk.None);
        for (RegulationRow row : audit.result.regulation()) {
            boolean excused =
                    row.rule().equals("dutyCycle") && !allKeep || row.rule().startsWith("lbt") && !allListen;
            assertTrue(row.ok() || !row.law() || excused, row::toString);
        }
    }

    private static boolean keeps(DutyCycleRule rule) {
        return rule == DutyCycleRule.OFF_TIME || rule == DutyCycleRule.HOUR_WINDOW;
    }

    private void oneAtATime() {
        bySender().forEach((who, frames) -> {
            for (int i = 1; i < frames.size(); i++) {
                Transmission before = frames.get(i - 1);
                Transmission frame = frames.get(i);
                assertTrue(
                        before.startUs() + before.airtimeUs() <= frame.startUs(),
                        () -> who + " sends two frames at once at " + frame.startUs());
            }
        });
    }

    private void halfDuplex() {
        for (Transmission down : audit.sent) {
            long endUs = down.startUs() + down.airtimeUs();
            for (Audit.Frame up : down.downlink() ? audit.uplinks : List.<Audit.Frame>of()) {
                boolean overlaps = up.startUs() < endUs && down.startUs() < up.endUs();
                assertTrue(
                        !overlaps || !up.decodedBy().contains(down.sender),
                        () -> "gateway " + down.sender + " decodes while it sends at " + down.startUs());
            }
        }
    }

    private static byte[] bytes(Transmission frame) {
        return (byte[]) frame.content;
    }

    private static int mType(Transmission frame) {
        return (bytes(frame)[0] & 0xFF) >> 5;
    }

    private static int devAddr(Transmission frame) {
        byte[] bytes = bytes(frame);
        return bytes[1] & 0xFF | (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF) << 16 | bytes[4] << 24;
    }

    private static int fCnt(Transmission frame) {
        return bytes(frame)[6] & 0xFF | (bytes(frame)[7] & 0xFF) << 8;
    }

    /** Between two joins a device's FCnt grows by one with each new frame and stays for repetitions. */
    private void uplinkCountersGrow() {
        Map<Integer, Transmission> last = new HashMap<>();
        for (Transmission up : audit.sent) {
            if (up.downlink()) {
                continue;
            }
            if (mType(up) == 0) {
                last.remove(up.sender);
                continue;
            }
            Transmission before = last.put(up.sender, up);
            if (before == null) {
                assertEquals(0, fCnt(up));
            } else if (fCnt(up) == fCnt(before)) {
                assertArrayEquals(bytes(before), bytes(up), "a repetition is the same frame");
            } else {
                assertEquals(fCnt(before) + 1, fCnt(up), () -> "device " + up.sender + " at " + up.startUs());
            }
        }
    }

    /** The same of what is sent to an address; a frame for many devices may come from many gateways. */
    private void downlinkCountersGrow() {
        Map<Integer, Transmission> last = new HashMap<>();
        Map<Integer, Integer> joined = new HashMap<>();
        for (Audit.Frame down : audit.downlinks) {
            Transmission frame = down.transmission();
            if (frame.tag == BEACON_TAG) {
                continue;
            }
            if (mType(frame) == 1) {
                Integer address = joined.get(down.device());
                if (address != null) {
                    last.remove(address);
                }
                continue;
            }
            if (frame.tag >= 0 && joinsMeanwhile(down)) {
                continue;
            }
            if (frame.tag >= 0) {
                joined.put(down.device(), devAddr(frame));
            }
            Transmission before = last.put(devAddr(frame), frame);
            boolean again = before != null && frame.tag < 0 && Arrays.equals(bytes(before), bytes(frame));
            assertTrue(
                    before == null || again || fCnt(frame) > fCnt(before),
                    () -> "FCnt " + fCnt(frame) + " after " + fCnt(before) + " to device " + down.device() + " at "
                            + frame.startUs());
        }
    }

    /** Whether a frame of an old session is heard in the new one: only its MIC tells, and {@code fidelity: sizes} has none. */
    boolean sessionsCross() {
        return audit.downlinks.stream().anyMatch(down -> down.transmission().tag >= 0 && joinsMeanwhile(down));
    }

    /** Whether the device asks for another session after the uplink that is answered; what was ordered before belongs to the old one. */
    private boolean joinsMeanwhile(Audit.Frame down) {
        long longestUs = scenario.network().rx1DelayUs() + 2 * SECOND_US;
        return audit.sent.stream()
                .anyMatch(frame -> !frame.downlink()
                        && frame.sender == down.device()
                        && mType(frame) == 0
                        && frame.startUs() < down.startUs()
                        && frame.startUs() > down.startUs() - longestUs);
    }

    private void downlinksHitWindows() {
        Map<Integer, Set<Long>> data = new HashMap<>();
        Map<Integer, Set<Long>> joins = new HashMap<>();
        for (Audit.Frame up : audit.uplinks) {
            (mType(up.transmission()) == 0 ? joins : data)
                    .computeIfAbsent(up.sender(), key -> new HashSet<>())
                    .add(up.endUs());
        }
        for (Audit.Frame down : audit.downlinks) {
            Transmission frame = down.transmission();
            boolean join = frame.tag != BEACON_TAG && mType(frame) == 1;
            long delayUs = join ? JOIN_ACCEPT_DELAY_US : scenario.network().rx1DelayUs();
            Set<Long> ends = (join ? joins : data).getOrDefault(down.device(), Set.of());
            boolean classA =
                    ends.contains(frame.startUs() - delayUs) || ends.contains(frame.startUs() - delayUs - SECOND_US);
            assertTrue(
                    frame.tag >= 0 && classA || isHeardOutside(down, join),
                    () -> "a downlink to device " + down.device() + " of class "
                            + groupOf.get(down.device()).deviceClass() + " outside every window, at "
                            + frame.startUs());
        }
    }

    /** Class B: beacons and ping slots. Class C: any time, where RX2 is. */
    private boolean isHeardOutside(Audit.Frame down, boolean join) {
        Transmission frame = down.transmission();
        DeviceGroup group = groupOf.get(down.device());
        if (join || group.deviceClass() == DeviceClass.A) {
            return false;
        }
        if (group.deviceClass() == DeviceClass.C) {
            return frame.frequencyHz == region.rx2().frequencyHz();
        }
        if (frame.tag == BEACON_TAG) {
            long periodUs = frame.startUs() - BeaconPeriods.BEACON_DELAY_US;
            return slots.periods().startUs(periodUs) == periodUs;
        }
        int periodicity = frame.tag < 0 ? scenario.multicast().get(0).pingPeriodicity() : group.pingPeriodicity();
        return slots.nextUs(frame.startUs(), devAddr(frame), periodicity) == frame.startUs();
    }

    /** Time and joules of the states make up the whole; time spent sending is what was on the air. */
    private void energyAddsUp() {
        audit.network().settleEnergy();
        long endUs = scenario.durationUs().orElseThrow() + scenario.drainUs();
        Map<Integer, Long> onAirUs = new HashMap<>();
        for (Transmission frame : audit.sent) {
            if (!frame.downlink()) {
                onAirUs.merge(frame.sender, frame.airtimeUs(), Long::sum);
            }
        }
        for (int i = 0; i < audit.devices(); i++) {
            EnergyAccount energy = audit.network().device(i).energy();
            assertEquals(onAirUs.getOrDefault(i, 0L), energy.txUs(), "airtime of device " + i);
            double joules = 0;
            for (EnergyState state : EnergyState.values()) {
                double part = energy.joules(state, endUs);
                assertTrue(
                        part >= (state == EnergyState.SLEEP ? -BOOKED_AHEAD_J : 0), () -> state + ": " + part + " J");
                joules += part;
            }
            assertEquals(energy.joules(endUs), joules, 1e-9 * joules + 1e-15);
        }
    }
}
