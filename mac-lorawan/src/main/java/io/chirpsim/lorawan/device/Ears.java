package io.chirpsim.lorawan.device;

import io.chirpsim.lorawan.region.Lbt;
import io.chirpsim.phy.Modulation;

/** What devices hear of their channels. */
@FunctionalInterface
public interface Ears {
    /** Nobody else is there. */
    Ears SILENCE = (device, frequencyHz, modulation, lbt) -> true;

    /** Whether a device that has listened until now may send on a frequency: the power there stayed below the threshold. */
    boolean channelFree(int deviceIndex, long frequencyHz, Modulation modulation, Lbt lbt);
}
