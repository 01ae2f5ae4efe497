package dev.quarterdeck.reports.chart;

import dev.quarterdeck.reports.chart.Svg.Anchor;
import dev.quarterdeck.reports.wording.Wording;
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
        verticalAxis(scale, words, Wording::decimal);
    }

    void verticalAxis(Scale scale, String words, DoubleFunction<String> label) {
        for (double tick : scale.ticks()) {
            double y = scale.at(tick);
            svg.line(tick == 0 ? "axis" : "grid", left, y, right, y);
            svg.text("tick", Anchor.END, left - 6, y + 4, label.apply(tick));
        }
        svg.text("axis-name", Anchor.START, 0, 12, words);
    }

    /// Draws the ticks of a day axis with its words.
    void dayAxis(DayScale days, String words) {
        for (DayScale.Tick tick : days.ticks()) {
            double x = days.at(tick.day());
            svg.line("axis", x, bottom, x, bottom + 4);
            svg.text("tick", Anchor.MIDDLE, x, bottom + 18, tick.label());
        }
        horizontalName(words);
    }

    void horizontalName(String words) {
        svg.text("axis-name", Anchor.END, right, bottom + 36, words);
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
