package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.energy.EnergyProfile;
import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.DutyCycleRule;
import io.chirpsim.lorawan.region.Region;

/**
 * How the devices of one group behave; shared by all of them.
 *
 * @param region regional parameters
 * @param activation how they join
 * @param channels channels they know from the start; a join may add some
 * @param channelChoice how they pick one of them
 * @param power transmit power
 * @param retransmission when they repeat uplinks
 * @param nbTrans transmissions per uplink, 1 to 15
 * @param queue messages waiting in a device
 * @param dutyCycle how they keep the duty cycle
 * @param windows receive windows before a join may change them
 * @param clock how well they keep time
 * @param join how they join
 * @param energy what they draw
 * @param mac what they say in MAC commands
 */
public record DeviceConfig(
        Region region,
        Activation activation,
        ChannelSet channels,
        ChannelChoice channelChoice,
        Power power,
        Retransmission retransmission,
        int nbTrans,
        Queue queue,
        DutyCycleRule dutyCycle,
        Windows windows,
        Clock clock,
        Join join,
        EnergyProfile energy,
        Mac mac) {

    /** Checks the ranges. */
    public DeviceConfig {
        if (nbTrans < 1 || nbTrans > 15) {
            throw new IllegalArgumentException("NbTrans " + nbTrans + " is not in 1..15");
        }
        if (channels.isEmpty() || !region.allChannels().containsAll(channels)) {
            throw new IllegalArgumentException("no such channels: " + channels);
        }
    }

    /** Radiated power in dBm. */
    public double eirpDbm() {
        return power.conductedDbm() + power.antennaGainDbi();
    }

    /**
     * Transmit power.
     *
     * @param conductedDbm into the antenna
     * @param antennaGainDbi gain of the antenna, alike in all directions
     */
    public record Power(double conductedDbm, double antennaGainDbi) {}

    /**
     * Messages that wait in a device; the one on the air is not counted.
     *
     * @param depth how many, at least 1
     * @param whenFull who gives way
     */
    public record Queue(int depth, WhenFull whenFull) {
        /** Checks the depth. */
        public Queue {
            if (depth < 1) {
                throw new IllegalArgumentException("queue depth " + depth);
            }
        }
    }

    /**
     * Receive windows of class A; RX2 opens one second after RX1.
     *
     * @param rx1DelayS RECEIVE_DELAY1 in seconds, 1 to 15
     * @param rx1DrOffset RX1DROffset
     * @param rx2DataRate data rate of RX2
     * @param fixed their lengths; null if they follow from the clock's error
     */
    public record Windows(int rx1DelayS, int rx1DrOffset, int rx2DataRate, WindowSymbols fixed) {
        /** The standard's defaults: 1 s, offset 0, the region's RX2 data rate. */
        public static Windows defaults(Region region) {
            return new Windows(1, 0, region.rx2().dataRate(), null);
        }
    }

    /**
     * How well a device keeps time, and how it makes up for it. Defaults as in LoRaMac-node.
     *
     * @param maxDriftPpm each device's clock runs wrong by a constant drawn from plus or minus this
     * @param jitterUs each window opens early or late by a draw from plus or minus this
     * @param toleratedErrorUs windows are long enough for this error to either side
     * @param minSymbols preamble symbols the receiver needs
     * @param wakeUpUs standby before the radio is ready
     */
    public record Clock(double maxDriftPpm, long jitterUs, long toleratedErrorUs, int minSymbols, long wakeUpUs) {
        /** A perfect clock that guards against 10 ms all the same. */
        public static final Clock PERFECT = new Clock(0, 0, 10_000, 6, 1_000);
    }

    /**
     * Join by OTAA. Between two join-requests lie at least both windows, the join duty cycle (1 % in the first hour, 0.1 % in the next ten,
     * 0.01 % later) and a random back-off.
     *
     * @param joinEui JoinEUI of the group
     * @param maxBackOffUs longest random back-off
     */
    public record Join(long joinEui, long maxBackOffUs) {
        /** Up to 10 s. */
        public static final Join DEFAULT = new Join(0, 10_000_000);
    }

    /**
     * Adaptive data rate, and what devices ask for by themselves.
     *
     * @param adr whether they let the network control data rate and power
     * @param adrBackOff what they do then when they hear nothing
     * @param linkCheckEvery they ask with every so many uplinks how well they are heard; 0: never
     * @param deviceTimeEvery they ask with every so many uplinks for the time; 0: never
     */
    public record Mac(boolean adr, AdrBackOff adrBackOff, int linkCheckEvery, int deviceTimeEvery) {
        /** They keep their data rate and ask for nothing. */
        public static final Mac SILENT = new Mac(false, AdrBackOff.LORAWAN_1_0_4, 0, 0);
    }
}
