package io.chirpsim.lorawan.frame;

import io.chirpsim.lorawan.region.ChannelSet;
import java.util.Arrays;

/**
 * The answer to a join-request.
 *
 * @param joinNonce 24 bits
 * @param netId 24 bits
 * @param devAddr address given to the device
 * @param rx1DrOffset offset between uplink and RX1 data rate, 0 to 7
 * @param rx2DataRate data rate of RX2, 0 to 15
 * @param rxDelay RX1 delay in seconds, 0 means 1
 * @param cfList frequencies of further channels as on the air, 16 bytes, or empty
 * @param optNeg whether the network speaks LoRaWAN 1.1 with this device
 */
public record JoinAccept(
        int joinNonce,
        int netId,
        int devAddr,
        int rx1DrOffset,
        int rx2DataRate,
        int rxDelay,
        byte[] cfList,
        boolean optNeg)
        implements PhyPayload {
    static final int LENGTH_WITHOUT_CF_LIST = 17;
    static final int CF_LIST_BYTES = 16;
    private static final int CHANNELS_IN_CF_LIST = 5;
    private static final int FREQUENCY_STEP_HZ = 100;
    private static final int MASKED_CHANNELS = 96;
    private static final byte MASKS = 1;

    /** The answer of a network of LoRaWAN 1.0.x. */
    public JoinAccept(
            int joinNonce, int netId, int devAddr, int rx1DrOffset, int rx2DataRate, int rxDelay, byte[] cfList) {
        this(joinNonce, netId, devAddr, rx1DrOffset, rx2DataRate, rxDelay, cfList, false);
    }

    /** Checks the length of the CFList. */
    public JoinAccept {
        if (cfList.length != 0 && cfList.length != CF_LIST_BYTES) {
            throw new IllegalArgumentException("CFList of " + cfList.length + " bytes, not 0 or 16");
        }
    }

    @Override
    public int length() {
        return LENGTH_WITHOUT_CF_LIST + cfList.length;
    }

    /**
     * A CFList of type 0.
     *
     * @param frequenciesHz at most five; none gives no CFList
     */
    public static byte[] cfList(long... frequenciesHz) {
        if (frequenciesHz.length == 0) {
            return DataFrame.EMPTY;
        }
        byte[] list = new byte[CF_LIST_BYTES];
        for (int i = 0; i < frequenciesHz.length; i++) {
            Bytes.putLittle(list, 3 * i, 3, frequenciesHz[i] / FREQUENCY_STEP_HZ);
        }
        return list;
    }

    /** A CFList of type 1: masks of the first 96 channels of a fixed plan. */
    public static byte[] cfList(ChannelSet channels) {
        byte[] list = new byte[CF_LIST_BYTES];
        for (int i = channels.next(0); i >= 0 && i < MASKED_CHANNELS; i = channels.next(i + 1)) {
            list[i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
        }
        list[CF_LIST_BYTES - 1] = MASKS;
        return list;
    }

    /** Channels in the CFList; none if there is no CFList or it is not of type 1. */
    public ChannelSet cfListChannels() {
        ChannelSet channels = ChannelSet.NONE;
        boolean masks = cfList.length != 0 && cfList[CF_LIST_BYTES - 1] == MASKS;
        for (int i = 0; masks && i < MASKED_CHANNELS; i++) {
            boolean on = (cfList[i / Byte.SIZE] >>> i % Byte.SIZE & 1) != 0;
            channels = on ? channels.with(i) : channels;
        }
        return channels;
    }

    /** Frequencies in the CFList, in its order; empty if there is none or it is not of type 0. */
    public long[] cfListFrequenciesHz() {
        if (cfList.length == 0 || cfList[CF_LIST_BYTES - 1] != 0) {
            return new long[0];
        }
        long[] all = new long[CHANNELS_IN_CF_LIST];
        int count = 0;
        for (int i = 0; i < CHANNELS_IN_CF_LIST; i++) {
            long steps = Bytes.little(cfList, 3 * i, 3);
            if (steps != 0) {
                all[count++] = steps * FREQUENCY_STEP_HZ;
            }
        }
        return Arrays.copyOf(all, count);
    }
}
