package io.chirpsim.app.load;

import io.chirpsim.app.scenario.Defaults;
import io.chirpsim.app.scenario.DeviceProfile;
import io.chirpsim.app.scenario.DeviceProfile.Battery;
import io.chirpsim.app.scenario.DeviceProfile.Mcu;
import io.chirpsim.app.scenario.DeviceProfile.Phase;
import io.chirpsim.app.scenario.DeviceProfile.RxWindows;
import io.chirpsim.app.scenario.DeviceProfile.Solar;
import io.chirpsim.app.scenario.DeviceSensitivity;
import io.chirpsim.app.scenario.RadioCurrents;
import io.chirpsim.app.scenario.ValueModel;
import io.chirpsim.bridge.codec.PayloadCodec;
import io.chirpsim.units.Quantity.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A kind of end-device. */
final class ProfileFormat {
    private static final double AMPERE = 1;
    private static final int SPREADING_FACTORS = 6;
    private static final int LONGEST_WINDOW = 1023;

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
        Field<Optional<Mcu>> mcu = b.maybe(
                "mcu",
                mcu(),
                DeviceProfile::mcu,
                "What the microcontroller draws around a frame; left out if it sleeps but for moments.");
        Field<Optional<RxWindows>> windows = b.maybe(
                "rxWindowSymbols",
                rxWindows(),
                DeviceProfile::rxWindows,
                "Lengths of the receive windows; left out if they follow from the clock's error.");
        Field<Phase> sensing = b.required(
                "sensing", phase(), DeviceProfile::sensing, "Current and time of measuring for one message.");
        Field<Battery> battery = b.required("battery", battery(), DeviceProfile::battery, "The battery.");
        Field<Optional<Solar>> solar =
                b.maybe("solar", SolarFormat.SECTION, DeviceProfile::solar, "What charges the battery.");
        Field<String> product =
                b.optional("product", Shapes.text(), "", DeviceProfile::product, "Its class of product, one line.");
        Field<Optional<PayloadCodec>> codec =
                b.maybe("codec", CodecFormat.SHAPE, DeviceProfile::codec, "What the bytes of its payloads mean.");
        Field<SortedMap<String, ValueModel>> values = b.optional(
                "values",
                new MapShape<>(ValueFormat.SHAPE),
                new TreeMap<>(),
                DeviceProfile::values,
                "What it measures, by field of the codec.");
        b.check((v, at) -> ValueFormat.check(v.get(codec), v.get(values), at));
        return b.build((v, at) -> new DeviceProfile(
                at.name(),
                v.get(description),
                v.get(radio),
                v.get(sensitivity),
                v.get(txPower),
                v.get(sleep),
                v.get(mcu),
                v.get(windows),
                v.get(sensing),
                v.get(battery),
                v.get(solar),
                v.get(product),
                v.get(codec),
                v.get(values)));
    }

    static Scalar<Double> txPower() {
        return Shapes.quantity(Dimension.POWER, -20, 30, "a power from -20 dBm to 30 dBm, such as '14 dBm'");
    }

    private static Scalar<Double> current() {
        return Shapes.quantity(Dimension.CURRENT, 0, AMPERE, "a current from 0 A to 1 A, such as '2 uA'");
    }

    private static Section<Phase> phase() {
        Section.Builder<Phase> b = Section.of("A supply current for a time.");
        Field<Double> current = b.required("current", current(), Phase::currentA, "Supply current.");
        Field<Long> time = b.required("time", Shapes.time(), Phase::timeUs, "How long.");
        return b.build((v, at) -> new Phase(v.get(current), v.get(time)));
    }

    private static Section<Mcu> mcu() {
        Section.Builder<Mcu> b = Section.of("A microcontroller that is awake around a frame.");
        Field<Double> awake = b.optional(
                "awake",
                current(),
                0.0,
                Mcu::awakeA,
                "Its current from the frame to the end of the last receive window, besides the radio's; 0 A: it sleeps.");
        Field<Phase> wakeUp = b.optional("wakeUp", phase(), Phase.NONE, Mcu::wakeUp, "Before a frame.");
        Field<Phase> preparation = b.optional(
                "radioPreparation", phase(), Phase.NONE, Mcu::radioPreparation, "Then, still before the frame.");
        Field<Phase> radioOff =
                b.optional("radioOff", phase(), Phase.NONE, Mcu::radioOff, "After the last receive window.");
        Field<Phase> processing = b.optional("postProcessing", phase(), Phase.NONE, Mcu::postProcessing, "After that.");
        Field<Phase> turnOff = b.optional("turnOff", phase(), Phase.NONE, Mcu::turnOff, "Last, before it sleeps.");
        return b.build((v, at) -> new Mcu(
                v.get(awake), v.get(wakeUp), v.get(preparation), v.get(radioOff), v.get(processing), v.get(turnOff)));
    }

    private static Section<RxWindows> rxWindows() {
        Section.Builder<RxWindows> b = Section.of("Fixed lengths of the receive windows in symbols, for SF7 to SF12.");
        ListShape<Integer> lengths = ListShape.of(Shapes.whole(1, LONGEST_WINDOW), 1);
        Field<List<Integer>> rx1 = b.required("rx1", lengths, RxWindows::rx1Symbols, "RX1, for SF7 to SF12.");
        Field<List<Integer>> rx2 = b.required("rx2", lengths, RxWindows::rx2Symbols, "RX2, for SF7 to SF12.");
        b.check((v, at) -> {
            for (Field<List<Integer>> window : List.of(rx1, rx2)) {
                if (v.get(window) != null) {
                    ListShape.requireItems(at.at(window.key()), SPREADING_FACTORS, "one each for SF7 to SF12");
                }
            }
        });
        return b.build((v, at) -> new RxWindows(v.get(rx1), v.get(rx2)));
    }

    private static Section<Battery> battery() {
        Section.Builder<Battery> b = Section.of("The battery.");
        Field<Double> capacity = b.required(
                "capacity",
                Shapes.quantity(Dimension.CHARGE, 1e-6, 1e4, "a capacity above zero, such as '2400 mAh'"),
                Battery::capacityAh,
                "Rated capacity.");
        Field<Double> usable = b.required(
                "usable",
                Shapes.quantity(Dimension.SHARE, 0.01, 1, "a share from 1 % to 100 %, such as '80 %'"),
                Battery::usableShare,
                "Share of the capacity that can be drawn.");
        Field<Double> voltage = b.required(
                "voltage",
                Shapes.quantity(Dimension.VOLTAGE, 0.1, 100, "a voltage from 0.1 V to 100 V, such as '3.6 V'"),
                Battery::voltageV,
                "Supply voltage.");
        Field<Double> selfDischarge = b.optional(
                "selfDischarge",
                Shapes.share(),
                Defaults.SELF_DISCHARGE,
                Battery::selfDischarge,
                "Share of the capacity it loses in a year by itself.");
        Field<Double> initial = b.optional(
                "initial",
                Shapes.share(),
                1.0,
                Battery::initialShare,
                "Share of the usable charge that is there at the start.");
        return b.build((v, at) ->
                new Battery(v.get(capacity), v.get(usable), v.get(voltage), v.get(selfDischarge), v.get(initial)));
    }
}
