package dev.quarterdeck.reports.chart;

/// The mark of a series: tells series apart where colours do not.
final class Shape {

    /// How many series have a look of their own.
    static final int KINDS = 6;

    private static final double SIZE = 3.5;

    private Shape() {}

    /// Draws the mark of a series as a point of the chart.
    ///
    /// @param kind from 0: disc, square, diamond, triangle, and the first two again, larger
    static void draw(Svg svg, int kind, Place at, String words) {
        String style = style(kind) + (at.hollow() ? " hollow" : "");
        double size = size(kind);
        if (kind % 4 == 0) {
            svg.circle(style, at.x(), at.y(), size, words);
        } else {
            svg.path(style, outline(kind, at.x(), at.y()), words);
        }
    }

    /// Draws the mark of a series beside its name.
    static void draw(Svg svg, int kind, double x, double y) {
        if (kind % 4 == 0) {
            svg.circle(style(kind), x, y, size(kind));
        } else {
            svg.path(style(kind), outline(kind, x, y));
        }
    }

    private static String style(int kind) {
        return "mark-" + (1 + kind % KINDS);
    }

    private static double size(int kind) {
        return kind % KINDS < 4 ? SIZE : SIZE + 1.5;
    }

    private static Svg.Path outline(int kind, double x, double y) {
        double size = size(kind);
        return switch (kind % 4) {
            case 1 -> square(x, y, size - .5);
            case 2 -> diamond(x, y, size + 1);
            default -> triangle(x, y, size + .5);
        };
    }

    private static Svg.Path square(double x, double y, double size) {
        Svg.Path path = new Svg.Path();
        path.to(x - size, y - size);
        path.to(x + size, y - size);
        path.to(x + size, y + size);
        path.to(x - size, y + size);
        path.close();
        return path;
    }

    /// Where a mark stands. @param hollow whether its period is not over
    record Place(double x, double y, boolean hollow) {}

    private static Svg.Path diamond(double x, double y, double size) {
        Svg.Path path = new Svg.Path();
        path.to(x, y - size);
        path.to(x + size, y);
        path.to(x, y + size);
        path.to(x - size, y);
        path.close();
        return path;
    }

    private static Svg.Path triangle(double x, double y, double size) {
        Svg.Path path = new Svg.Path();
        path.to(x, y - size);
        path.to(x + size, y + size);
        path.to(x - size, y + size);
        path.close();
        return path;
    }
}
