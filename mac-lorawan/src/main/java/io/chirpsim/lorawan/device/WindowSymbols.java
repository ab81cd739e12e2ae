package io.chirpsim.lorawan.device;

import java.util.List;

/**
 * Fixed lengths of the receive windows in symbols, for firmware that does not reckon with its clock's error: the window then opens when the
 * downlink is due.
 *
 * @param rx1 length of RX1 for SF7 to SF12
 * @param rx2 length of RX2 for SF7 to SF12
 */
public record WindowSymbols(List<Integer> rx1, List<Integer> rx2) {
    private static final int FIRST_SPREADING_FACTOR = 7;

    /** Checks and copies. */
    public WindowSymbols {
        rx1 = List.copyOf(rx1);
        rx2 = List.copyOf(rx2);
        if (rx1.size() != 6 || rx2.size() != 6) {
            throw new IllegalArgumentException("one length each for SF7 to SF12");
        }
    }

    /** Length of a window for a spreading factor; 0 if there is none. */
    static int of(List<Integer> lengths, int spreadingFactor) {
        int i = spreadingFactor - FIRST_SPREADING_FACTOR;
        return i < 0 || i >= lengths.size() ? 0 : lengths.get(i);
    }
}
