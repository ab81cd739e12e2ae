package io.chirpsim.phy;

import io.chirpsim.phy.LrFhssModulation.Width;
import io.chirpsim.random.Draws;
import io.chirpsim.random.Streams;
import java.util.EnumMap;
import java.util.Map;

/**
 * The hop sequences of LR-FHSS: as many and as long as in Semtech's driver, but not the same: there, shift registers make them. Here a sequence is a
 * pseudo-random order of all positions of the grid, moved along the grid; sequences of one order differ by how far it is moved. So a frame does not come
 * back to a carrier before it has used all, and over all sequences each hop is on each carrier equally often.
 */
final class HopSequences {
    private static final Map<Width, byte[][]> ORDERS = orders();

    private HopSequences() {}

    private static Map<Width, byte[][]> orders() {
        Map<Width, byte[][]> all = new EnumMap<>(Width.class);
        Draws draws = new Streams(0, 0).draws(RadioPurpose.LR_FHSS_HOP_SEQUENCES);
        for (Width width : Width.values()) {
            int positions = width.gridCarriers();
            byte[][] orders = new byte[(width.hopSequences() + positions - 1) / positions][];
            for (int i = 0; i < orders.length; i++) {
                orders[i] = order(positions, draws, 100L * width.ordinal() + i);
            }
            all.put(width, orders);
        }
        return all;
    }

    private static byte[] order(int positions, Draws draws, long entity) {
        byte[] order = new byte[positions];
        for (int i = 0; i < positions; i++) {
            int other = draws.below(i + 1, entity, i);
            order[i] = order[other];
            order[other] = (byte) i;
        }
        return order;
    }

    /** Position on the grid, from 0, of a burst of a frame with a sequence. */
    static int position(Width width, int sequence, int burst) {
        int positions = width.gridCarriers();
        byte[] order = ORDERS.get(width)[sequence / positions];
        return (order[burst % positions] + sequence % positions) % positions;
    }
}
