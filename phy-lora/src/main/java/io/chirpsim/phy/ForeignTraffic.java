package io.chirpsim.phy;

import java.util.List;

/**
 * LoRa frames of other networks: Poisson on every one of some channels, from nowhere in particular; how strongly a gateway hears one is drawn
 * for each gateway anew, uniform in dB. They interfere, and hold a demodulator until it reads their sync word, two symbols after the preamble,
 * or to the end where the sync word is its own.
 *
 * @param framesPerHour on each channel
 * @param frequenciesHz the channels
 * @param bandwidthHz of the frames
 * @param spreadingFactorShares shares of SF5 to SF12, their sum above 0
 * @param phyPayloadBytes length of the frames
 * @param weakestDbm lowest power at a gateway
 * @param strongestDbm highest power at a gateway
 * @param syncWord what it tells the gateway
 */
public record ForeignTraffic(
        double framesPerHour,
        List<Long> frequenciesHz,
        int bandwidthHz,
        List<Double> spreadingFactorShares,
        int phyPayloadBytes,
        double weakestDbm,
        double strongestDbm,
        SyncWord syncWord) {
    /** Whose sync word foreign frames have. */
    public enum SyncWord {
        /** Another one: the gateway gives them up when it reads it. */
        OTHER,
        /** The gateway's own, as between public LoRaWAN networks: it receives them to the end. */
        SAME
    }

    /** Checks the ranges. */
    public ForeignTraffic {
        double sum = spreadingFactorShares.stream().mapToDouble(share -> share).sum();
        if (!(framesPerHour > 0) || !(sum > 0) || spreadingFactorShares.size() != SpreadingFactors.COUNT) {
            throw new IllegalArgumentException(framesPerHour + " frames an hour, shares " + spreadingFactorShares);
        }
        if (!(weakestDbm <= strongestDbm)) {
            throw new IllegalArgumentException("from " + weakestDbm + " dBm to " + strongestDbm + " dBm");
        }
    }

    /** The spreading factor at a place between 0 and 1 in the row of shares. */
    int spreadingFactor(double uniform) {
        double rest = uniform
                * spreadingFactorShares.stream().mapToDouble(share -> share).sum();
        int last = SpreadingFactors.LOWEST;
        for (int i = 0; i < SpreadingFactors.COUNT; i++) {
            double share = spreadingFactorShares.get(i);
            if (share > 0) {
                last = SpreadingFactors.LOWEST + i;
            }
            rest -= share;
            if (rest < 0) {
                return last;
            }
        }
        return last;
    }
}
