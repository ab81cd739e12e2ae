package io.chirpsim.app.load;

import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.DeviceSensitivity;
import io.chirpsim.app.scenario.RadioCurrents;
import io.chirpsim.units.Quantity.Dimension;

/** A kind of end-device. */
final class ProfileFormat {
    private static final double AMPERE = 1;

    static final Section<DeviceProfile> SECTION = profile();

    private ProfileFormat() {}

    private static Section<DeviceProfile> profile() {
        Section.Builder<DeviceProfile> b = Section.of("A kind of end-device and what it needs.");
        Field<String> description =
                b.optional("description", Shapes.text(), "", DeviceProfile::description, "One line.");
        Field<RadioCurrents> radio = b.required(
                "radio", Shapes.word(RadioCurrents.class), DeviceProfile::radio, "Table of the radio's currents.");
        Field<DeviceSensitivity> sensitivity = b.required(
                "sensitivity",
                Shapes.word(DeviceSensitivity.class),
                DeviceProfile::sensitivity,
                "Table of the radio's sensitivity.");
        Field<Double> txPower = b.required("txPower", txPower(), DeviceProfile::txPowerDbm, "Transmit power.");
        Field<Double> sleep = b.required(
                "sleepCurrent",
                current(),
                DeviceProfile::sleepA,
                "Supply current between messages, radio and microcontroller together.");
        Field<Sensing> sensing = b.required(
                "sensing",
                sensing(),
                profile -> new Sensing(profile.sensingA(), profile.sensingUs()),
                "What measuring for one message costs.");
        Field<Battery> battery = b.required(
                "battery",
                battery(),
                profile -> new Battery(profile.batteryAh(), profile.usableShare(), profile.voltageV()),
                "The battery.");
        return b.build((v, at) -> new DeviceProfile(
                at.name(),
                v.get(description),
                v.get(radio),
                v.get(sensitivity),
                v.get(txPower),
                v.get(sleep),
                v.get(sensing).currentA,
                v.get(sensing).timeUs,
                v.get(battery).capacityAh,
                v.get(battery).usable,
                v.get(battery).voltageV));
    }

    static Scalar<Double> txPower() {
        return Shapes.quantity(Dimension.POWER, -20, 30, "a power from -20 dBm to 30 dBm, such as '14 dBm'");
    }

    private static Scalar<Double> current() {
        return Shapes.quantity(Dimension.CURRENT, 0, AMPERE, "a current from 0 A to 1 A, such as '2 uA'");
    }

    private record Sensing(double currentA, long timeUs) {}

    private static Section<Sensing> sensing() {
        Section.Builder<Sensing> b = Section.of("What measuring for one message costs.");
        Field<Double> current =
                b.required("current", current(), Sensing::currentA, "Supply current while it measures.");
        Field<Long> time = b.required("time", Shapes.time(), Sensing::timeUs, "How long it measures.");
        return b.build((v, at) -> new Sensing(v.get(current), v.get(time)));
    }

    private record Battery(double capacityAh, double usable, double voltageV) {}

    private static Section<Battery> battery() {
        Section.Builder<Battery> b = Section.of("The battery.");
        Field<Double> capacity = b.required(
                "capacity",
                Shapes.quantity(Dimension.CHARGE, 1e-6, 1e4, "a capacity above zero, such as '2400 mAh'"),
                Battery::capacityAh,
                "Rated capacity.");
        Field<Double> usable =
                b.required("usable", Shapes.share(), Battery::usable, "Share of the capacity that can be drawn.");
        Field<Double> voltage = b.required(
                "voltage",
                Shapes.quantity(Dimension.VOLTAGE, 0.1, 100, "a voltage from 0.1 V to 100 V, such as '3.6 V'"),
                Battery::voltageV,
                "Supply voltage.");
        return b.build((v, at) -> new Battery(v.get(capacity), v.get(usable), v.get(voltage)));
    }
}
