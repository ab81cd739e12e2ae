package io.chirpsim.lorawan.command;

/** What devices send. */
public sealed interface UplinkCommand extends MacCommand {
    /**
     * The session of a personalised device begins anew (LoRaWAN 1.1).
     *
     * @param minor minor version, 1 for LoRaWAN 1.1
     */
    record ResetInd(int minor) implements UplinkCommand {
        /** Checks the ranges. */
        public ResetInd {
            Ranges.check("ResetInd.minor", minor, 0, 15);
        }

        static ResetInd of(long payload) {
            return new ResetInd((int) (payload >>> 0 & 0xf));
        }

        @Override
        public int cid() {
            return 0x01;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return minor;
        }
    }

    /**
     * The device asks how well it is heard.
     */
    record LinkCheckReq() implements UplinkCommand {
        @Override
        public int cid() {
            return 0x02;
        }

        @Override
        public int payloadBytes() {
            return 0;
        }

        @Override
        public long payload() {
            return 0;
        }
    }

    /**
     * Answer to {@link DownlinkCommand.LinkAdrReq}; only if all three are true was it applied.
     *
     * @param channelMaskOk every channel asked for is defined, and one is left
     * @param dataRateOk the device knows the data rate and a channel for it
     * @param powerOk the device knows the power
     */
    record LinkAdrAns(boolean channelMaskOk, boolean dataRateOk, boolean powerOk) implements UplinkCommand {
        static LinkAdrAns of(long payload) {
            return new LinkAdrAns((payload >>> 0 & 1) != 0, (payload >>> 1 & 1) != 0, (payload >>> 2 & 1) != 0);
        }

        @Override
        public int cid() {
            return 0x03;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return (channelMaskOk ? 1 : 0) | (dataRateOk ? 2 : 0) | (powerOk ? 4 : 0);
        }
    }

    /**
     * The aggregated duty cycle is heeded.
     */
    record DutyCycleAns() implements UplinkCommand {
        @Override
        public int cid() {
            return 0x04;
        }

        @Override
        public int payloadBytes() {
            return 0;
        }

        @Override
        public long payload() {
            return 0;
        }
    }

    /**
     * Answer to {@link DownlinkCommand.RxParamSetupReq}, repeated until a class A downlink comes.
     *
     * @param frequencyOk the device can use the frequency
     * @param dataRateOk the data rate of RX2 is known
     * @param offsetOk RX1DROffset is in range
     */
    record RxParamSetupAns(boolean frequencyOk, boolean dataRateOk, boolean offsetOk) implements UplinkCommand {
        static RxParamSetupAns of(long payload) {
            return new RxParamSetupAns((payload >>> 0 & 1) != 0, (payload >>> 1 & 1) != 0, (payload >>> 2 & 1) != 0);
        }

        @Override
        public int cid() {
            return 0x05;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return (frequencyOk ? 1 : 0) | (dataRateOk ? 2 : 0) | (offsetOk ? 4 : 0);
        }
    }

    /**
     * How the device is.
     *
     * @param battery 0: external power; 1 to 254: charge; 255: unknown
     * @param snrDb signal to noise ratio of the request, -32 to 31 dB
     */
    record DevStatusAns(int battery, int snrDb) implements UplinkCommand {
        /** Checks the ranges. */
        public DevStatusAns {
            Ranges.check("DevStatusAns.battery", battery, 0, 255);
            Ranges.check("DevStatusAns.snrDb", snrDb, -32, 31);
        }

        static DevStatusAns of(long payload) {
            return new DevStatusAns((int) (payload >>> 0 & 0xff), (int) (payload << 50 >> 58));
        }

        @Override
        public int cid() {
            return 0x06;
        }

        @Override
        public int payloadBytes() {
            return 2;
        }

        @Override
        public long payload() {
            return battery | (snrDb & 0x3f) << 8;
        }
    }

    /**
     * Answer to {@link DownlinkCommand.NewChannelReq}.
     *
     * @param frequencyOk the device can use the frequency
     * @param dataRatesOk the range of data rates is known
     */
    record NewChannelAns(boolean frequencyOk, boolean dataRatesOk) implements UplinkCommand {
        static NewChannelAns of(long payload) {
            return new NewChannelAns((payload >>> 0 & 1) != 0, (payload >>> 1 & 1) != 0);
        }

        @Override
        public int cid() {
            return 0x07;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return (frequencyOk ? 1 : 0) | (dataRatesOk ? 2 : 0);
        }
    }

    /**
     * RX1 opens as asked for; repeated until a class A downlink comes.
     */
    record RxTimingSetupAns() implements UplinkCommand {
        @Override
        public int cid() {
            return 0x08;
        }

        @Override
        public int payloadBytes() {
            return 0;
        }

        @Override
        public long payload() {
            return 0;
        }
    }

    /**
     * Dwell times and EIRP are heeded.
     */
    record TxParamSetupAns() implements UplinkCommand {
        @Override
        public int cid() {
            return 0x09;
        }

        @Override
        public int payloadBytes() {
            return 0;
        }

        @Override
        public long payload() {
            return 0;
        }
    }

    /**
     * Answer to {@link DownlinkCommand.DlChannelReq}, repeated until a class A downlink comes.
     *
     * @param frequencyOk the device can use the frequency
     * @param channelOk the channel exists
     */
    record DlChannelAns(boolean frequencyOk, boolean channelOk) implements UplinkCommand {
        static DlChannelAns of(long payload) {
            return new DlChannelAns((payload >>> 0 & 1) != 0, (payload >>> 1 & 1) != 0);
        }

        @Override
        public int cid() {
            return 0x0A;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return (frequencyOk ? 1 : 0) | (channelOk ? 2 : 0);
        }
    }

