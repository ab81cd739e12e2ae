package io.chirpsim.lorawan.region;

import io.chirpsim.phy.LoraModulation;

/**
 * A LoRa data rate of a region.
 *
 * @param index such as 5 for DR5
 * @param uplink how devices send with it
 * @param downlink how gateways send with it: without CRC
 * @param maxMacPayload M: largest MACPayload in bytes, no repeater
 * @param maxFrmPayload N: largest application payload in bytes without FOpts
 */
public record DataRate(
        int index, LoraModulation uplink, LoraModulation downlink, int maxMacPayload, int maxFrmPayload) {
    /** A LoRaWAN data rate with this modulation. */
    static DataRate lora(int index, int spreadingFactor, int bandwidthHz, int maxMacPayload, int maxFrmPayload) {
        return new DataRate(
                index,
                LoraModulation.uplink(spreadingFactor, bandwidthHz),
                LoraModulation.downlink(spreadingFactor, bandwidthHz),
                maxMacPayload,
                maxFrmPayload);
    }

    /** Name in the standard's words, such as {@code "DR5"}. */
    public String name() {
        return "DR" + index;
    }

    /** Label in results, such as {@code "sf7"}. */
    public String label() {
        return uplink.label();
    }

    /** Largest application payload in bytes beside this many bytes of FOpts. */
    public int maxFrmPayload(int fOptsBytes) {
        return maxFrmPayload - fOptsBytes;
    }
}
