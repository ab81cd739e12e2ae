package io.chirpsim.app.scenario;

import java.util.Locale;

/** Place of a downlink among those that wait for its device, as The Things Stack names them. */
public enum DownlinkPriority implements Word {
    /** Behind all others. */
    LOWEST,
    /** Low. */
    LOW,
    /** A little less than usual. */
    BELOW_NORMAL,
    /** As usual. */
    NORMAL,
    /** A little more than usual. */
    ABOVE_NORMAL,
    /** High. */
    HIGH,
    /** Before all others. */
    HIGHEST;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
