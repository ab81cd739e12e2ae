package io.chirpsim.lorawan.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What holds for a region's channels beside their frequencies.
 *
 * @param downlinksHz frequency of RX1 by uplink channel
 * @param wide channels wider than 125 kHz: only data rates that wide are sent on them, and only there; none where any data rate goes anywhere
 * @param network channels that a network uses if nobody says otherwise
 * @param masks meaning of ChMaskCntl by its value; null for those reserved
 * @param cfList how joining devices are told channels
 * @param joins how devices join
 */
public record ChannelRules(
        long[] downlinksHz,
        ChannelSet wide,
        ChannelSet network,
        List<ChannelMaskControl> masks,
        CfList cfList,
        JoinPlan joins) {
    /** ChMaskCntl of regions whose networks choose their channels: 0 for the mask, 6 for all on. */
    static final List<ChannelMaskControl> DYNAMIC_MASKS = Collections.unmodifiableList(dynamicMasks());

    private static List<ChannelMaskControl> dynamicMasks() {
        List<ChannelMaskControl> masks = new ArrayList<>(Collections.nCopies(8, null));
        masks.set(0, ChannelMaskControl.PAGE);
        masks.set(6, ChannelMaskControl.ALL_ON);
        return masks;
    }

    /** With other channels of the network. */
    ChannelRules withNetwork(ChannelSet channels) {
        return new ChannelRules(downlinksHz, wide, channels, masks, cfList, joins);
    }
}
