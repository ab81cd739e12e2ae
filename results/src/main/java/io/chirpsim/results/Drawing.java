package io.chirpsim.results;

import org.jfree.chart.JFreeChart;

/** A plot of a run, as wide as all of them. */
interface Drawing {
    JFreeChart chart();

    /** Height in points. */
    int height();
}
