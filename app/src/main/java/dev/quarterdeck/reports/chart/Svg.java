package dev.quarterdeck.reports.chart;

import dev.quarterdeck.reports.wording.Printable;
import java.util.Locale;

/// Builds one SVG drawing; the only place that writes markup, so the only one that must escape.
///
/// Colours come from classes of the page, never from attributes: a policy that forbids inline style
/// still shows the drawing, and dark mode and print change it.
final class Svg {

    static final double WIDTH = 560;

    private static final int LONGEST_WORDS = 160;

    private final StringBuilder marks = new StringBuilder(4_096);
    private final double height;
    private final String id;

    Svg(String id, double height) {
        this.id = id;
        this.height = height;
    }

    void line(String style, double fromX, double fromY, double toX, double toY) {
        open("line", style);
        number("x1", fromX);
        number("y1", fromY);
        number("x2", toX);
        number("y2", toY);
        marks.append("/>");
    }

    void rect(String style, double x, double y, double width, double tall) {
        open("rect", style);
        number("x", x);
        number("y", y);
        number("width", Math.max(0, width));
        number("height", Math.max(0, tall));
        marks.append("/>");
    }

    /// Draws a rectangle that is a point of the series. @param words label and value
    void rect(String style, double x, double y, double width, double tall, String words) {
        open("rect", "pt " + style);
        number("x", x);
        number("y", y);
        number("width", Math.max(0, width));
        number("height", Math.max(0, tall));
        titled("rect", words);
    }

    /// Sets a point of the series without a mark of its own: it stands for what lies below it.
    void spot(double x, double y, double width, double tall, String words) {
        rect("spot", x, y, width, tall, words);
    }

    /// Lays white stripes over a rectangle: its period is not over.
    void hatch(double x, double y, double width, double tall) {
        filled("hatch", x, y, width, tall);
    }

    /// Fills a rectangle with grey lines: what would stand here is not known.
    void blank(double x, double y, double width, double tall) {
        filled("blank", x, y, width, tall);
        rect("unknown", x, y, width, tall);
    }

    /// Fills a rectangle that is a point of the series with grey lines. @param words label, why
    void blank(double x, double y, double width, double tall, String words) {
        filled("blank", x, y, width, tall);
        rect("unknown", x, y, width, tall, words);
    }

    private void filled(String pattern, double x, double y, double width, double tall) {
        marks.append("<rect fill=\"url(#").append(id).append('-').append(pattern).append(")\"");
        number("x", x);
        number("y", y);
        number("width", Math.max(0, width));
        number("height", Math.max(0, tall));
        marks.append("/>");
    }

    void circle(String style, double x, double y, double radius) {
        open("circle", style);
        number("cx", x);
        number("cy", y);
        number("r", radius);
        marks.append("/>");
    }

    /// Draws a disc that is a point of the series. @param words label and value
    void circle(String style, double x, double y, double radius, String words) {
        open("circle", "pt " + style);
        number("cx", x);
        number("cy", y);
        number("r", radius);
        titled("circle", words);
    }

    void path(String style, Path path) {
        open("path", style);
        marks.append(" d=\"").append(path.steps).append("\"/>");
    }

    /// Draws a shape that is a point of the series. @param words label and value
    void path(String style, Path path, String words) {
        open("path", "pt " + style);
        marks.append(" d=\"").append(path.steps).append('"');
        titled("path", words);
    }

    /// Fills a shape with white stripes: its period is not over.
    void hatch(Path path) {
        marks.append("<path fill=\"url(#").append(id).append("-hatch)\" d=\"");
        marks.append(path.steps).append("\"/>");
    }

    private void titled(String element, String words) {
        marks.append("><title>").append(escaped(Printable.shortened(words, LONGEST_WORDS)));
        marks.append("</title></").append(element).append('>');
    }

    /// Writes text whose `x` is its start, its middle or its end.
    void text(String style, Anchor anchor, double x, double y, String text) {
        if (text.isEmpty()) {
            return;
        }
        open("text", style);
        number("x", x);
        number("y", y);
        marks.append(" text-anchor=\"").append(anchor.word).append("\">");
        marks.append(escaped(text)).append("</text>");
    }

    /// Writes text shortened to `length` characters, whole when pointed at.
    void shortText(String style, Anchor anchor, double x, double y, String text, int length) {
        String shortened = keptTail(Printable.clean(text), length);
        open("text", style);
        number("x", x);
        number("y", y);
        marks.append(" text-anchor=\"").append(anchor.word).append("\">");
        marks.append(escaped(shortened));
        if (!shortened.equals(text)) {
            marks.append("<title>").append(escaped(Printable.shortened(text, 300)));
            marks.append("</title>");
        }
        marks.append("</text>");
    }

