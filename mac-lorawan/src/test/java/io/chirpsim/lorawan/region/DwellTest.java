package io.chirpsim.lorawan.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LrFhssModulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DwellTest {
    private static final LoraModulation SF10 = LoraModulation.uplink(10, 125_000);

    @Test
    @DisplayName("US915 DR0: 24 bytes last 370.688 ms and are admitted; SF11 and SF12 not even empty")
    void us915() {
        Dwell dwell = new Dwell(400_000, 0);
        assertEquals(370_688, Dwell.onOneChannelUs(SF10, 24));
        assertTrue(dwell.admitsUplink(SF10, 24));
        assertFalse(dwell.admitsUplink(SF10, 25));
        assertFalse(dwell.admitsUplink(LoraModulation.uplink(11, 125_000), 12));
        assertTrue(dwell.admitsDownlink(LoraModulation.downlink(12, 125_000), 64), "no limit for gateways");
    }

    @Test
    @DisplayName("a frame of exactly the limit is admitted, one of a microsecond more is not")
    void boundary() {
        assertTrue(new Dwell(370_688, 0).admitsUplink(SF10, 24));
        assertTrue(new Dwell(370_689, 0).admitsUplink(SF10, 24));
        assertFalse(new Dwell(370_687, 0).admitsUplink(SF10, 24));
    }

    @Test
    @DisplayName("LR-FHSS leaves its carrier after a header of 233.472 ms, however long the frame is")
    void lrFhss() {
        LrFhssModulation dr5 =
                new LrFhssModulation(LrFhssModulation.CodingRate.ONE_THIRD, LrFhssModulation.Width.KHZ_336);
        assertTrue(dr5.airtimeUs(60) > 400_000);
        assertEquals(233_472, Dwell.onOneChannelUs(dr5, 60));
        assertTrue(new Dwell(400_000, 400_000).admitsUplink(dr5, 60));
    }

    @Test
    @DisplayName("impossible limits are refused")
    void impossible() {
        assertThrows(IllegalArgumentException.class, () -> new Dwell(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Lbt(Double.NaN, 5_000, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Lbt(-80, 0, 0, 0));
    }

    @Test
    @DisplayName("EU868 has neither dwell time nor listen before talk")
    void eu868() {
        Region region = Region.named("EU868");
        assertEquals(Dwell.NONE, region.dwell());
        assertEquals(null, region.lbt());
    }
}
