package io.chirpsim.bridge;

import static io.chirpsim.bridge.LoraTapPcap.SyncWord.LORAWAN;
import static io.chirpsim.bridge.LoraTapPcap.SyncWord.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chirpsim.phy.FskModulation;
import io.chirpsim.phy.LoraModulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoraTapPcapTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LoraTapPcap pcap;

    LoraTapPcapTest() throws IOException {
        pcap = new LoraTapPcap(bytes, Instant.ofEpochSecond(0x60000000));
        assertEquals("a1b2c3d4 00020004 00000000 00000000 0000ffff 0000010e", words());
    }

    private String words() {
        String hex = HexFormat.of().formatHex(bytes.toByteArray());
        bytes.reset();
        return hex.replaceAll("(.{8})(?!$)", "$1 ");
    }

    @Test
    @DisplayName("a frame above the noise: record header, LoRaTap 0, whole decibels of RSSI, quarters of SNR")
    void loud() throws IOException {
        pcap.frame(
                1_500_000, 868_100_000, LoraModulation.uplink(7, 125_000), -100.2, 7.5, LORAWAN, new byte[] {0x40, 1});
        assertEquals("60000001 0007a120 00000011 00000011 0000000f 33be27a0 01072727 271e3440 01", words());
    }

    @Test
    @DisplayName("below the noise the packet's RSSI is in quarters of a decibel")
    void faint() throws IOException {
        pcap.frame(0, 923_300_000, LoraModulation.downlink(12, 500_000), -120, -12.25, LORAWAN, new byte[] {0x60});
        assertEquals("60000000 00000000 00000010 00000010 0000000f 370870a0 040c4c13 13cf3460", words());
    }

    @Test
    @DisplayName("what nobody heard has the smallest RSSI; FSK has no spreading factor")
    void unheardAndFsk() throws IOException {
        pcap.frame(0, 868_800_000, new FskModulation(50_000, 25_000), LoraTapPcap.UNHEARD_DBM, 0, OTHER, new byte[0]);
        assertEquals("60000000 00000000 0000000f 0000000f 0000000f 33c8d600 00000000 000000", words());
    }
}
