package io.chirpsim.lorawan.regulation;

/** Airtime and downlinks of every device per day, and the worst day of each; 23 bytes a device. */
final class DailyUse {
    private static final long DAY_US = 86_400_000_000L;

    private final long sinceMidnightUs;
    private final char[] day;
    private final long[] todayUs;
    private final long[] worstUs;
    private final char[] downlinksToday;
    private final char[] worstDownlinks;

    /** @param sinceMidnightUs time of day at time 0 */
    DailyUse(int devices, long sinceMidnightUs) {
        this.sinceMidnightUs = sinceMidnightUs;
        day = new char[devices];
        todayUs = new long[devices];
        worstUs = new long[devices];
        downlinksToday = new char[devices];
        worstDownlinks = new char[devices];
    }

    /** A frame of a device; it counts for the day it begins in. */
    void uplink(int device, long startUs, long airtimeUs) {
        turnTo(device, startUs);
        todayUs[device] += airtimeUs;
        worstUs[device] = Math.max(worstUs[device], todayUs[device]);
    }

    /** A frame for a device. */
    void downlink(int device, long startUs) {
        turnTo(device, startUs);
        downlinksToday[device]++;
        worstDownlinks[device] = (char) Math.max(worstDownlinks[device], downlinksToday[device]);
    }

    private void turnTo(int device, long startUs) {
        char today = (char) ((startUs + sinceMidnightUs) / DAY_US);
        if (day[device] != today) {
            day[device] = today;
            todayUs[device] = 0;
            downlinksToday[device] = 0;
        }
    }

    int devices() {
        return day.length;
    }

    /** Airtime of a device on its worst day. */
    long worstUs(int device) {
        return worstUs[device];
    }

    /** Downlinks to a device on its worst day. */
    int worstDownlinks(int device) {
        return worstDownlinks[device];
    }
}
