package io.chirpsim.phy;

/**
 * How a LoRa frame is sent.
 *
 * @param spreadingFactor 5 to 12
 * @param bandwidthHz such as 125000
 * @param codingRate 1 to 4 for 4/5 to 4/8
 * @param preambleSymbols programmed preamble length, 8 in LoRaWAN; the 4.25 symbols of sync word and start of frame come on top
 * @param explicitHeader whether the frame has a header
 * @param crc whether the payload has a CRC; LoRaWAN: uplinks yes, downlinks no
 * @param lowDataRate low data rate optimisation; {@link LowDataRate#AUTO} follows the standard
 * @param formula how long frames are taken to last
 */
public record LoraModulation(
        int spreadingFactor,
        int bandwidthHz,
        int codingRate,
        int preambleSymbols,
        boolean explicitHeader,
        boolean crc,
        LowDataRate lowDataRate,
        AirtimeFormula formula)
        implements Modulation {

    /** Low data rate optimisation ("DE"). */
    public enum LowDataRate {
        /** On where a symbol lasts 16 ms or longer. */
        AUTO,
        ON,
        OFF
    }

    /** Checks the ranges. */
    public LoraModulation {
        if (spreadingFactor < 5 || spreadingFactor > 12) {
            throw new IllegalArgumentException("spreading factor " + spreadingFactor + " is not in 5..12");
        }
        if (codingRate < 1 || codingRate > 4) {
            throw new IllegalArgumentException("coding rate " + codingRate + " is not in 1..4");
        }
        if (bandwidthHz <= 0 || preambleSymbols < 0) {
            throw new IllegalArgumentException("bandwidth " + bandwidthHz + " Hz, preamble " + preambleSymbols);
        }
    }

    /** A modulation whose frames last as long as they do. */
    public LoraModulation(
            int spreadingFactor,
            int bandwidthHz,
            int codingRate,
            int preambleSymbols,
            boolean explicitHeader,
            boolean crc,
            LowDataRate lowDataRate) {
        this(
                spreadingFactor,
                bandwidthHz,
                codingRate,
                preambleSymbols,
                explicitHeader,
                crc,
                lowDataRate,
                AirtimeFormula.SEMTECH);
    }

    /** A LoRaWAN uplink: coding rate 4/5, 8 preamble symbols, explicit header, CRC. */
    public static LoraModulation uplink(int spreadingFactor, int bandwidthHz) {
        return new LoraModulation(spreadingFactor, bandwidthHz, 1, 8, true, true, LowDataRate.AUTO);
    }

    /** A LoRaWAN downlink: as an uplink, without CRC. */
    public static LoraModulation downlink(int spreadingFactor, int bandwidthHz) {
        return new LoraModulation(spreadingFactor, bandwidthHz, 1, 8, true, false, LowDataRate.AUTO);
    }

    /** Whether low data rate optimisation is on. */
    public boolean lowDataRateOn() {
        return switch (lowDataRate) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> 1000L << spreadingFactor >= 16L * bandwidthHz;
        };
    }

    /** Length of a symbol in microseconds, rounded up where it is not whole (2.4 GHz). */
    public long symbolUs() {
        return Airtime.wholeUs(1L << spreadingFactor, bandwidthHz);
    }

    /** Length of preamble, sync word and start of frame in microseconds. */
    @Override
    public long preambleUs() {
        return Airtime.wholeUs((4L * (Airtime.preambleSymbols(this) + 4) + 1) << (spreadingFactor - 2), bandwidthHz);
    }

    /** Length of a whole frame in microseconds; see {@link AirtimeFormula}. */
    @Override
    public long airtimeUs(int phyPayloadBytes) {
        return formula.airtimeUs(this, phyPayloadBytes);
    }

    /** The label of this modulation in results: {@code sf7}, {@code sf7bw250}. */
    @Override
    public String label() {
        return bandwidthHz == 125_000 ? "sf" + spreadingFactor : "sf" + spreadingFactor + "bw" + bandwidthHz / 1000;
    }
}
