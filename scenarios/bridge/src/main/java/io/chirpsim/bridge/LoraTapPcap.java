package io.chirpsim.bridge;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.Modulation;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Frames of a LoRaWAN in a classic pcap file, each behind a LoRaTap header of version 0 (link type 270), as Wireshark reads it.
 *
 * <p>LoRaTap's fields are big-endian: version, padding, length (15), frequency in Hz, bandwidth in steps of 125 kHz, spreading factor, RSSI of the
 * packet, largest and current RSSI, SNR in quarters of a decibel, sync word (0x34: LoRaWAN). An RSSI is -139 dBm plus its byte, the packet's is
 * -139 dBm plus a quarter of its byte where the SNR is negative; the largest and the current one are the packet's too. FSK and LR-FHSS have no
 * place in version 0: spreading factor and bandwidth are 0. Source: eriknl/LoRaTap, README.
 */
public final class LoraTapPcap implements Closeable {
    /** RSSI of a frame that nobody has heard: the smallest that LoRaTap has. */
    public static final double UNHEARD_DBM = -139;

    /** What a reader shall take a frame for; a beacon has LoRaWAN's sync word on the air and yet is no frame of it. */
    public enum SyncWord {
        OTHER(0x00),
        LORAWAN(0x34);

        private final byte value;

        SyncWord(int value) {
            this.value = (byte) value;
        }
    }

    private static final int MAGIC_MICROSECONDS = 0xA1B2C3D4;
    private static final int LINK_TYPE_LORATAP = 270;
    private static final int MAX_BYTES = 65_535;
    private static final int RECORD_HEADER_BYTES = 16;
    private static final int LORATAP_BYTES = 15;
    private static final int STEP_HZ = 125_000;
    private static final int MAX_BYTE = 255;

    private final OutputStream out;
    private final long startEpochUs;
    private final ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER_BYTES + LORATAP_BYTES);

    /**
     * Begins a file.
     *
     * @param out closed by {@link #close}
     * @param start date of virtual time 0
     */
    public LoraTapPcap(OutputStream out, Instant start) throws IOException {
        this.out = out;
        this.startEpochUs = ChronoUnit.MICROS.between(Instant.EPOCH, start);
        ByteBuffer file = ByteBuffer.allocate(24).putInt(MAGIC_MICROSECONDS);
        file.putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
        out.write(file.putInt(MAX_BYTES).putInt(LINK_TYPE_LORATAP).array());
    }

    /**
     * One more frame, not earlier than the one before.
     *
     * @param endUs its end, the time of the record
     * @param rssiDbm as its best receiver heard it, or {@link #UNHEARD_DBM}
     * @param snrDb likewise
     */
    public void frame(
            long endUs,
            long frequencyHz,
            Modulation modulation,
            double rssiDbm,
            double snrDb,
            SyncWord syncWord,
            byte[] phyPayload)
            throws IOException {
        long epochUs = startEpochUs + endUs;
        int length = LORATAP_BYTES + phyPayload.length;
        header.clear().order(ByteOrder.BIG_ENDIAN);
        header.putInt((int) (epochUs / 1_000_000)).putInt((int) (epochUs % 1_000_000));
        header.putInt(length).putInt(length);
        header.put((byte) 0).put((byte) 0).putShort((short) LORATAP_BYTES).putInt((int) frequencyHz);
        boolean lora = modulation instanceof LoraModulation;
        header.put((byte) (lora ? ((LoraModulation) modulation).bandwidthHz() / STEP_HZ : 0));
        header.put((byte) (lora ? ((LoraModulation) modulation).spreadingFactor() : 0));
        header.put(rssi(rssiDbm, snrDb < 0 ? 4 : 1))
                .put(rssi(rssiDbm, 1))
                .put(rssi(rssiDbm, 1))
                .put(snr(snrDb));
        header.put(syncWord.value);
        out.write(header.array());
        out.write(phyPayload);
    }

    private static byte rssi(double rssiDbm, int stepsPerDb) {
        return (byte) Math.max(0, Math.min(MAX_BYTE, Math.round((rssiDbm - UNHEARD_DBM) * stepsPerDb)));
    }

    private static byte snr(double snrDb) {
        return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, Math.round(4 * snrDb)));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
