package io.chirpsim.lorawan.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        EnergyProfile profile = Configs.energy();
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
        EnergyAccount account = new EnergyAccount(Configs.energy());
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
        EnergyAccount account = new EnergyAccount(Configs.energy());
        account.joinBegins();
        account.mark();
        account.transmitting(44_000, 5_000_000);
        assertEquals(2e-6 * 95, account.steadyCoulombs(100_000_000), 1e-12);
    }
}
