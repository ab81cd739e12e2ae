package io.chirpsim.lorawan.regulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.lorawan.region.DutyCycle;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Dwell;
import io.chirpsim.lorawan.region.Region;
import io.chirpsim.phy.DeviceRadio;
import io.chirpsim.phy.GatewayModel;
import io.chirpsim.phy.GatewayRadio;
import io.chirpsim.phy.InterferenceMatrix;
import io.chirpsim.phy.LinkTable;
import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.RadioCause;
import io.chirpsim.phy.RadioConfig;
import io.chirpsim.phy.RadioListener;
import io.chirpsim.phy.RadioMedium;
import io.chirpsim.phy.Receptions;
import io.chirpsim.phy.Sensitivity;
import io.chirpsim.phy.Transmission;
import io.chirpsim.sim.EventKind;
import io.chirpsim.sim.Kernel;
import io.chirpsim.sim.SimEvent;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AirAuditTest {
    private static final Region EU868 = Region.named("EU868");
    private static final int BAND_M = 2;
    private static final int BAND_O = 4;
    private static final int BAND_P = 5;
    private static final long HOUR_US = DutyCycle.PERIOD_US;
    private static final LoraModulation SF12 = LoraModulation.uplink(12, 125_000);
    private static final long SF12_US = 1_482_752;
    private static final int SF12_BYTES = 23;

    /** Three devices and one gateway on an air of their own. */
    private static final class Air implements RadioListener {
        private static final int DEVICES = 3;

        final Kernel kernel = new Kernel();
        final AirAudit audit;
        private final RadioMedium medium;
        private boolean counted;

        Air(Region region, IntFunction<DutyCycleRule> rules, long sinceMidnightUs) {
            audit = new AirAudit(region, DEVICES, 1, rules, sender -> -sender, sinceMidnightUs);
            LinkTable links = new LinkTable(DEVICES);
            for (int i = 0; i < DEVICES; i++) {
                links.addDevice();
                links.addLink(0, 100);
            }
            medium = new RadioMedium(
                    kernel,
                    new RadioConfig(InterferenceMatrix.GOURSAUD, RadioConfig.DEFAULT_INTERFERER_FLOOR_DB),
                    List.of(new GatewayRadio(GatewayModel.SX1301, Sensitivity.SX1301, 6, 0)),
                    links,
                    device -> new DeviceRadio(Sensitivity.SX1272, 6),
                    this);
        }

        Air(DutyCycleRule rule) {
            this(EU868, sender -> rule, 0);
        }

        void device(int device, long atUs, long frequencyHz, double eirpDbm, LoraModulation modulation, int bytes) {
            at(
                    atUs,
                    () -> medium.uplink(new Transmission(device, modulation, 0, frequencyHz, eirpDbm, bytes, null, 0)));
        }

        void sf12(int device, long atUs) {
            device(device, atUs, 868_100_000, 14, SF12, SF12_BYTES);
        }

        void gateway(int device, long atUs, long frequencyHz, double eirpDbm, int bytes) {
            LoraModulation modulation = LoraModulation.downlink(12, 125_000);
            at(
                    atUs,
                    () -> medium.downlink(
                            new Transmission(0, modulation, 0, frequencyHz, eirpDbm, bytes, null, 0), device));
        }

        private void at(long atUs, Runnable what) {
            kernel.schedule(
                    new SimEvent(kernel, EventKind.TRANSMISSION_START) {
                        @Override
                        public void happen() {
                            what.run();
                        }
                    },
                    atUs);
        }

        Finding finding(RadioRule rule, int subBand) {
            while (kernel.nextUs() < Long.MAX_VALUE) {
                kernel.runThrough(kernel.nextUs());
            }
            List<Finding> found = audit.findings().stream()
                    .filter(one -> one.rule() == rule && one.subBand() == subBand)
                    .toList();
            assertEquals(1, found.size(), () -> rule + " in " + subBand + " of " + audit.findings());
            return found.get(0);
        }

        @Override
        public void onAir(Transmission frame) {
            counted = true;
            audit.began(frame);
        }

        @Override
        public boolean onDownlinkStart(Transmission downlink, int deviceIndex, double rssiDbm) {
            assertTrue(counted);
            audit.downlinkTo(deviceIndex, downlink);
            return false;
        }

        @Override
        public void onUplinkEnd(Transmission uplink, Receptions receptions) {}

        @Override
        public void onDownlinkEnd(Transmission t, int device, RadioCause loss, double rssiDbm, double snrDb) {}
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF_TIME", "HOUR_WINDOW", "TOKEN_BUCKET", "NONE", "OFF_TIME_FROM_START"})
    @DisplayName("36 s in an hour are the limit of 1 % to the microsecond; only off-time may add the last frame")
    void dutyCycle(DutyCycleRule rule) {
        Air air = new Air(rule);
        long frames = 36_000_000 / SF12_US;
        for (int i = 0; i < frames; i++) {
            air.sf12(1, i * 2 * SF12_US);
        }
        Finding kept = air.finding(RadioRule.DUTY_CYCLE, BAND_M);
        assertEquals(
                new Finding(RadioRule.DUTY_CYCLE, BAND_M, (double) frames * SF12_US / HOUR_US, 0.01, true, 1, 0), kept);

        air = new Air(rule);
        for (int i = 0; i <= frames; i++) {
            air.sf12(1, i * 2 * SF12_US);
        }
        Finding one = air.finding(RadioRule.DUTY_CYCLE, BAND_M);
        assertEquals((frames + 1.0) * SF12_US / HOUR_US, one.worst());
        assertEquals(rule == DutyCycleRule.OFF_TIME, one.ok());

        air = new Air(rule);
        for (int i = 0; i <= frames + 1; i++) {
            air.sf12(1, i * 2 * SF12_US);
        }
        Finding two = air.finding(RadioRule.DUTY_CYCLE, BAND_M);
        assertFalse(two.ok(), "two frames more than the limit are too many by any rule");
        assertEquals(1, two.breaking());
    }

    @Test
    @DisplayName("who breaks the rule is named, even if another one may lawfully be on the air for longer")
    void brokenFirst() {
        Air air = new Air(EU868, sender -> sender == 0 ? DutyCycleRule.OFF_TIME : DutyCycleRule.TOKEN_BUCKET, 0);
        long frames = 36_000_000 / SF12_US;
        for (int i = 0; i <= frames; i++) {
            air.sf12(0, i * 2 * SF12_US);
        }
        LoraModulation sf9 = LoraModulation.uplink(9, 125_000);
        long shorter = 36_000_000 / sf9.airtimeUs(46) + 1;
        for (int i = 0; i < shorter; i++) {
            air.device(2, i * SF12_US, 868_300_000, 14, sf9, 46);
        }
        Finding finding = air.finding(RadioRule.DUTY_CYCLE, BAND_M);
        assertTrue(shorter * sf9.airtimeUs(46) < (frames + 1) * SF12_US);
        assertEquals(2, finding.sender());
        assertEquals((double) shorter * sf9.airtimeUs(46) / HOUR_US, finding.worst());
        assertEquals(1, finding.breaking());
    }

    @Test
    @DisplayName("of equal ones the one with the smallest number is named, in whatever order they send")
    void ties() {
        Air air = new Air(DutyCycleRule.OFF_TIME);
        air.sf12(1, 0);
        air.sf12(2, 10_000_000);
        air.sf12(0, 20_000_000);
        assertEquals(2, air.finding(RadioRule.DUTY_CYCLE, BAND_M).sender());
        assertEquals(2, air.finding(RadioRule.EIRP, BAND_M).sender());
    }

    @Test
    @DisplayName("a gateway counts by itself, in the sub-band that its power admits: 27 dBm on 869.525 MHz in P, 10 %")
    void gateways() {
        Air air = new Air(DutyCycleRule.OFF_TIME);
        air.gateway(0, 0, 869_525_000, 27, 12);
        air.gateway(0, 10_000_000, 869_525_000, 27, 12);
        Finding finding = air.finding(RadioRule.DUTY_CYCLE, BAND_P);
        assertEquals(Air.DEVICES, finding.sender());
        assertEquals(2 * 991_232.0 / HOUR_US, finding.worst());
        assertEquals(0.1, finding.limit());
        assertTrue(finding.ok());
    }

    @Test
    @DisplayName("EIRP: 25 mW e.r.p. are 16.13 dBm; more is broken, and on no sub-band's frequency nothing is allowed")
    void eirp() {
        Air air = new Air(DutyCycleRule.OFF_TIME);
        double limitDbm = 10 * StrictMath.log10(25) + 2.15;
        air.device(0, 0, 868_100_000, limitDbm, SF12, 12);
        air.device(1, 10_000_000, 868_100_000, 14, SF12, 12);
        Finding kept = air.finding(RadioRule.EIRP, BAND_M);
        assertTrue(kept.ok());
        assertEquals(0, kept.sender());
        assertEquals(limitDbm, kept.worst());

        air = new Air(DutyCycleRule.OFF_TIME);
        air.device(2, 0, 868_100_000, limitDbm + 0.001, SF12, 12);
        air.device(0, 10_000_000, 868_650_000, 0, SF12, 12);
        assertFalse(air.finding(RadioRule.EIRP, BAND_M).ok());
        Finding nowhere = air.finding(RadioRule.EIRP, -1);
        assertFalse(nowhere.ok());
        assertTrue(Double.isNaN(nowhere.limit()));
    }

    @Test
    @DisplayName(
            "a quiet sender on 869.525 MHz uses the sub-band with the larger duty cycle, too: the power admits both")
    void twoSubBands() {
        Air air = new Air(DutyCycleRule.OFF_TIME);
        air.gateway(0, 0, 869_525_000, 14, 12);
        air.finding(RadioRule.DUTY_CYCLE, BAND_P);
        assertTrue(air.audit.findings().stream().noneMatch(one -> one.subBand() == BAND_O));
    }

    @Test
    @DisplayName("dwell time: the longest frame of devices and of gateways against the region's two limits")
    void dwell() {
        Region limited = limited(new Dwell(SF12_US, SF12_US - 1));
        Air air = new Air(limited, sender -> DutyCycleRule.OFF_TIME, 0);
        air.sf12(0, 0);
        Finding up = air.finding(RadioRule.UPLINK_DWELL, -1);
        assertTrue(up.ok());
        assertEquals(1.482752, up.worst(), 1e-12);
        air.sf12(0, 60_000_000);
        assertTrue(air.finding(RadioRule.UPLINK_DWELL, -1).ok());

        air = new Air(limited(new Dwell(SF12_US - 1, 0)), sender -> DutyCycleRule.OFF_TIME, 0);
        air.sf12(2, 0);
        air.gateway(0, 5_000_000, 869_525_000, 27, 12);
        Finding broken = air.finding(RadioRule.UPLINK_DWELL, -1);
        assertFalse(broken.ok());
        assertEquals(2, broken.sender());
        assertTrue(air.audit.findings().stream().noneMatch(one -> one.rule() == RadioRule.DOWNLINK_DWELL));
    }

    private static Region limited(Dwell dwell) {
        return new Region(
                EU868.name(),
                EU868.source(),
                EU868.channelsHz(),
                EU868.defaultChannels(),
                EU868.dataRates(),
                EU868.rx1DrOffset(),
                EU868.rx2(),
                EU868.power(),
                EU868.subBands(),
                dwell,
                null,
                EU868.dwellRx1DrOffset(),
                EU868.adrBackOff(),
                EU868.repeaterMaxMacPayload(),
                EU868.rules(),
                EU868.beacon(),
                EU868.pingSlot());
    }

    @Test
    @DisplayName("fair use: 30 s of airtime and 10 downlinks of one device in one day of UTC")
    void fairUse() {
        long toMidnightUs = 1_800_000_000L;
        Air air = new Air(EU868, sender -> DutyCycleRule.OFF_TIME, 24 * HOUR_US - toMidnightUs);
        for (int i = 0; i < 20; i++) {
            air.sf12(1, i * 90_000_000L);
        }
        // 20 before midnight, 5 after: 29.7 s on the worse day
        for (int i = 20; i < 25; i++) {
            air.sf12(1, i * 90_000_000L);
        }
        for (int i = 0; i < 11; i++) {
            air.gateway(2, 1_000_000 + i * 300_000_000L, 869_525_000, 27, 12);
        }
        Finding airtime = air.finding(RadioRule.FAIR_USE_AIRTIME, -1);
        assertEquals(20 * 1.482752, airtime.worst(), 1e-9);
        assertTrue(airtime.ok());
        assertEquals(30, airtime.limit());
        Finding downlinks = air.finding(RadioRule.FAIR_USE_DOWNLINKS, -1);
        assertEquals(6, downlinks.worst(), "6 of 11 before midnight");
        assertEquals(2, downlinks.sender());
        assertTrue(downlinks.ok());
    }

    @Test
    @DisplayName("fair use: the 11th downlink and the 21st frame of SF12 of a day are too much")
    void unfair() {
        Air air = new Air(DutyCycleRule.OFF_TIME);
        for (int i = 0; i < 21; i++) {
            air.sf12(1, i * 150_000_000L);
        }
        for (int i = 0; i < 11; i++) {
            air.gateway(2, 2_000_000 + i * 300_000_000L, 869_525_000, 27, 12);
        }
        assertFalse(air.finding(RadioRule.FAIR_USE_AIRTIME, -1).ok());
        Finding downlinks = air.finding(RadioRule.FAIR_USE_DOWNLINKS, -1);
        assertEquals(new Finding(RadioRule.FAIR_USE_DOWNLINKS, -1, 11, 10, false, 2, 1), downlinks);
        assertTrue(air.finding(RadioRule.DUTY_CYCLE, BAND_M).ok());
    }
}
