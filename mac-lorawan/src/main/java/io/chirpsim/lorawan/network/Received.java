package io.chirpsim.lorawan.network;

import io.chirpsim.lorawan.frame.DataFrame;

/** Who is told of data frames that devices accept. */
public interface Received {
    /** @param frame in plain; of the device itself or of one of its multicast groups */
    void frame(int deviceIndex, DataFrame frame);
}
