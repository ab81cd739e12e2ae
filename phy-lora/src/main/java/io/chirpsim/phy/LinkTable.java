package io.chirpsim.phy;

import java.util.Arrays;

/**
 * Path losses between devices and the gateways in their reach, as primitive arrays; a device costs 8 bytes and each of its links 12. Filled
 * device by device.
 */
public final class LinkTable {
    private int[] firstLink;
    private float[] antennaGainDbi;
    private int[] gateway = new int[16];
    private double[] lossDb = new double[16];
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
        return firstLink[device + 1];
    }

    int gateway(int link) {
        return gateway[link];
    }

    /** Loss of a link between isotropic antennas. */
    double lossDb(int link) {
        return lossDb[link];
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
