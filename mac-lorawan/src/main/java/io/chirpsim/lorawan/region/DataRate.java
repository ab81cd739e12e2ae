package io.chirpsim.lorawan.region;

import io.chirpsim.phy.LoraModulation;
import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.phy.Modulation;

/**
 * A data rate of a region.
 *
 * @param index such as 5 for DR5
 * @param uplink how devices send with it; null where only gateways use it
 * @param downlink how gateways send with it: LoRa without CRC; null where only devices use it
 * @param channelHz the only channel on which devices use it; 0: any of their channels
 * @param maxMacPayload M: largest MACPayload in bytes, no repeater
 * @param maxFrmPayload N: largest application payload in bytes without FOpts
 * @param dwellMaxMacPayload M where the dwell time is limited; 0: not to be used then
 * @param dwellMaxFrmPayload N likewise
 */
public record DataRate(
        int index,
        Modulation uplink,
        Modulation downlink,
        long channelHz,
        int maxMacPayload,
        int maxFrmPayload,
        int dwellMaxMacPayload,
        int dwellMaxFrmPayload) {
    private static final int NOT_EVEN_EMPTY = -1;

    /** A data rate with the same payloads whatever the dwell time is. */
    public DataRate(
            int index, Modulation uplink, Modulation downlink, long channelHz, int maxMacPayload, int maxFrmPayload) {
        this(index, uplink, downlink, channelHz, maxMacPayload, maxFrmPayload, maxMacPayload, maxFrmPayload);
    }

    /** This data rate sent in another way. */
    public DataRate sentAs(Modulation up, Modulation down) {
        return new DataRate(
                index, up, down, channelHz, maxMacPayload, maxFrmPayload, dwellMaxMacPayload, dwellMaxFrmPayload);
    }

    /** Name in the standard's words, such as {@code "DR5"}. */
    public String name() {
        return "DR" + index;
    }

    /** Label in results, such as {@code "sf7"}, {@code "fsk50"} or {@code "lrfhss-dr8"}. */
    public String label() {
        return uplink instanceof LrFhssModulation
                ? "lrfhss-dr" + index
                : modulation().label();
    }

    private Modulation modulation() {
        return uplink == null ? downlink : uplink;
    }

    /** Whether it is LoRa. */
    public boolean isLora() {
        return modulation() instanceof LoraModulation;
    }

    /** Largest application payload in bytes beside this many bytes of FOpts. */
    public int maxFrmPayload(int fOptsBytes) {
        return maxFrmPayload - fOptsBytes;
    }

    /** Largest application payload of an uplink in bytes without FOpts; -1: it cannot be used for uplinks under this dwell time. */
    public int uplinkPayload(Dwell dwell) {
        return uplink == null ? NOT_EVEN_EMPTY : payload(dwell.uplinkUs() > 0);
    }

    /** Largest application payload of a downlink in bytes without FOpts; -1: it cannot be used for downlinks under this dwell time. */
    public int downlinkPayload(Dwell dwell) {
        return downlink == null ? NOT_EVEN_EMPTY : payload(dwell.downlinkUs() > 0);
    }

    private int payload(boolean limited) {
        if (!limited) {
            return maxFrmPayload;
        }
        return dwellMaxMacPayload == 0 ? NOT_EVEN_EMPTY : dwellMaxFrmPayload;
    }
}
