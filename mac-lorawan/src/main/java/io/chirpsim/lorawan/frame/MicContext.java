package io.chirpsim.lorawan.frame;

/**
 * What the MIC of LoRaWAN 1.1 covers besides the frame (LoRaWAN 1.1, 4.4); in 1.0.x nothing of it counts.
 *
 * @param confFCnt lower 16 bits of the counter of the frame that this one acknowledges; 0 if it acknowledges none
 * @param dataRate of an uplink
 * @param channel index of an uplink's channel
 */
public record MicContext(int confFCnt, int dataRate, int channel) {
    /** Nothing besides the frame. */
    public static final MicContext NONE = new MicContext(0, 0, 0);

    /** As the four bytes in the block that the MIC begins with. */
    int bytes() {
        return (confFCnt & 0xFF) << 24 | (confFCnt & 0xFF00) << 8 | dataRate << 8 | channel;
    }

    /** The same in a downlink, where only the counter counts. */
    int downlinkBytes() {
        return bytes() & 0xFFFF0000;
    }
}
