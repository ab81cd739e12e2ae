package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.region.ChannelSet;
import io.chirpsim.lorawan.region.Region;

/** ChMaskCntl of LinkADRReq in regions with at most 16 channels (RP002-1.0.4, 2.4.5). */
final class ChannelMasks {
    private static final int SIXTEEN_CHANNELS = 0;
    private static final int ALL_CHANNELS = 6;

    private ChannelMasks() {}

    /**
     * The channels enabled after one request.
     *
     * @param known channels that are defined
     * @param enabled those enabled before it
     * @return null if it asks for something undefined
     */
    static ChannelSet apply(Region region, int control, int mask16, ChannelSet known, ChannelSet enabled) {
        if (control == ALL_CHANNELS) {
            return known;
        }
        ChannelSet asked = new ChannelSet(mask16, 0);
        return control == SIXTEEN_CHANNELS && known.containsAll(asked) ? asked : null;
    }
}
