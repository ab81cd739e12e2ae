package io.chirpsim.lorawan.command;

/** What networks send. */
public sealed interface DownlinkCommand extends MacCommand {
    /**
     * Answer to {@link UplinkCommand.ResetInd}.
     *
     * @param minor minor version both understand
     */
    record ResetConf(int minor) implements DownlinkCommand {
        /** Checks the ranges. */
        public ResetConf {
            Ranges.check("ResetConf.minor", minor, 0, 15);
        }

        static ResetConf of(long payload) {
            return new ResetConf((int) (payload >>> 0 & 0xf));
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
     * Answer to {@link UplinkCommand.LinkCheckReq}.
     *
     * @param marginDb signal above what the best gateway needs, 0 to 254 dB
     * @param gateways gateways that heard the request, at least 1
     */
    record LinkCheckAns(int marginDb, int gateways) implements DownlinkCommand {
        /** Checks the ranges. */
        public LinkCheckAns {
            Ranges.check("LinkCheckAns.marginDb", marginDb, 0, 254);
            Ranges.check("LinkCheckAns.gateways", gateways, 0, 255);
        }

        static LinkCheckAns of(long payload) {
            return new LinkCheckAns((int) Math.min(254, payload & 0xFF), (int) (payload >>> 8 & 0xff));
        }

        @Override
        public int cid() {
            return 0x02;
        }

        @Override
        public int payloadBytes() {
            return 2;
        }

        @Override
        public long payload() {
            return marginDb | gateways << 8;
        }
    }

    /**
     * How the device shall send; several in a row are one request.
     *
     * @param txPower TXPower index; 15: as before
     * @param dataRate data rate; 15: as before
     * @param channelMask 16 channels, one bit each
     * @param nbTrans transmissions of one uplink; 0: the default
     * @param maskControl ChMaskCntl: which channels the mask is about; the region says
     */
    record LinkAdrReq(int txPower, int dataRate, int channelMask, int nbTrans, int maskControl)
            implements DownlinkCommand {
        /** Checks the ranges. */
        public LinkAdrReq {
            Ranges.check("LinkAdrReq.txPower", txPower, 0, 15);
            Ranges.check("LinkAdrReq.dataRate", dataRate, 0, 15);
            Ranges.check("LinkAdrReq.channelMask", channelMask, 0, 65535);
            Ranges.check("LinkAdrReq.nbTrans", nbTrans, 0, 15);
            Ranges.check("LinkAdrReq.maskControl", maskControl, 0, 7);
        }

        static LinkAdrReq of(long payload) {
            return new LinkAdrReq(
                    (int) (payload >>> 0 & 0xf),
                    (int) (payload >>> 4 & 0xf),
                    (int) (payload >>> 8 & 0xffff),
                    (int) (payload >>> 24 & 0xf),
                    (int) (payload >>> 28 & 0x7));
        }

        @Override
        public int cid() {
            return 0x03;
        }

        @Override
        public int payloadBytes() {
            return 4;
        }

        @Override
        public long payload() {
            return txPower | dataRate << 4 | channelMask << 8 | nbTrans << 24 | maskControl << 28;
        }
    }

    /**
     * Limits the airtime over all sub-bands to 1 / 2^maxDutyCycle.
     *
     * @param maxDutyCycle exponent
     */
    record DutyCycleReq(int maxDutyCycle) implements DownlinkCommand {
        /** Checks the ranges. */
        public DutyCycleReq {
            Ranges.check("DutyCycleReq.maxDutyCycle", maxDutyCycle, 0, 15);
        }

        static DutyCycleReq of(long payload) {
            return new DutyCycleReq((int) (payload >>> 0 & 0xf));
        }

        @Override
        public int cid() {
            return 0x04;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return maxDutyCycle;
        }
    }

    /**
     * Sets both receive windows.
     *
     * @param rx2DataRate data rate of RX2
     * @param rx1DrOffset RX1DROffset
     * @param frequencyHz frequency of RX2 in hertz, a multiple of 100
     */
    record RxParamSetupReq(int rx2DataRate, int rx1DrOffset, long frequencyHz) implements DownlinkCommand {
        /** Checks the ranges. */
        public RxParamSetupReq {
            Ranges.check("RxParamSetupReq.rx2DataRate", rx2DataRate, 0, 15);
            Ranges.check("RxParamSetupReq.rx1DrOffset", rx1DrOffset, 0, 7);
            Ranges.frequency("RxParamSetupReq", frequencyHz);
        }

        static RxParamSetupReq of(long payload) {
            return new RxParamSetupReq(
                    (int) (payload >>> 0 & 0xf),
                    (int) (payload >>> 4 & 0x7),
                    (payload >>> 8 & 0xFFFFFF) * Ranges.FREQUENCY_STEP_HZ);
        }

        @Override
        public int cid() {
            return 0x05;
        }

        @Override
        public int payloadBytes() {
            return 4;
        }

        @Override
        public long payload() {
            return rx2DataRate | rx1DrOffset << 4 | frequencyHz / Ranges.FREQUENCY_STEP_HZ << 8;
        }
    }

    /**
     * Asks how the device is.
     */
    record DevStatusReq() implements DownlinkCommand {
        @Override
        public int cid() {
            return 0x06;
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
     * Defines a channel, or takes it away with frequency 0.
     *
     * @param channel index of the channel
     * @param frequencyHz its frequency in hertz, a multiple of 100
     * @param minDataRate lowest data rate on it
     * @param maxDataRate highest data rate on it
     */
    record NewChannelReq(int channel, long frequencyHz, int minDataRate, int maxDataRate) implements DownlinkCommand {
        /** Checks the ranges. */
        public NewChannelReq {
            Ranges.check("NewChannelReq.channel", channel, 0, 255);
            Ranges.frequency("NewChannelReq", frequencyHz);
            Ranges.check("NewChannelReq.minDataRate", minDataRate, 0, 15);
            Ranges.check("NewChannelReq.maxDataRate", maxDataRate, 0, 15);
        }

        static NewChannelReq of(long payload) {
            return new NewChannelReq(
                    (int) (payload >>> 0 & 0xff),
                    (payload >>> 8 & 0xFFFFFF) * Ranges.FREQUENCY_STEP_HZ,
                    (int) (payload >>> 32 & 0xf),
                    (int) (payload >>> 36 & 0xf));
        }

        @Override
        public int cid() {
            return 0x07;
        }

        @Override
        public int payloadBytes() {
            return 5;
        }

        @Override
        public long payload() {
            return channel
                    | frequencyHz / Ranges.FREQUENCY_STEP_HZ << 8
                    | (long) minDataRate << 32
                    | (long) maxDataRate << 36;
        }
    }

    /**
     * Sets RECEIVE_DELAY1.
     *
     * @param delayS in seconds; 0 means 1
     */
    record RxTimingSetupReq(int delayS) implements DownlinkCommand {
        /** Checks the ranges. */
        public RxTimingSetupReq {
            Ranges.check("RxTimingSetupReq.delayS", delayS, 0, 15);
        }

        static RxTimingSetupReq of(long payload) {
            return new RxTimingSetupReq((int) (payload >>> 0 & 0xf));
        }

        @Override
        public int cid() {
            return 0x08;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return delayS;
        }
    }

    /**
     * Sets what some regions limit.
     *
     * @param maxEirp index of the largest EIRP; see {@link #maxEirpDbm}
     * @param uplinkDwell whether uplinks keep 400 ms
     * @param downlinkDwell whether downlinks keep 400 ms
     */
    record TxParamSetupReq(int maxEirp, boolean uplinkDwell, boolean downlinkDwell) implements DownlinkCommand {
        /** Checks the ranges. */
        public TxParamSetupReq {
            Ranges.check("TxParamSetupReq.maxEirp", maxEirp, 0, 15);
        }

        static TxParamSetupReq of(long payload) {
            return new TxParamSetupReq((int) (payload >>> 0 & 0xf), (payload >>> 4 & 1) != 0, (payload >>> 5 & 1) != 0);
        }

        @Override
        public int cid() {
            return 0x09;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return maxEirp | (uplinkDwell ? 16 : 0) | (downlinkDwell ? 32 : 0);
        }

        private static final int[] EIRP_DBM = {8, 10, 12, 13, 14, 16, 18, 20, 21, 24, 26, 27, 29, 30, 33, 36};

        /** Largest EIRP in dBm (LoRaWAN L2 1.0.4, 5.8). */
        public int maxEirpDbm() {
            return EIRP_DBM[maxEirp];
        }
    }

    /**
     * Moves RX1 of a channel to another frequency.
     *
     * @param channel index of the channel
     * @param frequencyHz frequency of RX1 in hertz, a multiple of 100
     */
    record DlChannelReq(int channel, long frequencyHz) implements DownlinkCommand {
        /** Checks the ranges. */
        public DlChannelReq {
            Ranges.check("DlChannelReq.channel", channel, 0, 255);
            Ranges.frequency("DlChannelReq", frequencyHz);
        }

        static DlChannelReq of(long payload) {
            return new DlChannelReq(
                    (int) (payload >>> 0 & 0xff), (payload >>> 8 & 0xFFFFFF) * Ranges.FREQUENCY_STEP_HZ);
        }

        @Override
        public int cid() {
            return 0x0A;
        }

        @Override
        public int payloadBytes() {
            return 4;
        }

        @Override
        public long payload() {
            return channel | frequencyHz / Ranges.FREQUENCY_STEP_HZ << 8;
        }
    }

    /**
     * Answer to {@link UplinkCommand.RekeyInd}.
     *
     * @param minor minor version both understand
     */
    record RekeyConf(int minor) implements DownlinkCommand {
        /** Checks the ranges. */
        public RekeyConf {
            Ranges.check("RekeyConf.minor", minor, 0, 15);
        }

        static RekeyConf of(long payload) {
            return new RekeyConf((int) (payload >>> 0 & 0xf));
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
     * Sets when a device that hears nothing changes how it sends.
     *
     * @param delayExponent ADR_ACK_DELAY is 2^this
     * @param limitExponent ADR_ACK_LIMIT is 2^this
     */
    record AdrParamSetupReq(int delayExponent, int limitExponent) implements DownlinkCommand {
        /** Checks the ranges. */
        public AdrParamSetupReq {
            Ranges.check("AdrParamSetupReq.delayExponent", delayExponent, 0, 15);
            Ranges.check("AdrParamSetupReq.limitExponent", limitExponent, 0, 15);
        }

        static AdrParamSetupReq of(long payload) {
            return new AdrParamSetupReq((int) (payload >>> 0 & 0xf), (int) (payload >>> 4 & 0xf));
        }

        @Override
        public int cid() {
            return 0x0C;
        }

        @Override
        public int payloadBytes() {
            return 1;
        }

        @Override
        public long payload() {
            return delayExponent | limitExponent << 4;
        }
    }

    /**
     * The time at the end of the uplink that asked.
     *
     * @param gpsSeconds seconds since 1980-01-06T00:00:00Z, no leap seconds
     * @param fraction further 1/256 s
     */
    record DeviceTimeAns(long gpsSeconds, int fraction) implements DownlinkCommand {
        /** Checks the ranges. */
        public DeviceTimeAns {
            Ranges.check("DeviceTimeAns.gpsSeconds", gpsSeconds, 0, 4294967295L);
            Ranges.check("DeviceTimeAns.fraction", fraction, 0, 255);
        }

        static DeviceTimeAns of(long payload) {
            return new DeviceTimeAns(payload >>> 0 & 0xffffffffL, (int) (payload >>> 32 & 0xff));
        }

        @Override
        public int cid() {
            return 0x0D;
        }

        @Override
        public int payloadBytes() {
            return 5;
        }

        @Override
        public long payload() {
            return gpsSeconds | (long) fraction << 32;
        }
    }

    /**
     * The device shall send a rejoin-request now (LoRaWAN 1.1).
     *
     * @param dataRate its data rate
     * @param rejoinType 0 or 2
     * @param maxRetries repetitions
     * @param period 32 * 2^period s and a random time between them
     */
    record ForceRejoinReq(int dataRate, int rejoinType, int maxRetries, int period) implements DownlinkCommand {
        /** Checks the ranges. */
        public ForceRejoinReq {
            Ranges.check("ForceRejoinReq.dataRate", dataRate, 0, 15);
            Ranges.check("ForceRejoinReq.rejoinType", rejoinType, 0, 7);
            Ranges.check("ForceRejoinReq.maxRetries", maxRetries, 0, 7);
            Ranges.check("ForceRejoinReq.period", period, 0, 7);
        }

        static ForceRejoinReq of(long payload) {
            return new ForceRejoinReq(
                    (int) (payload >>> 0 & 0xf), (int) (payload >>> 4 & 0x7), (int) (payload >>> 8 & 0x7), (int)
                            (payload >>> 11 & 0x7));
        }

        @Override
        public int cid() {
            return 0x0E;
        }

        @Override
        public int payloadBytes() {
            return 2;
        }

        @Override
        public long payload() {
            return dataRate | rejoinType << 4 | maxRetries << 8 | period << 11;
        }
    }

    /**
     * The device shall send a rejoin-request now and then (LoRaWAN 1.1).
     *
     * @param maxCountN after 2^(N+4) uplinks
     * @param maxTimeN after 2^(N+10) s
     */
    record RejoinParamSetupReq(int maxCountN, int maxTimeN) implements DownlinkCommand {
        /** Checks the ranges. */
        public RejoinParamSetupReq {
            Ranges.check("RejoinParamSetupReq.maxCountN", maxCountN, 0, 15);
            Ranges.check("RejoinParamSetupReq.maxTimeN", maxTimeN, 0, 15);
        }

        static RejoinParamSetupReq of(long payload) {
            return new RejoinParamSetupReq((int) (payload >>> 0 & 0xf), (int) (payload >>> 4 & 0xf));
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
            return maxCountN | maxTimeN << 4;
        }
    }

    /**
     * The periodicity of ping slots is known.
     */
    record PingSlotInfoAns() implements DownlinkCommand {
        @Override
        public int cid() {
            return 0x10;
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
     * Sets the ping slots.
     *
     * @param frequencyHz their frequency in hertz, a multiple of 100; 0: the default
     * @param dataRate their data rate
     */
    record PingSlotChannelReq(long frequencyHz, int dataRate) implements DownlinkCommand {
        /** Checks the ranges. */
        public PingSlotChannelReq {
            Ranges.frequency("PingSlotChannelReq", frequencyHz);
            Ranges.check("PingSlotChannelReq.dataRate", dataRate, 0, 15);
        }

        static PingSlotChannelReq of(long payload) {
            return new PingSlotChannelReq(
                    (payload >>> 0 & 0xFFFFFF) * Ranges.FREQUENCY_STEP_HZ, (int) (payload >>> 24 & 0xf));
        }

        @Override
        public int cid() {
            return 0x11;
        }

        @Override
        public int payloadBytes() {
            return 4;
        }

        @Override
        public long payload() {
            return frequencyHz / Ranges.FREQUENCY_STEP_HZ | dataRate << 24;
        }
    }

    /**
     * Sets the frequency of the beacon.
     *
     * @param frequencyHz in hertz, a multiple of 100; 0: the default
     */
    record BeaconFreqReq(long frequencyHz) implements DownlinkCommand {
        /** Checks the ranges. */
        public BeaconFreqReq {
            Ranges.frequency("BeaconFreqReq", frequencyHz);
        }

        static BeaconFreqReq of(long payload) {
            return new BeaconFreqReq((payload >>> 0 & 0xFFFFFF) * Ranges.FREQUENCY_STEP_HZ);
        }

        @Override
        public int cid() {
            return 0x13;
        }

        @Override
        public int payloadBytes() {
            return 3;
        }

        @Override
        public long payload() {
            return frequencyHz / Ranges.FREQUENCY_STEP_HZ;
        }
    }

    /**
     * Answer to {@link UplinkCommand.DeviceModeInd}.
     *
     * @param deviceClass 0: A, 2: C
     */
    record DeviceModeConf(int deviceClass) implements DownlinkCommand {
        /** Checks the ranges. */
        public DeviceModeConf {
            Ranges.check("DeviceModeConf.deviceClass", deviceClass, 0, 255);
        }

        static DeviceModeConf of(long payload) {
            return new DeviceModeConf((int) (payload >>> 0 & 0xff));
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

    /** The command of an identifier, with its payload as one number; null if networks have none. */
    static DownlinkCommand of(int cid, long payload) {
        return switch (cid) {
            case 0x01 -> ResetConf.of(payload);
            case 0x02 -> LinkCheckAns.of(payload);
            case 0x03 -> LinkAdrReq.of(payload);
            case 0x04 -> DutyCycleReq.of(payload);
            case 0x05 -> RxParamSetupReq.of(payload);
            case 0x06 -> new DevStatusReq();
            case 0x07 -> NewChannelReq.of(payload);
            case 0x08 -> RxTimingSetupReq.of(payload);
            case 0x09 -> TxParamSetupReq.of(payload);
            case 0x0A -> DlChannelReq.of(payload);
            case 0x0B -> RekeyConf.of(payload);
            case 0x0C -> AdrParamSetupReq.of(payload);
            case 0x0D -> DeviceTimeAns.of(payload);
            case 0x0E -> ForceRejoinReq.of(payload);
            case 0x0F -> RejoinParamSetupReq.of(payload);
            case 0x10 -> new PingSlotInfoAns();
            case 0x11 -> PingSlotChannelReq.of(payload);
            case 0x13 -> BeaconFreqReq.of(payload);
            case 0x20 -> DeviceModeConf.of(payload);
            default -> null;
        };
    }

    /** Bytes after an identifier; -1 if networks have no such command. */
    static int payloadBytes(int cid) {
        return switch (cid) {
            case 0x06, 0x10 -> 0;
            case 0x01, 0x04, 0x08, 0x09, 0x0B, 0x0C, 0x0F, 0x20 -> 1;
            case 0x02, 0x0E -> 2;
            case 0x13 -> 3;
            case 0x03, 0x05, 0x0A, 0x11 -> 4;
            case 0x07, 0x0D -> 5;
            default -> -1;
        };
    }
}
