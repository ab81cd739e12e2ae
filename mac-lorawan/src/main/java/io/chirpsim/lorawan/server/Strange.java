package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.MacCount;
import io.chirpsim.lorawan.frame.DataFrame;
import io.chirpsim.lorawan.frame.JoinAccept;

/** What is wrong with something that is no frame of a device. */
final class Strange {
    private static final int FIRST_RESERVED = 6;

    private Strange() {}

    static MacCount why(Object content) {
        if (content instanceof byte[] bytes && bytes.length > 0) {
            int type = bytes[0] >>> 5 & 7;
            if (type >= FIRST_RESERVED) {
                return MacCount.RESERVED_TYPE;
            }
            return type % 2 == 1 ? MacCount.WRONG_DIRECTION : MacCount.MALFORMED;
        }
        boolean downlink = content instanceof JoinAccept
                || content instanceof DataFrame frame && frame.mType().dataDown();
        return downlink ? MacCount.WRONG_DIRECTION : MacCount.MALFORMED;
    }
}
