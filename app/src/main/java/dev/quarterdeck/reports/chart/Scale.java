package dev.quarterdeck.reports.chart;

import java.util.ArrayList;
import java.util.List;

/// Maps values between two round bounds onto a length in the drawing.
///
/// @param least the lower bound: 0, or a round number below it
/// @param most the upper bound, above `least`
/// @param step distance between ticks
/// @param zero where the lower bound lies
/// @param full where the upper bound lies
record Scale(double least, double most, double step, double zero, double full) {

    private static final int TICKS = 5;

    /// Beyond it a step times its count would be infinite.
    private static final double HUGE = 1e300;

    private static final double TINY = 1e-300;

    Scale(double most, double step, double zero, double full) {
        this(0, most, step, zero, full);
    }

    /// Makes a scale that holds `largest`, with ticks at 1, 2 or 5 times a power of ten.
    static Scale upTo(double largest, boolean whole, double zero, double full) {
        double step = step(Math.max(largest, whole ? 1 : 0.1) / TICKS);
        step = whole ? Math.max(1, step) : step;
        return new Scale(step * Math.ceil(Math.max(largest, step) / step), step, zero, full);
    }

    /// Makes a scale from 0, or from below it, that holds both values.
    static Scale over(double low, double high, double zero, double full) {
        double least = Math.clamp(low, -HUGE, 0);
        double most = Math.clamp(high, 0, HUGE);
        if (most - least < TINY) {
            return new Scale(1, 1, zero, full);
        }
        double step = step((most - least) / TICKS);
        return new Scale(
                step * Math.floor(least / step), step * Math.ceil(most / step), step, zero, full);
    }

    private static double step(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= wanted) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    double at(double value) {
        return zero + (full - zero) * Math.clamp((value - least) / (most - least), 0, 1);
    }

    double at(long count) {
        return at((double) count);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long first = Math.round(least / step);
        for (long tick = first; tick * step <= most + step / 1_000; tick++) {
            ticks.add(tick * step);
        }
        return ticks;
    }
}
