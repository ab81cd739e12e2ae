package io.chirpsim.results;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** A chart with one row per thing, top to bottom, and values along the other axis: bars, points, and ranges around them. */
final class RowChart implements Drawing {
    /** Colours told apart by people who do not see all of them: Okabe and Ito, "Color Universal Design", 2008. */
    static final Color BLUE = new Color(0x0072B2);

    static final Color VERMILLION = new Color(0xD55E00);
    static final Color YELLOW = new Color(0xF0E442);
    static final List<Color> PALETTE = List.of(
            BLUE,
            new Color(0xE69F00),
            new Color(0x009E73),
            new Color(0x56B4E9),
            new Color(0xCC79A7),
            VERMILLION,
            YELLOW,
            new Color(0x555555));

    static final int WIDTH = 900;
    /** Of a row chart that shows a range only. */
    static final Shape NOTHING = new Rectangle2D.Double();

    private static final Color INK = new Color(0x222222);
    private static final Color FAINT = new Color(0x666666);
    static final Color GRID = new Color(0xE2E2E2);
    private static final int LONGEST_LABEL = 40;
    private static final double HALF_BAR = 0.32;

    private final String title;
    private final String subtitle;
    private final int rows;
    private final XYPlot plot = new XYPlot();
    private int layers;
    private int named;

    RowChart(String title, String subtitle, List<String> rows, ValueAxis values) {
        this.title = title;
        this.subtitle = subtitle;
        this.rows = rows.size();
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setDomainAxis(rowAxis(rows));
        plot.setRangeAxis(style(values));
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /** Bars from one value to another; NaN draws nothing. */
    RowChart bars(String name, double[] from, double[] to, Color color) {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setUseYInterval(true);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        return layer(name, to, from, to, color, renderer);
    }

    /** Points with the range around each. */
    RowChart points(String name, double[] at, double[] low, double[] high, Color color, Shape shape) {
        return layer(name, at, low, high, color, ranges(shape, 1.6f, 5));
    }

    /** Ranges without a point, as thick as wanted. */
    RowChart spans(String name, double[] low, double[] high, Color color, float thickness) {
        XYErrorRenderer renderer = ranges(NOTHING, thickness, 0);
        renderer.setLegendShape(0, new Rectangle2D.Double(-8, -thickness / 2, 16, thickness));
        return layer(name, low, low, high, color, renderer);
    }

    /** Texts to the right of values. */
    RowChart texts(double[] at, List<String> texts) {
        for (int row = 0; row < rows; row++) {
            if (!Double.isNaN(at[row])) {
                XYTextAnnotation text = new XYTextAnnotation("  " + texts.get(row), row, at[row]);
                text.setTextAnchor(TextAnchor.CENTER_LEFT);
                text.setFont(font(Font.PLAIN, 12));
                text.setPaint(FAINT);
                plot.addAnnotation(text);
            }
        }
        return this;
    }

    @Override
    public JFreeChart chart() {
        return framed(title, subtitle, plot, named > 0);
    }

    /** A plot with its title, a line below it and, if there is more than one thing in it, a legend. */
    static JFreeChart framed(String title, String subtitle, XYPlot plot, boolean legend) {
        JFreeChart chart = new JFreeChart(title, font(Font.BOLD, 18), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(14, 16, 12, 24));
        chart.getTitle().setPaint(INK);
        chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
        TextTitle below = new TextTitle(subtitle, font(Font.PLAIN, 12.5f));
        below.setPaint(FAINT);
        below.setHorizontalAlignment(HorizontalAlignment.LEFT);
        below.setPadding(2, 0, 8, 0);
        chart.addSubtitle(below);
        if (legend) {
            chart.addSubtitle(legend(plot));
        }
        return chart;
    }

    @Override
    public int height() {
        return 150 + 34 * rows + (named > 0 ? 26 : 0);
    }

    static Shape dot() {
        return new Ellipse2D.Double(-5, -5, 10, 10);
    }

    static Shape diamond() {
        Path2D shape = new Path2D.Double();
        shape.moveTo(0, -6.5);
        shape.lineTo(6.5, 0);
        shape.lineTo(0, 6.5);
        shape.lineTo(-6.5, 0);
        shape.closePath();
        return shape;
    }

    /** An axis from one value to another with at most eight round ticks. */
    static NumberAxis numbers(String label, double low, double high) {
        NumberAxis axis = new NumberAxis(label);
        axis.setRange(low, high);
        axis.setTickUnit(new NumberTickUnit(roundStep((high - low) / 8)), false, false);
        axis.setNumberFormatOverride(new PlainNumbers());
        return axis;
    }

    private static double roundStep(double atLeast) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(atLeast)));
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= atLeast) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static LegendTitle legend(XYPlot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(font(Font.PLAIN, 12.5f));
        legend.setItemPaint(INK);
        legend.setPadding(8, 0, 0, 0);
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
        return legend;
    }

    private RowChart layer(
            String name, double[] at, double[] low, double[] high, Color color, XYItemRenderer renderer) {
        XYIntervalSeries series = new XYIntervalSeries(name, false, true);
        for (int row = 0; row < rows; row++) {
            if (!Double.isNaN(at[row])) {
                double from = Double.isNaN(low[row]) ? at[row] : low[row];
                double to = Double.isNaN(high[row]) ? at[row] : high[row];
                series.add(row, row - HALF_BAR, row + HALF_BAR, at[row], from, to);
            }
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        renderer.setSeriesPaint(0, color);
        renderer.setSeriesVisibleInLegend(0, !name.isEmpty());
        named += name.isEmpty() ? 0 : 1;
        plot.setDataset(layers, data);
        plot.setRenderer(layers, renderer);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        layers++;
        return this;
    }

    private static XYErrorRenderer ranges(Shape shape, float thickness, double cap) {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorStroke(new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        renderer.setCapLength(cap);
        renderer.setSeriesShape(0, shape);
        renderer.setDefaultLegendShape(shape);
        return renderer;
    }

    private static SymbolAxis rowAxis(List<String> rows) {
        SymbolAxis axis =
                new SymbolAxis(null, rows.stream().map(RowChart::shortened).toArray(String[]::new));
        axis.setGridBandsVisible(false);
        axis.setInverted(true);
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(2, 4, 2, 10));
        axis.setRange(-0.6, rows.size() - 0.4);
        style(axis);
        axis.setAxisLineVisible(false);
        return axis;
    }

    static ValueAxis style(ValueAxis axis) {
        axis.setTickLabelFont(font(Font.PLAIN, 13));
        axis.setLabelFont(font(Font.PLAIN, 13));
        axis.setTickLabelPaint(INK);
        axis.setLabelPaint(INK);
        axis.setAxisLinePaint(GRID);
        axis.setTickMarkPaint(GRID);
        return axis;
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 3) + "...";
    }

    static Font font(int fontStyle, float size) {
        return new Font(Font.SANS_SERIF, fontStyle, 1).deriveFont(size);
    }
}
