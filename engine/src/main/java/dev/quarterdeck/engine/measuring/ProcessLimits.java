package dev.quarterdeck.engine.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The natural limits of a series: within them its values differ without a cause to look for.
///
/// @param from how many values they were computed from
public record ProcessLimits(double lower, double centre, double upper, int from) {

    /// So many values at least: with fewer, limits move with each one more.
    public static final int FEWEST = 8;

    private static final double OF_MOVING_RANGE = 2.66;
    private static final int RUN = 8;

    /// The rule by which a value stands out.
    public enum Rule {
        OUTSIDE,
        EIGHT_ON_ONE_SIDE,
        THREE_OF_FOUR
    }

    /// A value that stands out. @param place its place in the series, from 0
    public record Signal(int place, Rule rule, boolean above) {}

    /// Computes the limits of values that cannot be negative; empty with too few.
    public static Optional<ProcessLimits> of(List<Double> values) {
        if (values.size() < FEWEST) {
            return Optional.empty();
        }
        double centre = values.stream().mapToDouble(one -> one).average().orElseThrow();
        double range =
                IntStream.range(1, values.size())
                        .mapToDouble(at -> Math.abs(values.get(at) - values.get(at - 1)))
                        .average()
                        .orElseThrow();
        return Optional.of(
                new ProcessLimits(
                        Math.max(0, centre - OF_MOVING_RANGE * range),
                        centre,
                        centre + OF_MOVING_RANGE * range,
                        values.size()));
    }

    /// Finds the values that stand out, each with the first rule that fires.
    public List<Signal> signals(List<Double> values) {
        var found = new ArrayList<Signal>();
        for (int at = 0; at < values.size(); at++) {
            int place = at;
            boolean above = values.get(at) > centre;
            rule(values, at, above ? 1 : -1)
                    .map(rule -> new Signal(place, rule, above))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Rule> rule(List<Double> values, int at, int side) {
        if (values.get(at) > upper || values.get(at) < lower) {
            return Optional.of(Rule.OUTSIDE);
        }
        if (at + 1 >= RUN
                && IntStream.range(at + 1 - RUN, at + 1)
                        .allMatch(one -> isOn(values.get(one), side))) {
            return Optional.of(Rule.EIGHT_ON_ONE_SIDE);
        }
        boolean three =
                at >= 3
                        && isNearer(values.get(at), side)
                        && IntStream.range(at - 3, at + 1)
                                        .filter(one -> isNearer(values.get(one), side))
                                        .count()
                                >= 3;
        return three ? Optional.of(Rule.THREE_OF_FOUR) : Optional.empty();
    }

    private boolean isOn(double value, int side) {
        return side * (value - centre) > 0;
    }

    /// Nearer to the limit of that side than to the centre. A limit that 0 cut off counts where it
    /// would be: else every quiet week of a rare thing would stand out.
    private boolean isNearer(double value, int side) {
        return side * (value - centre) > (upper - centre) / 2;
    }
}
