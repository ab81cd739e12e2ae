package io.chirpsim.results;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.xy.DefaultXYDataset;

/** A map of the site: cells in colours, outlines of buildings, devices and gateways. */
final class MapChart {
    private static final int WIDTH = 980;
    private static final int SCALE = 2;
    private static final Color INK = new Color(0x222222);
    private static final Color FAINT = new Color(0x666666);
    private static final Color OUTLINE = new Color(0, 0, 0, 150);
    private static final Color BUILDING = new Color(255, 255, 255, 70);
    private static final Color NOT_HEARD = new Color(0xC00060);
    private static final int MANY_DEVICES = 1500;

    private final CoverageMap map;
    private final XYPlot plot = new XYPlot();
    private final String title;
    private final List<String> below;
    private Optional<PaintScaleLegend> scale = Optional.empty();

    MapChart(CoverageMap map, String title, List<String> below, Map<String, Color> legend, IntUnaryOperator rgb) {
        this.map = map;
        this.title = title;
        this.below = below;
        double reach = 1.03 * map.radiusM();
        plot.setDomainAxis(axis("metres east", -reach, reach));
        plot.setRangeAxis(axis("metres north", -reach, reach));
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        points();
        XYLineAndShapeRenderer first = (XYLineAndShapeRenderer) plot.getRenderer(0);
        cells(first, rgb);
        buildings(first);
        names();
        plot.setFixedLegendItems(legend(legend));
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    }

    /** With a scale of colours beside it. */
    MapChart scale(Viridis colors, String unit) {
        PaintScaleLegend bar = new PaintScaleLegend(colors, axis(unit, colors.low(), colors.high()));
        bar.setPosition(RectangleEdge.RIGHT);
        bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        bar.setStripWidth(16);
        bar.setSubdivisionCount(200);
        bar.setStripOutlineVisible(false);
        bar.setPadding(4, 18, 40, 0);
        scale = Optional.of(bar);
        return this;
    }

    private static NumberAxis axis(String label, double low, double high) {
        NumberAxis axis = RowChart.numbers(label, low, high);
        axis.setTickUnit(axis.getTickUnit());
        RowChart.style(axis);
        return axis;
    }

    private void cells(XYLineAndShapeRenderer renderer, IntUnaryOperator rgb) {
        int side = 2 * (int) Math.ceil(map.radiusM() / map.cellM() + 1);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        double halfM = side * map.cellM() / 2;
        for (int i = 0; i < map.cells().size(); i++) {
            CoverageMap.Cell cell = map.cells().get(i);
            int column = (int) Math.floor((cell.xM() + halfM) / map.cellM());
            int row = (int) Math.floor((halfM - cell.yM()) / map.cellM());
            image.setRGB(column, row, rgb.applyAsInt(i));
        }
        fillRim(image);
        renderer.addAnnotation(
                new XYDataImageAnnotation(image, -halfM, -halfM, 2 * halfM, 2 * halfM), Layer.BACKGROUND);
        rim(renderer, halfM);
    }

