package io.chirpsim.lorawan.region;

/** What the 16 bits of a channel mask mean for one value of ChMaskCntl (LinkADRReq); regions differ. */
public enum ChannelMaskControl {
    /** Sixteen channels, those from 16 times ChMaskCntl on. */
    PAGE,
    /** All channels on, whatever the bits are. */
    ALL_ON,
    /** All channels off, whatever the bits are. */
    ALL_OFF,
    /** One bit each for a bank of eight 125 kHz channels and the 500 kHz channel that belongs to it. */
    BANKS,
    /** All 125 kHz channels on; one bit each for the 500 kHz channels. */
    NARROW_ON,
    /** All 125 kHz channels off; one bit each for the 500 kHz channels. */
    NARROW_OFF;

    private static final int PAGE_CHANNELS = 16;
    private static final int BANK_CHANNELS = 8;

    /**
     * The channels that are on afterwards.
     *
     * @param place ChMaskCntl
     * @param mask 16 bits
     * @param current channels that are on
     * @param defined channels the device has
     * @param wide those of them wider than 125 kHz
     * @return null if the mask asks for a channel that the device does not have
     */
    ChannelSet apply(int place, int mask, ChannelSet current, ChannelSet defined, ChannelSet wide) {
        return switch (this) {
            case PAGE -> page(place * PAGE_CHANNELS, mask, current, defined);
            case ALL_ON -> defined;
            case ALL_OFF -> ChannelSet.NONE;
            case BANKS -> banks(mask, defined, wide);
            case NARROW_ON -> chosen(mask, wide).or(defined.without(wide));
            case NARROW_OFF -> chosen(mask, wide);
        };
    }

    private static ChannelSet page(int first, int mask, ChannelSet current, ChannelSet defined) {
        ChannelSet page = ChannelSet.range(first, first + PAGE_CHANNELS);
        ChannelSet on = ChannelSet.NONE;
        for (int bit = 0; bit < PAGE_CHANNELS; bit++) {
            on = (mask >>> bit & 1) == 0 ? on : on.with(first + bit);
        }
        return defined.containsAll(on) ? current.without(page).or(on) : null;
    }

    private static ChannelSet banks(int mask, ChannelSet defined, ChannelSet wide) {
        ChannelSet on = chosen(mask, wide);
        for (int bit = 0; bit < BANK_CHANNELS; bit++) {
            boolean chosen = (mask >>> bit & 1) != 0;
            on = chosen ? on.or(ChannelSet.range(BANK_CHANNELS * bit, BANK_CHANNELS * (bit + 1))) : on;
        }
        return on.and(defined);
    }

    /** The upper eight bits are reserved. */
    private static ChannelSet chosen(int mask, ChannelSet wide) {
        ChannelSet on = ChannelSet.NONE;
        for (int bit = 0; bit < wide.size(); bit++) {
            on = (mask >>> bit & 1) == 0 ? on : on.with(wide.nth(bit));
        }
        return on;
    }
}
