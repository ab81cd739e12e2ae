package io.chirpsim.app.scenario;

import java.util.Optional;

/**
 * The network server and the way to it.
 *
 * @param dedupWindowUs how long it waits for copies of an uplink from other gateways
 * @param rx1DelayUs from the end of an uplink to RX1; RX2 opens 1 s later
 * @param rx1DrOffset RX1DROffset, 0 to 5 in EU868
 * @param rx2DataRate DR index of RX2
 * @param backhaul the way of a gateway that does not say otherwise
 * @param downlink how it sends
 * @param gatewayDutyCycle how gateways keep the duty cycle
 * @param frames how many bytes data frames count on the air, in both directions
 * @param channels uplink channels it uses; empty: what is usual in the region
 * @param adr how it chooses data rate and power of its devices
 * @param deviceStatusEveryUs it asks each device so often how it is; 0: never
 * @param deviceDutyCycle it limits each device's airtime to 1 / 2^this; 0: it does not
 */
public record NetworkSettings(
        long dedupWindowUs,
        long rx1DelayUs,
        int rx1DrOffset,
        int rx2DataRate,
        Backhaul backhaul,
        Downlink downlink,
        DutyCycleRule gatewayDutyCycle,
        FrameLengths frames,
        Optional<NetworkChannels> channels,
        Adr adr,
        long deviceStatusEveryUs,
        int deviceDutyCycle) {

    /**
     * How the network server sends.
     *
     * @param maxQueued messages that may wait for one end-device
     * @param windows receive windows it uses
     * @param crc whether downlinks carry a CRC of the payload
     * @param scheduling who decides what a gateway can send
     * @param gatewayChoice which gateway is asked first
     */
    public record Downlink(
            int maxQueued,
            DownlinkWindows windows,
            boolean crc,
            DownlinkScheduling scheduling,
            DownlinkGateway gatewayChoice) {}
}
