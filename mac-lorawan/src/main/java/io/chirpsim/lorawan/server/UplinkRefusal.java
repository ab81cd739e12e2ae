package io.chirpsim.lorawan.server;

/** Why the network server does not take a frame of a device it knows. */
public enum UplinkRefusal {
    /** The counter was used before: the frame was sent again. */
    F_CNT_REPLAYED,
    /** The MIC of a join-request is wrong. */
    JOIN_MIC,
    /** The DevNonce of a join-request was used before. */
    DEV_NONCE
}
