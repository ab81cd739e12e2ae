package io.chirpsim.app.scenario;

/**
 * A kind of end-device and what it needs.
 *
 * @param name name it is called by
 * @param description one line
 * @param radio table of the radio's currents
 * @param sensitivity table of its sensitivity
 * @param txPowerDbm transmit power into the antenna unless the group says otherwise, dBm
 * @param sleepA supply current between messages, radio and microcontroller together, amperes
 * @param sensingA supply current while the sensor measures, amperes
 * @param sensingUs how long it measures for one message
 * @param batteryAh capacity, ampere hours
 * @param usableShare share of the capacity that can be drawn, 0 to 1
 * @param voltageV supply voltage, volts
 */
public record DeviceProfile(
        String name,
        String description,
        RadioCurrents radio,
        DeviceSensitivity sensitivity,
        double txPowerDbm,
        double sleepA,
        double sensingA,
        long sensingUs,
        double batteryAh,
        double usableShare,
        double voltageV) {}
