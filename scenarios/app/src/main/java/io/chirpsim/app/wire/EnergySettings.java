package io.chirpsim.app.wire;

import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.lorawan.energy.Battery;
import io.chirpsim.lorawan.energy.EnergyProfile;
import io.chirpsim.lorawan.energy.Harvest;
import io.chirpsim.lorawan.energy.RadioCurrents;
import java.time.Instant;
import java.time.ZoneOffset;

/** Says in the LoRaWAN module's terms what a kind of device draws and where from. */
final class EnergySettings {
    private static final int DAYS_PER_YEAR = 365;

    private EnergySettings() {}

    /** Day of the year, 0 for the first of January; the last day of a leap year is the first of the next. */
    static int dayOfYear(Instant start) {
        return (start.atOffset(ZoneOffset.UTC).getDayOfYear() - 1) % DAYS_PER_YEAR;
    }

    static EnergyProfile profile(DeviceProfile profile, int firstDay) {
        return new EnergyProfile(
                RadioCurrents.named(profile.radio().word()),
                profile.battery().voltageV(),
                Math.round(profile.sleepA() * 1e9),
                profile.mcu().map(EnergySettings::mcu).orElse(EnergyProfile.Mcu.ASLEEP),
                microAmps(profile.sensing().currentA()),
                profile.sensing().timeUs(),
                battery(profile, firstDay));
    }

    private static EnergyProfile.Mcu mcu(DeviceProfile.Mcu mcu) {
        long timeUs = 0;
        long picocoulombs = 0;
        for (DeviceProfile.Phase phase : mcu.phases()) {
            timeUs += phase.timeUs();
            picocoulombs += phase.timeUs() * microAmps(phase.currentA());
        }
        return new EnergyProfile.Mcu(microAmps(mcu.awakeA()), timeUs, picocoulombs);
    }

    private static long microAmps(double amperes) {
        return Math.round(amperes * 1e6);
    }

    private static Battery battery(DeviceProfile profile, int firstDay) {
        DeviceProfile.Battery battery = profile.battery();
        Harvest harvest = profile.solar()
                .map(solar -> new Harvest(
                        solar.joulesPerDay().stream()
                                .map(joules -> joules / battery.voltageV())
                                .toList(),
                        firstDay))
                .orElse(null);
        return new Battery(
                battery.capacityAh() * 1000,
                battery.usableShare(),
                battery.initialShare(),
                battery.selfDischarge(),
                harvest);
    }
}
