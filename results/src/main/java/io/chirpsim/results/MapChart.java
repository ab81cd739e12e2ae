package io.chirpsim.results;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
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
    private static final int MANY_DEVICES = 1500;

    private final CoverageMap map;
    private final XYPlot plot = new XYPlot();
    private final String title;
    private final String subtitle;

    MapChart(CoverageMap map, String title, String subtitle, Map<String, Color> legend, IntUnaryOperator rgb) {
        this.map = map;
        this.title = title;
        this.subtitle = subtitle;
        double reach = 1.03 * map.radiusM();
        plot.setDomainAxis(axis("metres east", reach));
        plot.setRangeAxis(axis("metres north", reach));
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
    }

    private static NumberAxis axis(String label, double reach) {
        NumberAxis axis = RowChart.numbers(label, -reach, reach);
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
        renderer.addAnnotation(
                new XYDataImageAnnotation(image, -halfM, -halfM, 2 * halfM, 2 * halfM), Layer.BACKGROUND);
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
        double[][] devices = new double[2][map.devices().size()];
        for (int i = 0; i < devices[0].length; i++) {
            devices[0][i] = map.devices().get(i).xM();
            devices[1][i] = map.devices().get(i).yM();
        }
        double[][] gateways = new double[2][map.gateways().size()];
        for (int i = 0; i < gateways[0].length; i++) {
            gateways[0][i] = map.gateways().get(i).xM();
            gateways[1][i] = map.gateways().get(i).yM();
        }
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("devices", devices);
        data.addSeries("gateways", gateways);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesShape(0, device());
        renderer.setSeriesPaint(0, INK);
        renderer.setSeriesOutlinePaint(0, Color.WHITE);
        renderer.setSeriesOutlineStroke(0, new BasicStroke(0.6f));
        renderer.setSeriesShape(1, gateway());
        renderer.setSeriesPaint(1, RowChart.VERMILLION);
        renderer.setSeriesOutlinePaint(1, Color.WHITE);
        renderer.setSeriesOutlineStroke(1, new BasicStroke(1.6f));
        renderer.setUseFillPaint(false);
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
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
            double besideM = gateway.xM() + (right ? -1 : 1) * 0.022 * map.radiusM();
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
        TextTitle below = new TextTitle(subtitle, RowChart.font(Font.PLAIN, 12.5f));
        below.setPaint(FAINT);
        below.setHorizontalAlignment(HorizontalAlignment.LEFT);
        below.setPadding(2, 0, 8, 0);
        chart.addSubtitle(below);
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setVerticalAlignment(VerticalAlignment.TOP);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(RowChart.font(Font.PLAIN, 12.5f));
        legend.setItemPaint(INK);
        legend.setPadding(4, 16, 0, 0);
        legend.setItemLabelPadding(new RectangleInsets(3, 6, 3, 2));
        chart.addSubtitle(legend);
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
