package io.chirpsim.phy;

/**
 * Time on air of a LoRa frame.
 *
 * <pre>
 * Ts  = 2^SF / BW
 * Npl = 8 + max(ceil((8 PL - 4 SF + 28 + 16 CRC - 20 IH) / (4 (SF - 2 DE))) (CR + 4), 0)
 * ToA = (Npre + 4.25 + Npl) Ts
 * </pre>
 *
 * PL: PHY payload bytes; CRC, IH (implicit header), DE (low data rate optimisation): 0 or 1; CR: 1 to 4. Semtech AN1200.13 and SX1276 data
 * sheet 4.1.1.7, for SF7 to SF12. SF5 and SF6 as in the SX126x (its data sheet 6.1.4): at least 12 preamble symbols, two symbols more of
 * overhead, and 8 bits fewer before the first block.
 */
public final class Airtime {
    private static final int SX126X_SHORT_SF_PREAMBLE = 12;
    private static final int USUAL_HZ = 125_000;
    private static final long USUAL_CHIP_US = 8;

    private Airtime() {}

    /**
     * Time on air in microseconds; exact at 125, 250 and 500 kHz, elsewhere rounded up once.
     *
     * @param phyPayloadBytes 0 to 255
     */
    public static long airtimeUs(LoraModulation modulation, int phyPayloadBytes) {
        long quarterSymbols = 4L * (preambleSymbols(modulation) + 4 + payloadSymbols(modulation, phyPayloadBytes)) + 1;
        if (modulation.spreadingFactor() <= 6) {
            quarterSymbols += 8;
        }
        return wholeUs(quarterSymbols << (modulation.spreadingFactor() - 2), modulation.bandwidthHz());
    }

    /** Symbols after the preamble, header included. */
    public static int payloadSymbols(LoraModulation m, int phyPayloadBytes) {
        if (phyPayloadBytes < 0 || phyPayloadBytes > 255) {
            throw new IllegalArgumentException("PHY payload of " + phyPayloadBytes + " bytes is not in 0..255");
        }
        int sf = m.spreadingFactor();
        int bits =
                8 * phyPayloadBytes - 4 * sf + (m.crc() ? 16 : 0) + (m.explicitHeader() ? 20 : 0) + (sf >= 7 ? 8 : 0);
        int bitsPerBlock = 4 * (m.lowDataRateOn() ? sf - 2 : sf);
        int blocks = Math.max(0, (bits + bitsPerBlock - 1) / bitsPerBlock);
        return 8 + blocks * (m.codingRate() + 4);
    }

    static int preambleSymbols(LoraModulation m) {
        return m.spreadingFactor() <= 6 ? Math.max(SX126X_SHORT_SF_PREAMBLE, m.preambleSymbols()) : m.preambleSymbols();
    }

    /** Asked several times per frame; a chip at 125 kHz lasts 8 microseconds. */
    static long wholeUs(long chips, int bandwidthHz) {
        if (bandwidthHz == USUAL_HZ) {
            return chips * USUAL_CHIP_US;
        }
        return (chips * 1_000_000L + bandwidthHz - 1) / bandwidthHz;
    }
}
