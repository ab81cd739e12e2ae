package io.chirpsim.app.scenario;

import io.chirpsim.bridge.codec.PayloadCodec;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A kind of end-device and what it needs.
 *
 * @param name name it is called by
 * @param description one line
 * @param radio table of the radio's currents
 * @param sensitivity table of its sensitivity
 * @param txPowerDbm transmit power into the antenna unless the group says otherwise, dBm
 * @param sleepA supply current between messages, radio and microcontroller together, amperes
 * @param mcu what the microcontroller draws around a frame; empty if it sleeps but for moments
 * @param rxWindows lengths of the receive windows; empty if they follow from the clock's error
 * @param sensing what measuring for one message costs
 * @param battery the battery
 * @param solar what charges it; empty if nothing does
 * @param product its class of product, one line
 * @param codec what the bytes of its payloads mean; empty: nothing
 * @param values what it measures, by field of the codec
 */
public record DeviceProfile(
        String name,
        String description,
        RadioCurrents radio,
        DeviceSensitivity sensitivity,
        double txPowerDbm,
        double sleepA,
        Optional<Mcu> mcu,
        Optional<RxWindows> rxWindows,
        Phase sensing,
        Battery battery,
        Optional<Solar> solar,
        String product,
        Optional<PayloadCodec> codec,
        SortedMap<String, ValueModel> values) {

    /**
     * Something that takes a time and a supply current.
     *
     * @param currentA amperes
     * @param timeUs how long
     */
    public record Phase(double currentA, long timeUs) {
        /** Does not happen. */
        public static final Phase NONE = new Phase(0, 0);
    }

    /**
     * A microcontroller that is awake around a frame.
     *
     * @param awakeA its current from the frame to the end of the last receive window, besides the radio's; 0 if it sleeps meanwhile
     * @param wakeUp before a frame
     * @param radioPreparation then
     * @param radioOff after the last receive window
     * @param postProcessing then
     * @param turnOff then
     */
    public record Mcu(
            double awakeA, Phase wakeUp, Phase radioPreparation, Phase radioOff, Phase postProcessing, Phase turnOff) {
        /** All phases around a frame. */
        public List<Phase> phases() {
            return List.of(wakeUp, radioPreparation, radioOff, postProcessing, turnOff);
        }
    }

    /**
     * Fixed lengths of the receive windows.
     *
     * @param rx1Symbols for SF7 to SF12
     * @param rx2Symbols for SF7 to SF12
     */
    public record RxWindows(List<Integer> rx1Symbols, List<Integer> rx2Symbols) {}

    /**
     * A battery.
     *
     * @param capacityAh rated capacity, ampere hours
     * @param usableShare share of it that can be drawn, 0 to 1
     * @param voltageV supply voltage, volts
     * @param selfDischarge share of the capacity it loses in a year by itself
     * @param initialShare share of the usable charge that is there at the start, 0 to 1
     */
    public record Battery(
            double capacityAh, double usableShare, double voltageV, double selfDischarge, double initialShare) {}

    /**
     * A solar panel that charges the battery.
     *
     * @param joulesPerDay what arrives in the battery on a mean day of each month, January first
     * @param panel where that comes from; empty if it was given as such
     */
    public record Solar(List<Double> joulesPerDay, Optional<Panel> panel) {
        private static final double JOULES_PER_KWH = 3.6e6;

        /** The same energy every day. */
        public static Solar constant(double joulesPerDay) {
            return new Solar(java.util.Collections.nCopies(12, joulesPerDay), Optional.empty());
        }

        /** Area times irradiation times efficiency times performance ratio. */
        public static Solar of(Panel panel) {
            double perKwh = JOULES_PER_KWH * panel.areaM2() * panel.efficiency() * panel.performance();
            return new Solar(
                    panel.kwhPerM2AndDay().stream().map(kwh -> kwh * perKwh).toList(), Optional.of(panel));
        }
    }

    /**
     * A panel under the sun.
     *
     * @param areaM2 its area, square metres
     * @param efficiency of its cells
     * @param performance what dust, angle, charger and heat leave of it
     * @param kwhPerM2AndDay global irradiation of a mean day of each month, January first
     */
    public record Panel(double areaM2, double efficiency, double performance, List<Double> kwhPerM2AndDay) {}
}
