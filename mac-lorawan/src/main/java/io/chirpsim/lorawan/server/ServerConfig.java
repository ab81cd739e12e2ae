package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Region;

/**
 * How the network is run.
 *
 * @param region regional parameters
 * @param netId 24 bits
 * @param dedupWindowUs how long copies of a frame are collected from its first one on
 * @param rx1DelayS RECEIVE_DELAY1 in seconds, told to joining devices; ABP devices must be set to the same
 * @param rx1DrOffset RX1DROffset, likewise
 * @param rx2DataRate data rate of RX2, likewise
 * @param channels channels of the network; those beyond the default ones are told to joining devices
 * @param dutyCycle how gateways keep the duty cycle
 * @param maxDownlinkTries after so many uplinks without success a downlink is dropped
 * @param maxQueuedDownlinks messages that may wait for one device
 * @param windows receive windows it uses
 * @param mac what it asks of devices
 * @param downlinks how it sends
 */
public record ServerConfig(
        Region region,
        int netId,
        long dedupWindowUs,
        int rx1DelayS,
        int rx1DrOffset,
        int rx2DataRate,
        ChannelSet channels,
        DutyCycleRule dutyCycle,
        int maxDownlinkTries,
        int maxQueuedDownlinks,
        ServerWindows windows,
        MacRules mac,
        DownlinkRules downlinks) {
    /** NetID of The Things Network. */
    public static final int THINGS_NETWORK = 0x000013;

    private static final int NWK_ADDR_BITS = 25;
    private static final int TYPE_0_ID = 0x3F;

    /** A plain network: 200 ms of deduplication (ChirpStack), the standard's receive windows, default channels. */
    public static ServerConfig defaults(Region region) {
        return new ServerConfig(
                region,
                THINGS_NETWORK,
                200_000,
                1,
                0,
                region.rx2().dataRate(),
                region.networkChannels(),
                DutyCycleRule.OFF_TIME,
                8,
                16,
                ServerWindows.BOTH,
                MacRules.none(region),
                DownlinkRules.DEFAULT);
    }

    /** The same network, which asks these things of devices. */
    public ServerConfig with(MacRules other) {
        return new ServerConfig(
                region,
                netId,
                dedupWindowUs,
                rx1DelayS,
                rx1DrOffset,
                rx2DataRate,
                channels,
                dutyCycle,
                maxDownlinkTries,
                maxQueuedDownlinks,
                windows,
                other,
                downlinks);
    }

    /** The same network, which sends its downlinks so. */
    public ServerConfig with(DownlinkRules other) {
        return new ServerConfig(
                region,
                netId,
                dedupWindowUs,
                rx1DelayS,
                rx1DrOffset,
                rx2DataRate,
                channels,
                dutyCycle,
                maxDownlinkTries,
                maxQueuedDownlinks,
                windows,
                mac,
                other);
    }

    /** DevAddr of a device in this network: the prefix of a NetID of type 0, then the device's index. */
    public int devAddr(int deviceIndex) {
        return (netId & TYPE_0_ID) << NWK_ADDR_BITS | deviceIndex & (1 << NWK_ADDR_BITS) - 1;
    }
}
