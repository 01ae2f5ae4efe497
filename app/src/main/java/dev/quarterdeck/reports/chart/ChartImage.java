package dev.quarterdeck.reports.chart;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import dev.quarterdeck.metrics.Chart;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/// Draws charts as PNG images, for places that take no SVG.
public final class ChartImage {

    private static final int NARROWEST = 80;
    private static final int WIDEST = 4_000;

    private ChartImage() {}

    /// Returns the image of the drawing that [Drawing#standalone] gives.
    ///
    /// @param pixelsWide width in pixels, 80 to 4000; the height follows
    /// @throws IllegalArgumentException for another width
    public static byte[] png(Chart chart, Palette palette, int pixelsWide) {
        if (pixelsWide < NARROWEST || pixelsWide > WIDEST) {
            throw new IllegalArgumentException(
                    "The width (%d) of an image is %d to %d pixels."
                            .formatted(pixelsWide, NARROWEST, WIDEST));
        }
        // the library reads rules of a style in an order of its own, so each mark brings its style
        String svg = ChartStyle.onMarks(Drawing.standalone(chart, palette), palette);
        return png(painted(read(svg), pixelsWide));
    }

    private static SVGDocument read(String svg) {
        InputStream in = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
        SVGDocument document = new SVGLoader().load(in, null, LoaderContext.createDefault());
        if (document == null) {
            throw new IllegalStateException("The library cannot read a drawing of ours.");
        }
        return document;
    }

    private static BufferedImage painted(SVGDocument document, int pixelsWide) {
        double scale = pixelsWide / document.size().getWidth();
        int pixelsTall = (int) Math.ceil(document.size().getHeight() * scale);
        BufferedImage image = new BufferedImage(pixelsWide, pixelsTall, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            document.render(null, canvas, new ViewBox(pixelsWide, pixelsTall));
        } finally {
            canvas.dispose();
        }
        return image;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }
}
