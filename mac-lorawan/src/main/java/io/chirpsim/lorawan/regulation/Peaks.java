package io.chirpsim.lorawan.regulation;

import java.util.BitSet;
import java.util.function.IntToLongFunction;

/** The largest value of one quantity, whose it was, and who was above the limit. */
final class Peaks {
    private final BitSet breaking = new BitSet();

    /** Who has had the largest value: mostly many, since devices send with the same power; compared at the end only. */
    private final BitSet worstOf = new BitSet();

    private final IntToLongFunction entities;
    private double worst = Double.NEGATIVE_INFINITY;
    private double limit;
    private boolean worstBreaks;

    /** @param entities order of senders with the same value */
    Peaks(IntToLongFunction entities) {
        this.entities = entities;
    }

    /** A value. One above its limit is worse than any that is not. */
    void add(int by, double value, double allowed, boolean breaks) {
        if (breaks) {
            breaking.set(by);
        }
        if (breaks && !worstBreaks || breaks == worstBreaks && value > worst) {
            worst = value;
            limit = allowed;
            worstBreaks = breaks;
            worstOf.clear();
        }
        if (breaks == worstBreaks && value == worst) {
            worstOf.set(by);
        }
    }

    private int sender() {
        int first = Math.max(0, worstOf.nextSetBit(0));
        for (int by = first; by >= 0; by = worstOf.nextSetBit(by + 1)) {
            first = entities.applyAsLong(by) < entities.applyAsLong(first) ? by : first;
        }
        return first;
    }

    Finding finding(RadioRule rule, int subBand) {
        return new Finding(rule, subBand, worst, limit, breaking.isEmpty(), sender(), breaking.cardinality());
    }
}
