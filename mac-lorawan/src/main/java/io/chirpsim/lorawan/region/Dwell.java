package io.chirpsim.lorawan.region;

import io.chirpsim.phy.LrFhssModulation;
import io.chirpsim.phy.Modulation;

/**
 * How long a sender may stay on a channel with one frame: 400 ms in US915 (47 CFR 15.247(a)(1)(i)), AU915 and AS923 (RP002, UplinkDwellTime and
 * DownlinkDwellTime).
 *
 * @param uplinkUs limit of devices in microseconds; 0 for none
 * @param downlinkUs limit of gateways in microseconds; 0 for none
 */
public record Dwell(long uplinkUs, long downlinkUs) {
    /** No limit. */
    public static final Dwell NONE = new Dwell(0, 0);

    /** Checks the range. */
    public Dwell {
        if (uplinkUs < 0 || downlinkUs < 0) {
            throw new IllegalArgumentException("a dwell time of " + Math.min(uplinkUs, downlinkUs) + " us");
        }
    }

    /** Whether a device may send a frame of this length. */
    public boolean admitsUplink(Modulation modulation, int phyPayloadBytes) {
        return admits(uplinkUs, modulation, phyPayloadBytes);
    }

    /** Whether a gateway may send a frame of this length. */
    public boolean admitsDownlink(Modulation modulation, int phyPayloadBytes) {
        return admits(downlinkUs, modulation, phyPayloadBytes);
    }

    private static boolean admits(long limitUs, Modulation modulation, int phyPayloadBytes) {
        return limitUs == 0 || onOneChannelUs(modulation, phyPayloadBytes) <= limitUs;
    }

    /** How long a frame stays on one channel: LoRa and FSK whole, LR-FHSS hops after each header and fragment. */
    public static long onOneChannelUs(Modulation modulation, int phyPayloadBytes) {
        return modulation instanceof LrFhssModulation lrFhss
                ? lrFhss.burstStartUs(1, phyPayloadBytes)
                : modulation.airtimeUs(phyPayloadBytes);
    }
}
