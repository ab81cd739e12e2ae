package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.frame.DataFrame;

/**
 * What goes into one downlink: a message, MAC commands, both or neither.
 *
 * @param message null if there is none
 * @param fOpts commands in the header
 * @param fPort port, or {@link DataFrame#NO_PORT}
 * @param payload that of the message, or the commands of port 0
 */
record Reply(ApplicationDownlink message, byte[] fOpts, int fPort, byte[] payload) {
    private static final int MAX_F_OPTS = 15;
    private static final int MAC_PORT = 0;

    /**
     * What fits into so many bytes. A message and all commands if it can be; else the commands first if some of them are new, else the message
     * with as many as fit.
     *
     * @param message the next message, or null
     * @param mac commands, or null
     * @param room FOpts and payload together
     * @return null if the message is too long
     */
    static Reply of(ApplicationDownlink message, MacState mac, int room) {
        int commandBytes = mac == null ? 0 : mac.bytes();
        if (message == null) {
            return commands(mac, commandBytes, room);
        }
        int left = Math.min(MAX_F_OPTS, room - message.frmPayload().length);
        if (commandBytes > left && mac != null && mac.isUrgent()) {
            return commands(mac, commandBytes, room);
        }
        byte[] fOpts = commandBytes == 0 || left <= 0 ? DataFrame.EMPTY : mac.fitting(left);
        return left < 0 ? null : new Reply(message, fOpts, message.fPort(), message.frmPayload());
    }

    private static Reply commands(MacState mac, int commandBytes, int room) {
        if (commandBytes > Math.min(MAX_F_OPTS, room)) {
            return new Reply(null, DataFrame.EMPTY, MAC_PORT, mac.fitting(room));
        }
        byte[] fOpts = commandBytes == 0 ? DataFrame.EMPTY : mac.fitting(MAX_F_OPTS);
        return new Reply(null, fOpts, DataFrame.NO_PORT, DataFrame.EMPTY);
    }

    /** Whether commands go with it. */
    boolean hasCommands() {
        return fOpts.length > 0 || fPort == MAC_PORT;
    }

    /** The journey's id of the message in it, 0 for none. */
    long tag() {
        return message == null ? 0 : message.tag();
    }

    boolean confirmed() {
        return message != null && message.confirmed();
    }
}
