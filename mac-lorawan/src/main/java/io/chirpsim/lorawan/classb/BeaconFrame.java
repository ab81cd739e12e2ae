package io.chirpsim.lorawan.classb;

import io.chirpsim.lorawan.frame.MalformedFrameException;
import java.util.Arrays;

/**
 * A beacon (LoRaWAN L2 1.0.4, section 13): what all gateways say alike, and what one says of itself, each with its CRC-16 (polynomial
 * x^16 + x^12 + x^5 + 1, from 0):
 *
 * <pre>
 * RFU | Param 1 | Time 4 | CRC 2 | InfoDesc 1, Info 6 | RFU | CRC 2        least significant byte first
 * </pre>
 *
 * The lengths of the RFU fields make 17 bytes at SF9, 19 at SF8 and SF10, 23 at SF11 and SF12.
 *
 * @param time GPS seconds modulo 2^32
 * @param infoDesc what the info is: 0 to 2 the place of an antenna, 3 NetID and gateway
 * @param info 48 bits, the first byte on the air lowest
 */
public record BeaconFrame(int time, int infoDesc, long info) {
    private static final int PARAM_TIME_CRC = 7;
    private static final int SPECIFIC = 7;
    private static final int CRC = 2;

    /** A beacon with the place of the gateway's first antenna. */
    public static BeaconFrame at(int time, double latitudeDeg, double longitudeDeg) {
        long latitude = Math.min(Math.round(latitudeDeg / 90 * (1 << 23)), (1 << 23) - 1);
        long longitude = Math.min(Math.round(longitudeDeg / 180 * (1 << 23)), (1 << 23) - 1);
        return new BeaconFrame(time, 0, latitude & 0xFFFFFF | (longitude & 0xFFFFFF) << 24);
    }

    /** Length of a beacon at a spreading factor in bytes. */
    public static int length(int spreadingFactor) {
        return rfuBefore(spreadingFactor) + PARAM_TIME_CRC + SPECIFIC + rfuAfter(spreadingFactor) + CRC;
    }

    private static int rfuBefore(int spreadingFactor) {
        return switch (spreadingFactor) {
            case 8 -> 0;
            case 9 -> 1;
            case 10 -> 2;
            case 11 -> 3;
            case 12 -> 4;
            default -> throw new IllegalArgumentException("no beacon at SF" + spreadingFactor);
        };
    }

    private static int rfuAfter(int spreadingFactor) {
        return switch (spreadingFactor) {
            case 8 -> 3;
            case 9 -> 0;
            case 10 -> 1;
            case 11 -> 4;
            case 12 -> 3;
            default -> throw new IllegalArgumentException("no beacon at SF" + spreadingFactor);
        };
    }

    /** The bytes on the air. */
    public byte[] bytes(int spreadingFactor) {
        byte[] bytes = new byte[length(spreadingFactor)];
        int commonBytes = rfuBefore(spreadingFactor) + PARAM_TIME_CRC - CRC;
        put(bytes, commonBytes - 4, 4, time);
        put(bytes, commonBytes, CRC, crc(bytes, 0, commonBytes));
        int specific = commonBytes + CRC;
        bytes[specific] = (byte) infoDesc;
        put(bytes, specific + 1, SPECIFIC - 1, info);
        int end = bytes.length - CRC;
        put(bytes, end, CRC, crc(bytes, specific, end));
        return bytes;
    }

    /**
     * Reads a beacon. Where gateways send different info at once only the common part can be trusted.
     *
     * @throws MalformedFrameException if the length or the CRC of the common part is wrong
     */
    public static BeaconFrame of(byte[] bytes, int spreadingFactor) throws MalformedFrameException {
        int commonBytes = rfuBefore(spreadingFactor) + PARAM_TIME_CRC - CRC;
        if (bytes.length != length(spreadingFactor)) {
            throw new MalformedFrameException("a beacon of " + bytes.length + " bytes");
        }
        if (crc(bytes, 0, commonBytes) != get(bytes, commonBytes, CRC)) {
            throw new MalformedFrameException("a beacon with a wrong CRC: " + Arrays.toString(bytes));
        }
        int specific = commonBytes + CRC;
        return new BeaconFrame(
                (int) get(bytes, commonBytes - 4, 4), bytes[specific] & 0xFF, get(bytes, specific + 1, SPECIFIC - 1));
    }

    private static void put(byte[] bytes, int at, int count, long value) {
        for (int i = 0; i < count; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }

    private static long get(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    private static int crc(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
