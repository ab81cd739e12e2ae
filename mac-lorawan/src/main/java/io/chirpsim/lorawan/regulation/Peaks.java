package io.chirpsim.lorawan.regulation;

import java.util.BitSet;
import java.util.function.IntToLongFunction;

/** The largest value of one quantity, whose it was, and who was above the limit. */
final class Peaks {
    private final BitSet breaking = new BitSet();

    /** Who has had the largest value: most senders have the same power, and each is compared once. */
    private final BitSet worstHad = new BitSet();

    private double worst = Double.NEGATIVE_INFINITY;
    private double limit;
    private int sender;
    private boolean worstBreaks;
    private final IntToLongFunction entities;

    /** @param entities order of senders with the same value */
    Peaks(IntToLongFunction entities) {
        this.entities = entities;
    }

    /** A value. One above its limit is worse than any that is not. */
    void add(int by, double value, double allowed, boolean breaks) {
        if (breaks) {
            breaking.set(by);
        }
        if (breaks && !worstBreaks || breaks == worstBreaks && isWorse(by, value)) {
            if (value != worst || breaks != worstBreaks) {
                worstHad.clear();
            }
            worst = value;
            limit = allowed;
            sender = by;
            worstBreaks = breaks;
        }
    }

    private boolean isWorse(int by, double value) {
        if (value != worst || worstHad.get(by)) {
            return value > worst;
        }
        worstHad.set(by);
        return by != sender && entities.applyAsLong(by) < entities.applyAsLong(sender);
    }

    Finding finding(RadioRule rule, int subBand) {
        return new Finding(rule, subBand, worst, limit, breaking.isEmpty(), sender, breaking.cardinality());
    }
}
