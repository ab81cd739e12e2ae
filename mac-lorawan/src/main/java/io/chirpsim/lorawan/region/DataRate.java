package io.chirpsim.lorawan.region;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.phy.Modulation;

/**
 * A data rate of a region.
 *
 * @param index such as 5 for DR5
 * @param uplink how devices send with it
 * @param downlink how gateways send with it: LoRa without CRC; null where only devices use it (LR-FHSS)
 * @param channelHz the only channel on which devices use it; 0: any of their channels
 * @param maxMacPayload M: largest MACPayload in bytes, no repeater
 * @param maxFrmPayload N: largest application payload in bytes without FOpts
 */
public record DataRate(
        int index, Modulation uplink, Modulation downlink, long channelHz, int maxMacPayload, int maxFrmPayload) {
    /** A LoRa data rate on any channel. */
    public DataRate(int index, LoraModulation uplink, LoraModulation downlink, int maxMacPayload, int maxFrmPayload) {
        this(index, uplink, downlink, 0, maxMacPayload, maxFrmPayload);
    }

    /** This data rate on one channel only; on any where the frequency is 0. */
    DataRate onlyOn(long frequencyHz) {
        return new DataRate(index, uplink, downlink, frequencyHz, maxMacPayload, maxFrmPayload);
    }

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

    /** Label in results, such as {@code "sf7"}, {@code "fsk50"} or {@code "lrfhss-dr8"}. */
    public String label() {
        return uplink instanceof LrFhssModulation ? "lrfhss-dr" + index : uplink.label();
    }

    /** Whether it is LoRa. */
    public boolean isLora() {
        return uplink instanceof LoraModulation;
    }

    /** Largest application payload in bytes beside this many bytes of FOpts. */
    public int maxFrmPayload(int fOptsBytes) {
        return maxFrmPayload - fOptsBytes;
    }
}
