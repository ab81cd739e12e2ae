package io.chirpsim.app.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Groups of end-devices that one downlink frame reaches. They know address and keys from the start.
 *
 * @param id its name
 * @param members names of groups of end-devices
 * @param deviceClass B or C, as its members'
 * @param dataRate of its frames; in class C also of what its members listen to otherwise
 * @param pingPeriodicity class B: a ping slot about every 2^periodicity seconds, 0 to 7
 * @param send messages it gets at regular times; empty if there are none
 * @param frequencyHz of its frames; in class C also of what its members listen to otherwise; empty: RX2's, or the region's ping slots
 */
public record Multicast(
        String id,
        List<String> members,
        DeviceClass deviceClass,
        int dataRate,
        int pingPeriodicity,
        Optional<Send> send,
        Optional<Long> frequencyHz) {

    public Multicast {
        members = members.stream().sorted().toList();
    }

    /**
     * Messages at regular times.
     *
     * @param everyUs the period
     * @param firstUs when the first is made
     * @param payloadBytes length of FRMPayload
     * @param fPort LoRaWAN port, 1 to 223
     */
    public record Send(long everyUs, long firstUs, int payloadBytes, int fPort) {}
}
