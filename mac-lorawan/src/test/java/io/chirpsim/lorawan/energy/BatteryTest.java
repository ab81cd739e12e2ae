package io.chirpsim.lorawan.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatteryTest {
    private static final long DAY_US = 86_400_000_000L;
    private static final double DAY_S = 86_400;

    private static Harvest every(double coulombsPerDay) {
        return new Harvest(Collections.nCopies(12, coulombsPerDay), 0);
    }

    @ParameterizedTest(name = "{0} % a year, {1} uA: {2} years")
    @CsvSource({"0, 100, 2.1903", "2, 100, 2.0766", "2, 0, 40", "0, 1, 50", "0, 0, 50"})
    @DisplayName(
            "2400 mAh, 80 % usable: charge over current and self-discharge of the rated capacity, at most 50 years")
    void selfDischarge(double percent, double microamp, double years) {
        Battery battery = new Battery(2400, 0.8, 1, percent / 100, null);
        assertEquals(years, battery.years(microamp * 1e-6), 5e-5);
    }

    @Test
    @DisplayName("a tenth of the charge at the start lasts a tenth of the time")
    void initial() {
        double full = new Battery(2400, 0.8, 1, 0.01, null).years(1e-4);
        assertEquals(full / 10, new Battery(2400, 0.8, 0.1, 0.01, null).years(1e-4), 1e-12);
    }

    @Test
    @DisplayName("half of what is drawn comes from the sun: twice the time; all of it: no end")
    void evenHarvest() {
        double amps = 1e-3;
        double drawn = amps * DAY_S;
        double dark = Battery.plain(2400, 1).years(amps);
        assertEquals(2 * dark, new Battery(2400, 1, 1, 0, every(drawn / 2)).years(amps), 1e-9);
        assertEquals(Battery.MAX_YEARS, new Battery(2400, 1, 1, 0, every(drawn)).years(amps));
    }

    @Test
    @DisplayName(
            "a winter without sun: a battery of 31 + 28 + 31 days' charge survives it, one of 89 days' dies on its last day")
    void winter() {
        List<Double> sunny = List.of(0.0, 0.0, 0.0, 9e3, 9e3, 9e3, 9e3, 9e3, 9e3, 9e3, 9e3, 9e3);
        double amps = 1e-3;
        double perDayMah = amps * DAY_S / 3.6;
        Harvest fromJanuary = new Harvest(sunny, 0);
        Harvest fromMarch = new Harvest(sunny, 59);
        assertEquals(Battery.MAX_YEARS, new Battery(90.1 * perDayMah, 1, 1, 0, fromJanuary).years(amps));
        assertEquals(89.5 / 365.25, new Battery(89.5 * perDayMah, 1, 1, 0, fromJanuary).years(amps), 1e-9);
        double secondWinter = (31 + 275 + 89.5) / 365.25;
        assertEquals(secondWinter, new Battery(89.5 * perDayMah, 1, 1, 0, fromMarch).years(amps), 1e-9);
    }

    @Test
    @DisplayName("a harvest has twelve months")
    void months() {
        assertThrows(IllegalArgumentException.class, () -> new Harvest(List.of(1.0), 0));
    }

    @Test
    @DisplayName("a battery that sleep empties dies when its charge is drawn, and draws nothing afterwards")
    void death() {
        double mah = 2e-6 * DAY_S * 10.5 / 3.6;
        EnergyProfile profile = new EnergyProfile(
                RadioCurrents.named("sx1276"),
                3.3,
                2_000,
                EnergyProfile.Mcu.ASLEEP,
                5_000,
                100_000,
                Battery.plain(mah, 1));
        EnergyAccount account = new EnergyAccount(profile);
        assertTrue(account.alive(10 * DAY_US));
        assertFalse(account.alive(20 * DAY_US));
        assertTrue(account.dead());
        account.reading();
        assertEquals(10.5 / 365.25, account.batteryYears(30 * DAY_US, 30 * DAY_US), 1e-9);
        double joules = 3.3 * 2e-6 * DAY_S * 10.5;
        assertEquals(joules, account.joules(30 * DAY_US), 1e-6 * joules);
        assertEquals(joules, account.joules(EnergyState.SLEEP, 30 * DAY_US), 1e-6 * joules);
    }

    @Test
    @DisplayName("the sun keeps a device alive in the run that would die without")
    void harvestInTheRun() {
        double mah = 2e-6 * DAY_S * 10.5 / 3.6;
        Battery sunny = new Battery(mah, 1, 1, 0, every(2e-6 * DAY_S));
        EnergyAccount account = new EnergyAccount(
                new EnergyProfile(RadioCurrents.named("sx1276"), 3.3, 2_000, EnergyProfile.Mcu.ASLEEP, 0, 0, sunny));
        for (int day = 1; day <= 40; day++) {
            assertTrue(account.alive(day * DAY_US));
        }
    }
}
