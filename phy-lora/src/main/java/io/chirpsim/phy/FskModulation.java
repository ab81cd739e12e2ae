package io.chirpsim.phy;

/**
 * How a LoRaWAN FSK frame is sent: Gaussian FSK of one bit per symbol, framed as preamble (5 bytes), sync word (3 bytes), length (1 byte), PHY
 * payload, CRC (2 bytes), as RP002 says of DR7 in EU868.
 *
 * @param bitRate bits per second, such as 50000
 * @param deviationHz frequency deviation to either side; 25000 in LoRaWAN
 */
public record FskModulation(int bitRate, int deviationHz) implements Modulation {
    /** LoRaWAN's FSK at 50 kbit/s. */
    public static final FskModulation LORAWAN = new FskModulation(50_000, 25_000);

    private static final int PREAMBLE_AND_SYNC_BYTES = 5 + 3;
    private static final int LENGTH_AND_CRC_BYTES = 1 + 2;

    /** Checks the ranges. */
    public FskModulation {
        if (bitRate <= 0 || deviationHz <= 0) {
            throw new IllegalArgumentException("FSK of " + bitRate + " bit/s, deviation " + deviationHz + " Hz");
        }
    }

    /** Carson's rule: twice the deviation and twice half the bit rate. */
    @Override
    public int bandwidthHz() {
        return 2 * deviationHz + bitRate;
    }

    /** Preamble and sync word. */
    @Override
    public long preambleUs() {
        return bytesUs(PREAMBLE_AND_SYNC_BYTES);
    }

    /**
     * {@code (5 + 3 + 1 + PL + 2) 8 / Rb}: at 50 kbit/s 160 us per byte, rounded up once elsewhere.
     *
     * @param phyPayloadBytes PL, 0 to 255
     */
    @Override
    public long airtimeUs(int phyPayloadBytes) {
        if (phyPayloadBytes < 0 || phyPayloadBytes > 255) {
            throw new IllegalArgumentException("PHY payload of " + phyPayloadBytes + " bytes is not in 0..255");
        }
        return bytesUs(PREAMBLE_AND_SYNC_BYTES + LENGTH_AND_CRC_BYTES + phyPayloadBytes);
    }

    private long bytesUs(int bytes) {
        return Airtime.wholeUs(8L * bytes, bitRate);
    }

    @Override
    public String label() {
        return "fsk" + bitRate / 1000;
    }
}
