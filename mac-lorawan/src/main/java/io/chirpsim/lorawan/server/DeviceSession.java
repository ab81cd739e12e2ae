package io.chirpsim.lorawan.server;

import io.chirpsim.lorawan.FCnt;
import io.chirpsim.lorawan.crypto.SessionKeys;

/** What the network server keeps of one device; there is one for each, so it stays small. */
final class DeviceSession implements Candidates {
    private static final int NO_GATEWAY = 0xFFFF;
    private static final int GATEWAY_BITS = 16;
    private static final int MAX_GATEWAYS = 4;

    final int deviceIndex;
    SessionKeys keys;
    int devAddr;
    boolean active;
    int fCntUp = FCnt.NONE;
    int fCntDown = FCnt.NONE;

    /** Next session with the same DevAddr, or null. */
    DeviceSession sameAddress;

    /** Frame whose copies are being collected, or null. */
    PendingUplink pending;

    /** Null until there is a downlink. */
    DownlinkQueue downlinks;

    /** End of the last uplink on the air; its receive windows count from here. */
    long lastEndUs = -1;

    byte lastChannel;
    byte lastDataRate;

    /** Channel on which it joined, or -1: in some regions RX2 depends on it. */
    byte joinChannel = -1;

    /** Whether the windows of the last uplink may still be used. */
    boolean windowOpen;

    boolean ackDue;

    /** A frame whose gateway has not answered, where gateways decide; else null. */
    Attempt attempt;

    /** Null for a device of class A. */
    Reach reach;

    /** Null until there is a MAC command or ADR. */
    MacState mac;

    private long bestGateways = -1;

    DeviceSession(int deviceIndex) {
        this.deviceIndex = deviceIndex;
    }

    void forgetGateways() {
        bestGateways = -1;
    }

    /** Puts a gateway behind those remembered; at most four are. */
    void rememberGateway(int place, int gateway) {
        if (place < MAX_GATEWAYS) {
            long hole = (long) NO_GATEWAY << GATEWAY_BITS * place;
            bestGateways = bestGateways & ~hole | (long) gateway << GATEWAY_BITS * place;
        }
    }

    @Override
    public int gateway(int place) {
        int gateway = place < MAX_GATEWAYS ? (int) (bestGateways >>> GATEWAY_BITS * place) & NO_GATEWAY : NO_GATEWAY;
        return gateway == NO_GATEWAY ? -1 : gateway;
    }
}
