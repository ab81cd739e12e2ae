package io.chirpsim.app.wire;

import io.chirpsim.lorawan.server.DownlinkOrder;
import io.chirpsim.lorawan.server.ReceivedFrame;
import io.chirpsim.lorawan.server.TxStatus;

/** How many bytes the messages of a protocol between gateway and network server take, with all headers from IPv4 upwards. */
interface BackhaulBytes {
    /** IPv4 and UDP, without options: RFC 791 and 768. */
    int UDP = 28;

    /** IPv4 and TCP, without options: RFC 791 and 9293. */
    int TCP = 40;

    /** Towards the server and back. */
    record Both(long up, long down) {
        Both times(long n) {
            return new Both(up * n, down * n);
        }
    }

    /** A frame and what confirms it. */
    Both uplink(int gatewayIndex, ReceivedFrame frame, double rssiDbm, double snrDb);

    /** An order to send. */
    Both order(DownlinkOrder order);

    /** The answer to it. */
    Both answer(DownlinkOrder order, TxStatus status);

    /** Statistics and messages that keep the way open, within so many seconds. */
    Both idle(int gatewayIndex, long seconds);

    /** A TCP segment with so many bytes, and its acknowledgement; each further segment of 1460 bytes costs as much again. */
    static Both overTcp(int bytes) {
        int segments = Math.max(1, (bytes + 1459) / 1460);
        return new Both(bytes + (long) TCP * segments, (long) TCP * segments);
    }

    /** The same towards the gateway. */
    static Both overTcpDown(int bytes) {
        Both up = overTcp(bytes);
        return new Both(up.down, up.up);
    }

    /** How long so many bytes are in base64. */
    static int base64(int bytes) {
        return (bytes + 2) / 3 * 4;
    }
}