    /** Cells whose middle lies just outside the site look like their neighbour towards the middle. */
    private static void fillRim(BufferedImage image) {
        int side = image.getWidth();
        double middle = (side - 1) / 2.0;
        BufferedImage inner = new BufferedImage(image.getColorModel(), image.copyData(null), false, null);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double inwards = 1 - 1.2 / StrictMath.hypot(row - middle, column - middle);
                if (inner.getRGB(column, row) == 0 && inwards > 0) {
                    int fromColumn = (int) Math.round(middle + inwards * (column - middle));
                    int fromRow = (int) Math.round(middle + inwards * (row - middle));
                    image.setRGB(column, row, inner.getRGB(fromColumn, fromRow));
                }
            }
        }
    }

    /** The site is round; cells are not. */
    private void rim(XYLineAndShapeRenderer renderer, double halfM) {
        double radiusM = map.radiusM();
        Ellipse2D circle = new Ellipse2D.Double(-radiusM, -radiusM, 2 * radiusM, 2 * radiusM);
        Area outside = new Area(new Rectangle2D.Double(-2 * halfM, -2 * halfM, 4 * halfM, 4 * halfM));
        outside.subtract(new Area(circle));
        Color none = new Color(0, 0, 0, 0);
        renderer.addAnnotation(new XYShapeAnnotation(outside, new BasicStroke(0), none, Color.WHITE), Layer.BACKGROUND);
        renderer.addAnnotation(new XYShapeAnnotation(circle, new BasicStroke(1f), FAINT, none), Layer.BACKGROUND);
    }

    private void buildings(XYLineAndShapeRenderer renderer) {
        for (double[] ring : map.buildings()) {
            Path2D outline = new Path2D.Double();
            outline.moveTo(ring[0], ring[1]);
            for (int i = 2; i < ring.length; i += 2) {
                outline.lineTo(ring[i], ring[i + 1]);
            }
            outline.closePath();
            renderer.addAnnotation(
                    new XYShapeAnnotation(outline, new BasicStroke(0.9f), OUTLINE, BUILDING), Layer.BACKGROUND);
        }
    }

    private void points() {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("devices", devices(true));
        data.addSeries("devices not heard", devices(false));
        double[][] gateways = new double[2][map.gateways().size()];
        for (int i = 0; i < gateways[0].length; i++) {
            gateways[0][i] = map.gateways().get(i).xM();
            gateways[1][i] = map.gateways().get(i).yM();
        }
        data.addSeries("gateways", gateways);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setUseOutlinePaint(true);
        renderer.setUseFillPaint(true);
        series(renderer, 0, device(), INK, Color.WHITE, 0.6f);
        series(renderer, 1, device(), Color.WHITE, NOT_HEARD, 1.6f);
        series(renderer, 2, gateway(), RowChart.VERMILLION, Color.WHITE, 1.6f);
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
    }

    private double[][] devices(boolean heard) {
        int[] those = IntStream.range(0, map.devices().size())
                .filter(i -> heard == map.overDevices().bestRate(i) > Reach.NOT_HEARD)
                .toArray();
        return new double[][] {
            IntStream.of(those).mapToDouble(i -> map.devices().get(i).xM()).toArray(),
            IntStream.of(those).mapToDouble(i -> map.devices().get(i).yM()).toArray()
        };
    }

    private static void series(
            XYLineAndShapeRenderer renderer, int series, Shape shape, Color fill, Color outline, float stroke) {
        renderer.setSeriesShape(series, shape);
        renderer.setSeriesFillPaint(series, fill);
        renderer.setSeriesPaint(series, fill);
        renderer.setSeriesOutlinePaint(series, outline);
        renderer.setSeriesOutlineStroke(series, new BasicStroke(stroke));
    }

    private Shape device() {
        double radius = map.devices().size() > MANY_DEVICES ? 1.3 : 2.2;
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }

    private static Shape gateway() {
        Path2D shape = new Path2D.Double();
        shape.moveTo(0, -8);
        shape.lineTo(7.5, 6);
        shape.lineTo(-7.5, 6);
        shape.closePath();
        return shape;
    }

    private void names() {
        if (map.gateways().size() > 12) {
            return;
        }
        for (GatewayInfo gateway : map.gateways()) {
            boolean right = gateway.xM() > 0.55 * map.radiusM();
            double besideM = gateway.xM() + (right ? -1 : 1) * 0.026 * map.radiusM();
            XYTextAnnotation name = new XYTextAnnotation(gateway.id(), besideM, gateway.yM());
            name.setTextAnchor(right ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
            name.setFont(RowChart.font(Font.BOLD, 12));
            name.setPaint(INK);
            name.setBackgroundPaint(new Color(255, 255, 255, 170));
            plot.addAnnotation(name);
        }
    }

    private LegendItemCollection legend(Map<String, Color> colors) {
        LegendItemCollection items = new LegendItemCollection();
        Shape square = new Rectangle2D.Double(-7, -7, 14, 14);
        colors.forEach((words, color) ->
                items.add(new LegendItem(words, null, null, null, square, color, new BasicStroke(0.5f), FAINT)));
        items.add(new LegendItem("gateway", null, null, null, gateway(), RowChart.VERMILLION));
        if (!map.devices().isEmpty()) {
            items.add(new LegendItem("device", null, null, null, device(), INK));
        }
        if (devices(false)[0].length > 0) {
            items.add(new LegendItem(
                    "device, not heard", null, null, null, device(), Color.WHITE, new BasicStroke(1.6f), NOT_HEARD));
        }
        if (!map.buildings().isEmpty()) {
            items.add(
                    new LegendItem("building", null, null, null, square, Color.WHITE, new BasicStroke(0.9f), OUTLINE));
        }
        return items;
    }

    private JFreeChart chart() {
        JFreeChart chart = new JFreeChart(title, RowChart.font(Font.BOLD, 18), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(14, 16, 12, 16));
        chart.getTitle().setPaint(INK);
        chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
        for (int i = 0; i < below.size(); i++) {
            TextTitle line = new TextTitle(below.get(i), RowChart.font(Font.PLAIN, 12.5f));
            line.setPaint(FAINT);
            line.setHorizontalAlignment(HorizontalAlignment.LEFT);
            line.setPadding(2, 0, i == below.size() - 1 ? 8 : 0, 0);
            chart.addSubtitle(line);
        }
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setVerticalAlignment(VerticalAlignment.TOP);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(RowChart.font(Font.PLAIN, 12.5f));
        legend.setItemPaint(INK);
        legend.setPadding(4, 16, 0, 0);
        legend.setItemLabelPadding(new RectangleInsets(3, 6, 3, 2));
        chart.addSubtitle(legend);
        scale.ifPresent(chart::addSubtitle);
        return chart;
    }

    /** The picture, two pixels per point, as high as it takes for a metre east to be as long as one north. */
    byte[] png() throws IOException {
        JFreeChart chart = chart();
        ChartRenderingInfo info = new ChartRenderingInfo();
        draw(chart, WIDTH, info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        int height = WIDTH + (int) Math.round(area.getWidth() - area.getHeight());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(draw(chart, height, info), "png", out);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage draw(JFreeChart chart, int height, ChartRenderingInfo info) {
        BufferedImage image = new BufferedImage(SCALE * WIDTH, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height), null, info);
        graphics.dispose();
        return image;
    }
}
