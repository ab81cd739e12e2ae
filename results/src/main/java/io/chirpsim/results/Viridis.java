package io.chirpsim.results;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/**
 * Colours for values, from dark to bright, also in grey print: viridis of Smith and van der Walt, 2015, a little paler, so that what is drawn over it
 * stands out.
 *
 * @param low the value that is darkest, and those below
 * @param high the value that is brightest, and those above
 */
record Viridis(double low, double high) implements PaintScale {
    private static final int[] COLORS = {0x440154, 0x414487, 0x2A788E, 0x22A884, 0x7AD151, 0xFDE725};

    private static final double PALE = 0.15;

    /** Colour at a share of the scale from 0, dark, to 1, bright. */
    static Color at(double share) {
        double at = share * (COLORS.length - 1);
        int below = Math.min(COLORS.length - 2, (int) at);
        double part = at - below;
        int color = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = COLORS[below] >> shift & 0xff;
            int to = COLORS[below + 1] >> shift & 0xff;
            color |= (int) Math.round(255 * PALE + (1 - PALE) * (from + part * (to - from))) << shift;
        }
        return new Color(color);
    }

    Color of(double value) {
        return at(Math.max(0, Math.min(1, (value - low) / (high - low))));
    }

    @Override
    public double getLowerBound() {
        return low;
    }

    @Override
    public double getUpperBound() {
        return high;
    }

    @Override
    public Paint getPaint(double value) {
        return of(value);
    }
}