    /**
     * The first uplinks after a join with LoRaWAN 1.1 carry it until it is confirmed.
     *
     * @param minor minor version, 1 for LoRaWAN 1.1
     */
    record RekeyInd(int minor) implements UplinkCommand {
        /** Checks the ranges. */
        public RekeyInd {
            Ranges.check("RekeyInd.minor", minor, 0, 15);
        }

        static RekeyInd of(long payload) {
            return new RekeyInd((int) (payload >>> 0 & 0xf));
        }

        @Override
        public int cid() {
            return 0x0B;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return minor;
        }
    }

    /**
     * ADR_ACK_LIMIT and ADR_ACK_DELAY are heeded.
     */
    record AdrParamSetupAns() implements UplinkCommand {
        @Override
        public int cid() {
            return 0x0C;
        }

        @Override
        public int payloadBytes() {
            return 0;
        }

        @Override
        public long payload() {
            return 0;
        }
    }

    /**
     * The device asks for the time.
     */
    record DeviceTimeReq() implements UplinkCommand {
        @Override
        public int cid() {
            return 0x0D;
        }

        @Override
        public int payloadBytes() {
            return 0;
        }

        @Override
        public long payload() {
            return 0;
        }
    }

    /**
     * Answer to {@link DownlinkCommand.RejoinParamSetupReq}.
     *
     * @param timeOk the device keeps the period as well as the count
     */
    record RejoinParamSetupAns(boolean timeOk) implements UplinkCommand {
        static RejoinParamSetupAns of(long payload) {
            return new RejoinParamSetupAns((payload >>> 0 & 1) != 0);
        }

        @Override
        public int cid() {
            return 0x0F;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return (timeOk ? 1 : 0);
        }
    }

    /**
     * A class B device says how often it opens ping slots.
     *
     * @param periodicity a slot every 2^periodicity seconds
     */
    record PingSlotInfoReq(int periodicity) implements UplinkCommand {
        /** Checks the ranges. */
        public PingSlotInfoReq {
            Ranges.check("PingSlotInfoReq.periodicity", periodicity, 0, 7);
        }

        static PingSlotInfoReq of(long payload) {
            return new PingSlotInfoReq((int) (payload >>> 0 & 0x7));
        }

        @Override
        public int cid() {
            return 0x10;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return periodicity;
        }
    }

    /**
     * Answer to {@link DownlinkCommand.PingSlotChannelReq}.
     *
     * @param frequencyOk the device can use the frequency
     * @param dataRateOk the data rate is known
     */
    record PingSlotChannelAns(boolean frequencyOk, boolean dataRateOk) implements UplinkCommand {
        static PingSlotChannelAns of(long payload) {
            return new PingSlotChannelAns((payload >>> 0 & 1) != 0, (payload >>> 1 & 1) != 0);
        }

        @Override
        public int cid() {
            return 0x11;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return (frequencyOk ? 1 : 0) | (dataRateOk ? 2 : 0);
        }
    }

    /**
     * Answer to {@link DownlinkCommand.BeaconFreqReq}.
     *
     * @param frequencyOk the device can use the frequency
     */
    record BeaconFreqAns(boolean frequencyOk) implements UplinkCommand {
        static BeaconFreqAns of(long payload) {
            return new BeaconFreqAns((payload >>> 0 & 1) != 0);
        }

        @Override
        public int cid() {
            return 0x13;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return (frequencyOk ? 1 : 0);
        }
    }

    /**
     * The device says its class (LoRaWAN 1.1).
     *
     * @param deviceClass 0: A, 2: C
     */
    record DeviceModeInd(int deviceClass) implements UplinkCommand {
        /** Checks the ranges. */
        public DeviceModeInd {
            Ranges.check("DeviceModeInd.deviceClass", deviceClass, 0, 255);
        }

        static DeviceModeInd of(long payload) {
            return new DeviceModeInd((int) (payload >>> 0 & 0xff));
        }

        @Override
        public int cid() {
            return 0x20;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return deviceClass;
        }
    }

    /** The command of an identifier, with its payload as one number; null if devices have none. */
    static UplinkCommand of(int cid, long payload) {
        return switch (cid) {
            case 0x01 -> ResetInd.of(payload);
            case 0x02 -> new LinkCheckReq();
            case 0x03 -> LinkAdrAns.of(payload);
            case 0x04 -> new DutyCycleAns();
            case 0x05 -> RxParamSetupAns.of(payload);
            case 0x06 -> DevStatusAns.of(payload);
            case 0x07 -> NewChannelAns.of(payload);
            case 0x08 -> new RxTimingSetupAns();
            case 0x09 -> new TxParamSetupAns();
            case 0x0A -> DlChannelAns.of(payload);
            case 0x0B -> RekeyInd.of(payload);
            case 0x0C -> new AdrParamSetupAns();
            case 0x0D -> new DeviceTimeReq();
            case 0x0F -> RejoinParamSetupAns.of(payload);
            case 0x10 -> PingSlotInfoReq.of(payload);
            case 0x11 -> PingSlotChannelAns.of(payload);
            case 0x13 -> BeaconFreqAns.of(payload);
            case 0x20 -> DeviceModeInd.of(payload);
            default -> null;
        };
    }

    /** Bytes after an identifier; -1 if devices have no such command. */
    static int payloadBytes(int cid) {
        return switch (cid) {
            case 0x02, 0x04, 0x08, 0x09, 0x0C, 0x0D -> 0;
            case 0x01, 0x03, 0x05, 0x07, 0x0A, 0x0B, 0x0F, 0x10, 0x11, 0x13, 0x20 -> 1;
            case 0x06 -> 2;
            default -> -1;
        };
    }
}
