package dev.quarterdeck.reports.chart;

import java.util.ArrayList;
import java.util.List;

/// Maps values from 0 to a round maximum onto a length in the drawing.
///
/// @param most the round maximum, above 0
/// @param step distance between ticks
/// @param zero where 0 lies
/// @param full where the maximum lies
record Scale(double most, double step, double zero, double full) {

    private static final int TICKS = 5;

    /// Makes a scale that holds `largest`, with ticks at 1, 2 or 5 times a power of ten.
    static Scale upTo(double largest, boolean whole, double zero, double full) {
        double wanted = Math.max(largest, whole ? 1 : 0.1) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double step = 10 * power;
        for (double factor : new double[] {5, 2, 1}) {
            if (factor * power >= wanted) {
                step = factor * power;
            }
        }
        step = whole ? Math.max(1, step) : step;
        return new Scale(step * Math.ceil(Math.max(largest, step) / step), step, zero, full);
    }

    double at(double value) {
        return zero + (full - zero) * Math.clamp(value / most, 0, 1);
    }

    double at(long count) {
        return at((double) count);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int tick = 0; tick * step <= most * 1.0001; tick++) {
            ticks.add(tick * step);
        }
        return ticks;
    }
}
