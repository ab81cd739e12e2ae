package io.chirpsim.lorawan.server;

/** Sessions by DevAddr; several may share one. Open addressing on plain arrays. */
final class DevAddrTable {
    private DeviceSession[] slots = new DeviceSession[16];
    private int used;

    /** First session with this address, or null; see {@link DeviceSession#sameAddress}. */
    DeviceSession first(int devAddr) {
        return slots[slot(slots, devAddr)];
    }

    private static int slot(DeviceSession[] in, int devAddr) {
        int mask = in.length - 1;
        int i = (devAddr * 0x9E3779B1 >>> 7) & mask;
        while (in[i] != null && in[i].devAddr != devAddr) {
            i = i + 1 & mask;
        }
        return i;
    }

    /** Adds a session under its address. */
    void add(DeviceSession session) {
        if (2 * (used + 1) > slots.length) {
            grow();
        }
        int i = slot(slots, session.devAddr);
        used += slots[i] == null ? 1 : 0;
        session.sameAddress = slots[i];
        slots[i] = session;
    }

    private void grow() {
        DeviceSession[] old = slots;
        slots = new DeviceSession[2 * old.length];
        for (DeviceSession head : old) {
            if (head != null) {
                slots[slot(slots, head.devAddr)] = head;
            }
        }
    }
}
