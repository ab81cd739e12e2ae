package io.chirpsim.lorawan.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chirpsim.lorawan.Configs;
import io.chirpsim.phy.LoraModulation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyTest {
    private static final double VOLTS = 3.3;

    @ParameterizedTest(name = "13 bytes at SF{0}: {1} mJ")
    @CsvSource({"7, 6.728", "12, 167.716"})
    @DisplayName("44 mA at 14 dBm and 3.3 V (LoRaSim and FLoRa): energy of one frame")
    void oneFrame(int spreadingFactor, double milliJoule) {
        EnergyProfile profile = new EnergyProfile(
                RadioCurrents.named("sx1276"), VOLTS, 0, EnergyProfile.Mcu.ASLEEP, 0, 0, Battery.plain(2400, 1));
        EnergyAccount account = new EnergyAccount(profile);
        long airtimeUs = LoraModulation.uplink(spreadingFactor, 125_000).airtimeUs(13);
        account.transmitting(profile.radio().txMicroAmps(14), airtimeUs);
        assertEquals(milliJoule, account.joules(3_600_000_000L) * 1e3, 0.0005);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 20000",
        "13, 29000",
        "14, 44000",
        "17, 87000",
        "20, 120000",
        "10, 24500",
        "-3, 20000",
        "22, 120000",
        "16, 85000"
    })
    @DisplayName("SX1276 transmit currents: rows, interpolation, ends")
    void txCurrents(double dbm, long microAmps) {
        assertEquals(microAmps, RadioCurrents.named("sx1276").txMicroAmps(dbm));
    }

    @Test
    @DisplayName("SX1276: 10.3 mA receiving, 1.6 mA standby, 0.2 uA asleep")
    void otherCurrents() {
        RadioCurrents radio = RadioCurrents.named("sx1276");
        assertEquals(10_300, radio.rxMicroAmps());
        assertEquals(1_600, radio.standbyMicroAmps());
        assertEquals(200, radio.sleepNanoAmps());
    }

    @Test
    @DisplayName("energy is the sum of time in each state times its power")
    void sumOfStates() {
        EnergyProfile profile = Configs.plainEnergy();
        EnergyAccount account = new EnergyAccount(profile);
        account.transmitting(44_000, 61_696);
        account.transmitting(87_000, 1_482_752);
        account.receiving(24_576 + 196_608);
        account.standingBy(3_000);
        account.reading();
        account.reading();
        long elapsedUs = 600_000_000;
        double txC = 44e-3 * 0.061696 + 87e-3 * 1.482752;
        double rxC = 10.3e-3 * 0.221184;
        double standbyC = 1.6e-3 * 0.003;
        double readingC = 2 * 5e-3 * 0.1;
        double sleepC = 2e-6 * (600 - 0.061696 - 1.482752 - 0.221184 - 0.003);
        assertEquals(VOLTS * (txC + rxC + standbyC + readingC + sleepC), account.joules(elapsedUs), 1e-12);
        double states = 0;
        for (EnergyState state : EnergyState.values()) {
            states += account.joules(state, elapsedUs);
        }
        assertEquals(account.joules(elapsedUs), states, 1e-12);
    }

    @Test
    @DisplayName("the battery's life extrapolates the time after the mark, without the join")
    void batteryYears() {
        EnergyAccount account = new EnergyAccount(Configs.plainEnergy());
        account.joinBegins();
        account.transmitting(44_000, 10_000_000);
        account.mark();
        account.transmitting(44_000, 5_000_000);
        account.joinEnds();
        account.transmitting(44_000, 10_000_000);
        long dayUs = 86_400_000_000L;
        double dayC = 44e-3 * 10 + 2e-6 * (86_400 - 15);
        assertEquals(dayC, account.steadyCoulombs(dayUs), 1e-12);
        double usableC = 2400 * 0.9 * 3.6;
        assertEquals(usableC / dayC / 365.25, account.batteryYears(dayUs, dayUs), 1e-9);
    }

    @Test
    @DisplayName("a join still going on at the end is left out, too")
    void joinStillOpen() {
        EnergyAccount account = new EnergyAccount(Configs.plainEnergy());
        account.joinBegins();
        account.mark();
        account.transmitting(44_000, 5_000_000);
        assertEquals(2e-6 * 95, account.steadyCoulombs(100_000_000), 1e-12);
    }

    @ParameterizedTest(name = "{0} at {1} dBm: {2} uA")
    @CsvSource({
        "sx1272, 14, 44000",
        "sx1272, 20, 125000",
        "sx1261, 14, 25500",
        "sx1261, -17, 5200",
        "sx1261, 0, 9800",
        "sx1261, 10, 18500",
        "sx1261, 15, 32500",
        "sx1262, 22, 117900",
        "sx1262, 14, 89300",
        "sx1262, 0, 40600",
        "sx1262, -9, 24000",
        "sx1261-ldo, 14, 48200",
        "sx1262-ldo, 22, 119800",
        "sx1262-ldo, 14, 90200",
        "samr34, 14, 38900",
        "samr34, 17, 93600",
        "samr34, 20, 114700",
        "ns3, 14, 28000",
        "ns3, 2, 28000",
        "lorasim, 14, 44000",
        "lorasim, -2, 22000",
        "lorasim, 17, 90000",
        "casals-2017, 14, 56000"
    })
    @DisplayName("transmit currents of the other radios")
    void otherRadios(String radio, double dbm, long microAmps) {
        assertEquals(microAmps, RadioCurrents.named(radio).txMicroAmps(dbm));
    }

    @ParameterizedTest(name = "{0}: {1} uA receiving, {2} uA standby, {3} nA asleep")
    @CsvSource({
        "sx1272, 11200, 1400, 100",
        "sx1261, 4600, 600, 600",
        "sx1262, 4600, 600, 600",
        "sx1262-ldo, 8880, 600, 600",
        "samr34, 12600, 1600, 1600",
        "ns3, 11200, 1400, 1500",
        "lorasim, 0, 0, 0"
    })
    @DisplayName("the other currents of the other radios")
    void otherStates(String radio, long rx, long standby, long sleep) {
        RadioCurrents currents = RadioCurrents.named(radio);
        assertEquals(rx, currents.rxMicroAmps());
        assertEquals(standby, currents.standbyMicroAmps());
        assertEquals(sleep, currents.sleepNanoAmps());
    }

    @Test
    @DisplayName("a radio that has no file is refused")
    void noSuchRadio() {
        assertThrows(IllegalArgumentException.class, () -> RadioCurrents.named("sx9999"));
    }

    @Test
    @DisplayName(
            "a microcontroller awake around the frame: its phases, its waiting, and the states sum up to the whole")
    void microcontroller() {
        EnergyProfile profile = new EnergyProfile(
                RadioCurrents.named("casals-2017"),
                VOLTS,
                45_000,
                new EnergyProfile.Mcu(27_000, 706_000, 13_000_000_000L),
                0,
                0,
                Battery.plain(2400, 1));
        EnergyAccount account = new EnergyAccount(profile);
        account.transmitting(profile.txMicroAmps(14), 50_000);
        account.receiving(40_000);
        account.waiting(1_950_000);
        account.waiting(-50_000);
        long elapsedUs = 60_000_000;
        assertEquals(VOLTS * 83e-3 * 0.05, account.joules(EnergyState.TRANSMIT, elapsedUs), 1e-12);
        assertEquals(VOLTS * 38.1e-3 * 0.04, account.joules(EnergyState.RECEIVE, elapsedUs), 1e-12);
        assertEquals(VOLTS * 27e-3 * 1.9, account.joules(EnergyState.WAIT, elapsedUs), 1e-12);
        assertEquals(VOLTS * 13e-3, account.joules(EnergyState.PROCESS, elapsedUs), 1e-12);
        double asleepS = 60 - 0.05 - 0.04 - 1.9 - 0.706;
        assertEquals(VOLTS * 45e-6 * asleepS, account.joules(EnergyState.SLEEP, elapsedUs), 1e-12);
        double states = 0;
        for (EnergyState state : EnergyState.values()) {
            states += account.joules(state, elapsedUs);
        }
        assertEquals(account.joules(elapsedUs), states, 1e-12);
    }
}
