package io.chirpsim.results;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;

/** Draws the plots of a run as PNG, two pixels per point, and as SVG. */
final class PlotFiles {
    private static final int SCALE = 2;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private final Plots plots;

    PlotFiles(RunResult result) {
        this.plots = new Plots(result);
    }

    /** Writes every plot there is data for; none at all on a machine without fonts. */
    void write(Path folder) throws IOException {
        Map<String, Optional<? extends Drawing>> all = new LinkedHashMap<>();
        all.put("delivery", plots.delivery());
        all.put("latency", plots.latency());
        all.put("energy", plots.energy());
        all.put("batteries", plots.batteries());
        all.put("losses", plots.losses());
        all.put("timeline", plots.timeline());
        if (!fontsThere() || all.values().stream().noneMatch(Optional::isPresent)) {
            return;
        }
        Files.createDirectories(folder);
        for (var entry : all.entrySet()) {
            if (entry.getValue().isPresent()) {
                Drawing drawing = entry.getValue().get();
                JFreeChart chart = drawing.chart();
                Files.write(folder.resolve(entry.getKey() + ".png"), png(chart, drawing.height()));
                svg(chart, drawing.height(), folder.resolve(entry.getKey() + ".svg"));
            }
        }
    }

    /** Slim systems have a JDK and no fonts; asking for one then fails in several ways. */
    static boolean fontsThere() {
        try {
            Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            int width = probe.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
                    .stringWidth("m");
            probe.dispose();
            return width > 0;
        } catch (RuntimeException | LinkageError | InternalError e) {
            return false;
        }
    }

    static byte[] png(JFreeChart chart, int height) throws IOException {
        BufferedImage image = new BufferedImage(SCALE * RowChart.WIDTH, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, RowChart.WIDTH, height));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        }
        return bytes.toByteArray();
    }

    static void svg(JFreeChart chart, int height, Path file) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptySvg());
        context.setComment(null);
        // text as shapes: another machine's fonts have other widths, and right-aligned labels would move
        SVGGraphics2D graphics = new SVGGraphics2D(context, true);
        graphics.setSVGCanvasSize(new Dimension(RowChart.WIDTH, height));
        chart.draw(graphics, new Rectangle2D.Double(0, 0, RowChart.WIDTH, height));
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            graphics.stream(out, true);
        }
    }

    private static Document emptySvg() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
