package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/**
 * End-devices of one kind.
 *
 * @param name name of the group
 * @param count how many; empty only with a trace, whose end-devices they are
 * @param devEuis DevEUIs as 16 upper-case hexadecimal digits, one per device; empty: made from the group's name
 * @param place where they are
 * @param redraw when drawn places and shadowing are drawn again
 * @param heightM antenna above the ground, metres
 * @param indoor whether they are inside buildings
 * @param profile name of the profile
 * @param deviceClass LoRaWAN class
 * @param activation how they get their session
 * @param dataRate how the data rate is chosen
 * @param sensitivity table of the end-device's sensitivity, for downlinks and for choosing the data rate
 * @param txPowerDbm transmit power into the antenna, dBm
 * @param antennaGainDbi gain of the antenna, alike in all directions, dBi
 * @param confirmed whether uplinks ask for an acknowledgement
 * @param retransmission rule for repeating uplinks
 * @param nbTrans transmissions of one uplink where the rule uses it, 1 to 15
 * @param traffic when they send what
 * @param queue messages that wait in the end-device
 * @param clock how exact its clock is
 * @param dutyCycle how it keeps the duty cycle
 * @param pingPeriodicity class B: a ping slot about every 2^periodicity seconds, 0 to 7
 * @param mobility the way they go; empty: they stay where they are
 * @param lbt whether it listens before it talks
 * @param adr whether the network controls data rate and power
 * @param adrBackOff with ADR: what it does when it hears nothing
 * @param mac what it asks the network, and how it speaks
 */
public record DeviceGroup(
        String name,
        Optional<Integer> count,
        List<String> devEuis,
        Place place,
        Redraw redraw,
        double heightM,
        boolean indoor,
        String profile,
        DeviceClass deviceClass,
        Activation activation,
        DataRateChoice dataRate,
        DeviceSensitivity sensitivity,
        double txPowerDbm,
        double antennaGainDbi,
        boolean confirmed,
        Retransmission retransmission,
        int nbTrans,
        Traffic traffic,
        Queue queue,
        Clock clock,
        DutyCycleRule dutyCycle,
        Optional<Mobility> mobility,
        ListenBeforeTalk lbt,
        int pingPeriodicity,
        boolean adr,
        AdrBackOff adrBackOff,
        DeviceMac mac) {

    public DeviceGroup {
        devEuis = List.copyOf(devEuis);
    }

    /** Radiated power in dBm. */
    public double eirpDbm() {
        return txPowerDbm + antennaGainDbi;
    }

    /**
     * Messages that wait in the end-device.
     *
     * @param depth how many may wait, the one on the air not counted
     * @param whenFull what happens to one more
     */
    public record Queue(int depth, WhenFull whenFull) {}

    /**
     * The end-device's clock.
     *
     * @param driftPpm largest deviation of its rate; each device draws its own, uniform in [-drift, drift]
     * @param jitterUs largest delay of a wake-up, drawn uniform in [0, jitter] per message
     */
    public record Clock(double driftPpm, long jitterUs) {}
}
