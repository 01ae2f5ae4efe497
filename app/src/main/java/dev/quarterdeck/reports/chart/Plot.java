package dev.quarterdeck.reports.chart;

import dev.quarterdeck.reports.chart.Svg.Anchor;
import java.util.function.DoubleFunction;

/// The area of a drawing in which marks stand, with its axes.
record Plot(Svg svg, double left, double top, double right, double bottom) {

    /// Room for one line of axis words above, and for ticks and axis words below.
    static final double TOP = 30;

    static final double BOTTOM = 42;

    double width() {
        return right - left;
    }

    /// Draws the grid of the vertical axis with its words.
    void verticalAxis(Scale scale, String words) {
        verticalAxis(scale, words, Values::tick);
    }

    void verticalAxis(Scale scale, String words, DoubleFunction<String> label) {
        for (double tick : scale.ticks()) {
            double y = scale.at(tick);
            svg.line(tick == 0 ? "axis" : "grid", left, y, right, y);
            svg.text("tick", Anchor.END, left - 6, y + 4, label.apply(tick));
        }
        upwardName(words, Svg.WIDTH);
    }

    /// Writes what the vertical axis shows, above it, where other words may stand to the right.
    void upwardName(String words, double room) {
        svg.fitting("axis-name", Anchor.START, 0, 12, new Svg.Fit(words, room));
    }

    /// Draws the ticks of a day axis with its words.
    void dayAxis(DayScale days, String words) {
        for (DayScale.Tick tick : days.ticks()) {
            double x = days.at(tick.day());
            svg.line("axis", x, bottom, x, bottom + 4);
            svg.text("tick", Anchor.MIDDLE, inside(x, tick.label()), bottom + 18, tick.label());
        }
        horizontalName(words);
    }

    /// Moves the middle of a text so that the drawing's edge does not cut it.
    static double inside(double middle, String text) {
        double half = Math.min(Letters.width(text) / 2, Svg.WIDTH / 2);
        return Math.clamp(middle, half, Svg.WIDTH - half);
    }

    /// Says, above the horizontal axis, that nothing is known between two places.
    void gap(double from, double until) {
        boolean fits = until - from > Letters.width(Values.NOT_KNOWN);
        String words = fits ? Values.NOT_KNOWN : "?";
        svg.text("tick", Anchor.MIDDLE, (from + until) / 2, bottom - 6, words);
    }

    void horizontalName(String words) {
        svg.fitting("axis-name", Anchor.END, right, bottom + 36, new Svg.Fit(words, right));
    }

    /// Returns the words for the horizontal axis: the part of `axes` before the semicolon.
    static String across(String axes) {
        int end = axes.indexOf(';');
        return end < 0 ? axes : axes.substring(0, end).strip();
    }

    /// Returns the words for the vertical axis: the part of `axes` after the semicolon.
    static String upward(String axes) {
        int end = axes.indexOf(';');
        return end < 0 ? "" : axes.substring(end + 1).strip();
    }
}
