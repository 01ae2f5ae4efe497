package dev.quarterdeck.reports.chart;

import dev.quarterdeck.reports.wording.Printable;
import java.util.Locale;

/// Builds one SVG drawing; the only place that writes markup, so the only one that must escape.
///
/// Colours come from classes of the page, never from attributes: a policy that forbids inline style
/// still shows the drawing, and dark mode and print change it.
final class Svg {

    static final double WIDTH = 560;

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

    /// Lays white stripes over a rectangle: its period is not over.
    void hatch(double x, double y, double width, double tall) {
        marks.append("<rect fill=\"url(#").append(id).append("-hatch)\"");
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

    void path(String style, Path path) {
        open("path", style);
        marks.append(" d=\"").append(path.steps).append("\"/>");
    }

    /// Writes text whose `x` is its start, its middle or its end.
    void text(String style, Anchor anchor, double x, double y, String text) {
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

    /// Returns the whole drawing with its name and description for those who do not see it.
    String drawn(String title, String description) {
        String box = "0 0 " + plain(WIDTH) + " " + plain(height);
        return "<svg class=\"chart\" role=\"img\" viewBox=\"%s\" aria-labelledby=\"%s-t %s-d\">"
                        .formatted(box, id, id)
                + "<title id=\"%s-t\">%s</title>".formatted(id, escaped(title))
                + "<desc id=\"%s-d\">%s</desc>".formatted(id, escaped(description))
                + ("<defs><pattern id=\"%s-hatch\" width=\"6\" height=\"6\""
                                + " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                                + "<rect class=\"gap\" width=\"3\" height=\"6\"/></pattern></defs>")
                        .formatted(id)
                + marks
                + "</svg>";
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

        boolean isEmpty() {
            return steps.isEmpty();
        }
    }
}
