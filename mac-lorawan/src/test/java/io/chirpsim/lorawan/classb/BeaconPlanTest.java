package io.chirpsim.lorawan.classb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.lorawan.region.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeaconPlanTest {
    /** Airtimes: project vectors "EU868 class-B beacon" and "US915 beacon SF12BW500". */
    @ParameterizedTest(name = "{0}: {1} bytes, {2} us")
    @CsvSource({"EU868, 17, 152576, 869525000, 869525000", "US915, 23, 305152, 923900000, 925100000"})
    @DisplayName("beacons by region: length, airtime, channel of period 1 and ping slot of address 2 in it")
    void regions(String region, int bytes, long airtimeUs, long beaconHz, long pingHz) {
        BeaconPlan plan = BeaconPlan.of(Region.named(region)).orElseThrow();
        assertEquals(bytes, plan.bytes());
        assertEquals(airtimeUs, plan.modulation().airtimeUs(plan.bytes()));
        assertEquals(beaconHz, plan.beaconHz(128));
        assertEquals(pingHz, plan.pingHz(128, 2));
    }
}
