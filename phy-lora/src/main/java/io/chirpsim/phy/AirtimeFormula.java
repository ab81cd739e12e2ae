package io.chirpsim.phy;

/** How long a LoRa frame is taken to be on the air. */
public enum AirtimeFormula {
    /** Semtech's; see {@link Airtime}. */
    SEMTECH {
        @Override
        long airtimeUs(LoraModulation modulation, int phyPayloadBytes) {
            return Airtime.airtimeUs(modulation, phyPayloadBytes);
        }
    },
    /** A device of FLoRa: always 20 bytes; see {@link #floraUs}. */
    FLORA_DEVICE {
        @Override
        long airtimeUs(LoraModulation modulation, int phyPayloadBytes) {
            return floraUs(modulation, 20);
        }
    },
    /** A gateway of FLoRa: always 15 bytes; see {@link #floraUs}. */
    FLORA_GATEWAY {
        @Override
        long airtimeUs(LoraModulation modulation, int phyPayloadBytes) {
            return floraUs(modulation, 15);
        }
    };

    /** Time on air in microseconds. */
    abstract long airtimeUs(LoraModulation modulation, int phyPayloadBytes);

    /**
     * FLoRa's LoRaTransmitter.cc: whatever the payload, a constant; the division inside the ceiling is one of integers and rounds down; no
     * low data rate optimisation; the 8 symbols of the header count twice.
     *
     * <pre>
     * Npl = 8 + floor((8 PL - 4 SF + 44) / (4 SF)) (CR + 4)
     * ToA = (8 + 4.25 + 8 + Npl) Ts
     * </pre>
     */
    private static long floraUs(LoraModulation m, int bytes) {
        int sf = m.spreadingFactor();
        int payloadSymbols = 8 + (8 * bytes - 4 * sf + 44) / (4 * sf) * (m.codingRate() + 4);
        long quarterSymbols = 4L * (8 + 4 + 8 + payloadSymbols) + 1;
        return Airtime.wholeUs(quarterSymbols << (sf - 2), m.bandwidthHz());
    }
}
