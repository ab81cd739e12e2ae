package io.chirpsim.app.scenario;

import java.util.List;

/**
 * LoRa frames of other networks.
 *
 * @param framesPerHour on each channel
 * @param channelsHz centre frequencies; empty: the region's
 * @param spreadingFactorShares shares of SF5 to SF12
 * @param phyPayloadBytes their length
 * @param weakestDbm lowest power at a gateway
 * @param strongestDbm highest power at a gateway
 * @param syncWord whose it is
 */
public record ForeignTraffic(
        double framesPerHour,
        List<Long> channelsHz,
        List<Double> spreadingFactorShares,
        int phyPayloadBytes,
        double weakestDbm,
        double strongestDbm,
        SyncWord syncWord) {

    /** Whose sync word the frames have. */
    public enum SyncWord implements Word {
        /** Another one: demodulators give the frame up when they read it. */
        OTHER("other"),
        /** The gateways' own: they receive it to the end. */
        SAME("same");

        private final String word;

        SyncWord(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
