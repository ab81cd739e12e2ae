package io.chirpsim.phy;

import java.util.Arrays;

/**
 * Path losses between devices and the gateways in their reach, as primitive arrays; a device costs 8 bytes and each of its links 12. Filled
 * device by device; the links of devices that move are asked for again and again.
 */
public final class LinkTable {
    private int[] firstLink;
    private float[] antennaGainDbi;
    private int[] gateway = new int[16];
    private double[] lossDb = new double[16];
    /** Of devices that move the number of links in use and until when they must stay as they are; null while there are none. */
    private int[] inUse;

    private long[] heldUntilUs;
    private Movement movement;
    private int devices;
    private int links;

    /** An empty table for about so many devices. */
    public LinkTable(int expectedDevices) {
        firstLink = new int[expectedDevices + 1];
        antennaGainDbi = new float[expectedDevices + 1];
    }

    /** Begins the next device, with an antenna of 0 dBi; its index is the number of devices before it. */
    public int addDevice() {
        return addDevice(0);
    }

    /**
     * Begins the next device; its index is the number of devices before it.
     *
     * @param gainDbi of its antenna, alike in all directions, for what it receives; what it sends is given as EIRP
     */
    public int addDevice(double gainDbi) {
        if (devices + 1 >= firstLink.length) {
            firstLink = Arrays.copyOf(firstLink, 2 * firstLink.length);
            antennaGainDbi = Arrays.copyOf(antennaGainDbi, 2 * antennaGainDbi.length);
        }
        antennaGainDbi[devices] = (float) gainDbi;
        firstLink[devices + 1] = links;
        return devices++;
    }

    /**
     * Adds a link of the device begun last.
     *
     * @param linkLossDb loss between isotropic antennas in dB, shadowing and penetration included, the same in both directions
     */
    public void addLink(int gatewayIndex, double linkLossDb) {
        if (links == gateway.length) {
            gateway = Arrays.copyOf(gateway, 2 * links);
            lossDb = Arrays.copyOf(lossDb, 2 * links);
        }
        gateway[links] = gatewayIndex;
        lossDb[links] = linkLossDb;
        firstLink[devices] = ++links;
    }

    /**
     * Who knows the links of devices that move; asked at the beginning of each of their frames, up or down, but not while one of theirs is on the
     * air.
     */
    @FunctionalInterface
    public interface Movement {
        /** Says the links of a device as they are now, with {@link #relink} and {@link #addLink(int, int, double)}. */
        void follow(int device, long nowUs);
    }

    /** From now on asks for the links of devices that move. */
    public void ask(Movement whoKnows) {
        movement = whoKnows;
    }

    /** The device begun last, which has no links yet, moves: there is room for so many links, and they are asked for. */
    public void reserve(int mostLinks) {
        int moving = devices - 1;
        if (inUse == null || moving >= inUse.length) {
            int before = inUse == null ? 0 : inUse.length;
            inUse = inUse == null ? new int[firstLink.length] : Arrays.copyOf(inUse, firstLink.length);
            heldUntilUs = before == 0 ? new long[firstLink.length] : Arrays.copyOf(heldUntilUs, firstLink.length);
            Arrays.fill(inUse, before, inUse.length, -1);
        }
        for (int i = 0; i < mostLinks; i++) {
            addLink(0, Double.POSITIVE_INFINITY);
        }
        inUse[moving] = 0;
    }

    /** Forgets the links of a device that moves. */
    public void relink(int device) {
        inUse[device] = 0;
    }

    /** Adds a link of a device that moves, as {@link #addLink(int, double)}. */
    public void addLink(int device, int gatewayIndex, double linkLossDb) {
        int link = firstLink[device] + inUse[device]++;
        gateway[link] = gatewayIndex;
        lossDb[link] = linkLossDb;
    }

    private boolean moves(int device) {
        return inUse != null && device < inUse.length && inUse[device] >= 0;
    }

    void follow(int device, long nowUs) {
        if (movement != null && moves(device) && nowUs >= heldUntilUs[device]) {
            movement.follow(device, nowUs);
        }
    }

    /** A frame of the device is on the air until then. */
    void hold(int device, long untilUs) {
        if (moves(device)) {
            heldUntilUs[device] = untilUs;
        }
    }

    /** How many devices. */
    public int devices() {
        return devices;
    }

    /** Index of the device's first link. */
    int first(int device) {
        return firstLink[device];
    }

    /** Index after the device's last link. */
    int end(int device) {
        return moves(device) ? firstLink[device] + inUse[device] : firstLink[device + 1];
    }

    int gateway(int link) {
        return gateway[link];
    }

    /** Loss of a link between isotropic antennas. */
    double lossDb(int link) {
        return lossDb[link];
    }

    /** Loss in dB between a device's radiated power and an isotropic antenna at the gateway; plus infinity out of reach. */
    double lossWithoutGainDb(int device, int gatewayIndex) {
        for (int link = first(device); link < end(device); link++) {
            if (gateway[link] == gatewayIndex) {
                return lossDb[link];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Loss in dB between a gateway's radiated power and the device's receiver, its antenna's gain taken off; plus infinity out of reach. */
    public double lossDb(int device, int gatewayIndex) {
        for (int link = first(device); link < end(device); link++) {
            if (gateway[link] == gatewayIndex) {
                return lossDb[link] - antennaGainDbi[device];
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
