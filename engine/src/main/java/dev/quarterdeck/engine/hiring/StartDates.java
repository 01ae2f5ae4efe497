package dev.quarterdeck.engine.hiring;

import java.util.Arrays;

/// Hold when somebody may start, as rising equally likely weeks after a first day.
///
/// Infinite weeks stand for "not within the time looked at".
public final class StartDates {

    private final double[] weeks;
    private final String basis;

    private StartDates(double[] weeks, String basis) {
        this.weeks = weeks;
        this.basis = basis;
    }

    /// Returns the dates of equally likely weeks, in any order.
    ///
    /// @param weeks at least one, none negative; infinite = never
    /// @param basis what they rest on, in words for the page
    public static StartDates of(double[] weeks, String basis) {
        double[] rising = weeks.clone();
        Arrays.sort(rising);
        if (rising.length == 0 || !(rising[0] >= 0) || Double.isNaN(rising[rising.length - 1])) {
            throw new IllegalArgumentException(
                    "The start dates (%s) must be weeks of 0 or more, at least one."
                            .formatted(Arrays.toString(weeks)));
        }
        return new StartDates(rising, basis);
    }

    /// Returns dates that somebody typed in: evenly between two weeks.
    public static StartDates between(double first, double last) {
        if (!(first <= last)) {
            throw new IllegalArgumentException(
                    "The first week (%s) of a start must not be after the last (%s)."
                            .formatted(first, last));
        }
        return of(new double[] {first, last}, "a range typed in by hand");
    }

    /// Returns the weeks at a quantile, between two outcomes interpolated.
    ///
    /// @param quantile 0..1; 0 gives the first outcome, 1 the last
    public double at(double quantile) {
        double place = quantile * (weeks.length - 1);
        int below = Math.min((int) place, Math.max(0, weeks.length - 2));
        int above = Math.min(below + 1, weeks.length - 1);
        if (Double.isInfinite(weeks[above])) {
            return place - below > 0 ? weeks[above] : weeks[below];
        }
        return weeks[below] + (place - below) * (weeks[above] - weeks[below]);
    }

    /// Returns the probability of a start within so many weeks.
    public double within(double limit) {
        return Arrays.stream(weeks).filter(week -> week <= limit).count() / (double) weeks.length;
    }

    /// Returns the dates seen from some weeks later: those that did not come by then are left out.
    public StartDates after(double later) {
        double[] left = Arrays.stream(weeks).filter(week -> week >= later).toArray();
        double[] seen = left.length > 0 ? left : new double[] {later};
        return of(Arrays.stream(seen).map(week -> week - later).toArray(), basis);
    }

    /// Returns what they rest on, and why they are wide where they are.
    public String basis() {
        return basis;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StartDates dates
                && Arrays.equals(weeks, dates.weeks)
                && basis.equals(dates.basis);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weeks);
    }

    @Override
    public String toString() {
        return "StartDates[P50 %s weeks, %s]".formatted(at(0.5), basis);
    }
}