    /// Cuts at the front: the end of a path tells modules apart.
    private static String keptTail(String text, int length) {
        int points = text.codePointCount(0, text.length());
        return points <= length
                ? text
                : "…" + text.substring(text.offsetByCodePoints(0, points - length + 1));
    }

    /// Writes text cut at its end to about `width`, whole when pointed at.
    void fitting(String style, Anchor anchor, double x, double y, Fit fit) {
        String shortened = Letters.cut(Printable.clean(fit.text()), fit.width());
        if (shortened.isEmpty()) {
            return;
        }
        open("text", style);
        number("x", x);
        number("y", y);
        marks.append(" text-anchor=\"").append(anchor.word).append("\">");
        marks.append(escaped(shortened));
        if (!shortened.equals(fit.text())) {
            marks.append("<title>").append(escaped(Printable.shortened(fit.text(), 300)));
            marks.append("</title>");
        }
        marks.append("</text>");
    }

    /// A text and the room for it.
    record Fit(String text, double width) {}

    /// Says that the series is empty, where one would look for marks.
    void nothing() {
        text("tick", Anchor.MIDDLE, WIDTH / 2, Math.rint(height * 0.4), "There are no values.");
    }

    /// Returns the whole drawing with its name and description for those who do not see it.
    String drawn(String title, String description) {
        return "<svg class=\"chart\" role=\"img\" viewBox=\"%s\" aria-labelledby=\"%s-t %s-d\">"
                        .formatted(box(), id, id)
                + "<title id=\"%s-t\">%s</title>".formatted(id, escaped(title))
                + "<desc id=\"%s-d\">%s</desc>".formatted(id, escaped(description))
                + patterns()
                + marks
                + "</svg>";
    }

    /// Returns the drawing as a document of its own, with its style and background.
    String document(String title, String description, Palette palette) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" width="%s" height="%s" \
                viewBox="%s" font-family="%s" font-size="13"><title>%s</title><desc>%s</desc>\
                <style>%s</style>%s<rect class="page" width="%s" height="%s"/>%s</svg>
                """
                .formatted(
                        plain(WIDTH),
                        plain(height),
                        box(),
                        ChartStyle.FONTS,
                        escaped(title),
                        escaped(description),
                        ChartStyle.in(palette),
                        patterns(),
                        plain(WIDTH),
                        plain(height),
                        marks);
    }

    private String box() {
        return "0 0 " + plain(WIDTH) + " " + plain(height);
    }

    private String patterns() {
        return "<defs>"
                + pattern("hatch", 6, "<rect class=\"gap\" width=\"3\" height=\"6\"/>")
                + pattern("blank", 5, "<rect class=\"veil\" width=\"1.5\" height=\"5\"/>")
                + "</defs>";
    }

    private String pattern(String name, int size, String content) {
        return ("<pattern id=\"%s-%s\" width=\"%d\" height=\"%d\" patternUnits=\"userSpaceOnUse\""
                        + " patternTransform=\"rotate(45)\">%s</pattern>")
                .formatted(id, name, size, size, content);
    }

    private void open(String element, String style) {
        marks.append('<').append(element).append(" class=\"").append(style).append('"');
    }

    private void number(String name, double value) {
        marks.append(' ').append(name).append("=\"").append(plain(value)).append('"');
    }

    /// Writes at most one decimal and no exponent, the same in every locale.
    static String plain(double value) {
        String decimal = String.format(Locale.ROOT, "%.1f", value);
        return decimal.endsWith(".0") ? decimal.substring(0, decimal.length() - 2) : decimal;
    }

    static String escaped(String text) {
        return Printable.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Where a text stands relative to its `x`.
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }
    }

    /// A line through points.
    static final class Path {

        private final StringBuilder steps = new StringBuilder();

        void to(double x, double y) {
            steps.append(steps.isEmpty() ? 'M' : 'L').append(plain(x)).append(' ').append(plain(y));
        }

        /// Sets a dot: a line without length, which round ends turn into a disc.
        void dot(double x, double y) {
            steps.append('M').append(plain(x)).append(' ').append(plain(y)).append("h0");
        }

        void move(double x, double y) {
            steps.append('M').append(plain(x)).append(' ').append(plain(y));
        }

        void close() {
            steps.append('Z');
        }

        boolean isEmpty() {
            return steps.isEmpty();
        }
    }
}
