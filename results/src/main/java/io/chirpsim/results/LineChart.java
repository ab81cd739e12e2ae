package io.chirpsim.results;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Shares over something that grows: a line per thing. */
final class LineChart implements Drawing {
    private static final int HEIGHT = 420;
    private static final float[] DASHES = {10, 5};
    private static final int MARK_ROWS = 12;

    /** Yellow is too faint for a line. */
    private static final List<Color> COLORS = RowChart.PALETTE.stream()
            .filter(color -> !color.equals(RowChart.YELLOW))
            .toList();

    private final String title;
    private final String subtitle;
    private final String across;
    private final String up;
    private final XYSeriesCollection lines = new XYSeriesCollection();
    private final XYStepRenderer renderer = new XYStepRenderer();
    private final List<ValueMarker> marks = new ArrayList<>();
    private double furthest;

    LineChart(String title, String subtitle, String across, String up) {
        this.title = title;
        this.subtitle = subtitle;
        this.across = across;
        this.up = up;
    }

    /** A line through shares, one every so many units; colours that come again are dashed. */
    void steps(String name, double[] shares, double unitsPerStep) {
        int index = lines.getSeriesCount();
        XYSeries line = new XYSeries(name, false, true);
        for (int step = 0; step < shares.length; step++) {
            line.add(step * unitsPerStep, 100 * shares[step]);
        }
        lines.addSeries(line);
        furthest = Math.max(furthest, (shares.length - 1) * unitsPerStep);
        Color color = COLORS.get(index % COLORS.size());
        boolean again = index >= COLORS.size();
        renderer.setSeriesPaint(index, color);
        renderer.setSeriesStroke(
                index,
                again
                        ? new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0)
                        : new BasicStroke(2.2f));
        renderer.setLegendLine(new Line2D.Double(-9, 0, 9, 0));
    }

    /** A dashed line at a place of the lower axis, with words along it. */
    void mark(double at, String words) {
        ValueMarker marker = new ValueMarker(
                at, Color.GRAY, new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0));
        // the next higher place for each, so that neighbours do not cover each other
        marker.setLabelOffset(new RectangleInsets(4, 4, 4 + 14 * (marks.size() % MARK_ROWS), 4));
        marker.setLabel(words);
        marker.setLabelBackgroundColor(new Color(255, 255, 255, 200));
        marker.setLabelAnchor(RectangleAnchor.BOTTOM_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
        marks.add(marker);
    }

    boolean isEmpty() {
        return lines.getSeriesCount() == 0;
    }

    @Override
    public JFreeChart chart() {
        XYPlot plot = new XYPlot(
                lines,
                RowChart.style(RowChart.numbers(across, 0, 1.04 * furthest)),
                RowChart.style(RowChart.numbers(up, 0, 103)),
                renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        marks.forEach(plot::addDomainMarker);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(RowChart.GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return RowChart.framed(title, subtitle, plot, true);
    }

    @Override
    public int height() {
        return HEIGHT;
    }
}
