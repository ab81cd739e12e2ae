package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.ApplicationDownlink;
import io.chirpsim.lorawan.server.DownlinkPlanner.Window;
import java.util.List;

/** A frame for a device that a gateway shall send, until that gateway, or one asked after it, has taken the order. */
final class Attempt {
    /** The message in it, or null. */
    final ApplicationDownlink message;

    /** Whether it acknowledges an uplink. */
    final boolean ack;

    final int fCnt;
    final Object content;
    final int bytes;

    /** How many of them count towards the longest payload of a data rate. */
    final int payloadBytes;

    /** When it may be sent, the best first. */
    final List<Window> windows;

    /** Asked now: its place among the device's gateways. */
    int place;

    int window;
    DownlinkOrder order;

    Attempt(
            ApplicationDownlink message,
            boolean ack,
            int fCnt,
            Object content,
            int bytes,
            int payloadBytes,
            List<Window> windows) {
        this.message = message;
        this.ack = ack;
        this.fCnt = fCnt;
        this.content = content;
        this.bytes = bytes;
        this.payloadBytes = payloadBytes;
        this.windows = windows;
    }

    long tag() {
        return message == null ? 0 : message.tag();
    }

    /** Its first order has left. */
    Attempt ordered(DownlinkOrder first, Window in) {
        order = first;
        window = windows.indexOf(in);
        return this;
    }
}
