package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.forecasting.Percentile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Set a scenario against the plan of record, future by future: both must be played with the same
/// draws and seed, so that what differs is the change.
///
/// @param shifts one to each initiative that is in both, in the order of the plan of record
/// @param cost mean extra cost by month; both must have the same weeks
public record Comparison(List<Shift> shifts, List<Double> cost) {

    public Comparison {
        shifts = List.copyOf(shifts);
        cost = List.copyOf(cost);
    }

    /// Say what a scenario does to one initiative.
    ///
    /// @param median weeks by which the median moves; above 0 = later
    /// @param p85 weeks by which the 85 % date moves
    /// @param mean weeks by which the mean moves
    /// @param later share of the futures in which it is done later than in the plan of record
    /// @param earlier share in which it is done earlier
    /// @param odds by how much the odds of the must-date change, where both have one
    public record Shift(
            String initiative,
            double median,
            double p85,
            double mean,
            double later,
            double earlier,
            OptionalDouble odds) {}

    /// Returns the comparison of two outlooks.
    ///
    /// @throws IllegalArgumentException when they were not played alike
    public static Comparison of(Outlook plan, Outlook scenario) {
        boolean sameDays =
                plan.plan().start().equals(scenario.plan().start())
                        && plan.plan().weeks() == scenario.plan().weeks();
        if (!sameDays || !plan.simulation().equals(scenario.simulation())) {
            throw new IllegalArgumentException(
                    "The two outlooks (%s, %s) must be of the same weeks, draws and seed."
                            .formatted(plan.simulation(), scenario.simulation()));
        }
        var shifts =
                plan.initiatives().stream()
                        .filter(scenario.initiatives()::contains)
                        .map(id -> shift(id, plan, scenario))
                        .toList();
        double[] before = plan.cost();
        double[] after = scenario.cost();
        Arrays.setAll(after, month -> after[month] - before[month]);
        return new Comparison(shifts, Arrays.stream(after).boxed().toList());
    }

    /// Returns who pays: initiatives whose 85 % date or mean moves later, the most in the mean
    /// first.
    public List<Shift> whoPays() {
        return shifts.stream()
                .filter(shift -> shift.p85() > 0 || shift.mean() > 0)
                .sorted(Comparator.comparingDouble(Shift::mean).reversed())
                .toList();
    }

    private static Shift shift(String id, Outlook plan, Outlook scenario) {
        int draws = plan.simulation().draws();
        long later =
                IntStream.range(0, draws)
                        .filter(draw -> scenario.inDraw(id, draw) > plan.inDraw(id, draw))
                        .count();
        long earlier =
                IntStream.range(0, draws)
                        .filter(draw -> scenario.inDraw(id, draw) < plan.inDraw(id, draw))
                        .count();
        return new Shift(
                id,
                scenario.weeks(id, Percentile.P50) - plan.weeks(id, Percentile.P50),
                scenario.weeks(id, Percentile.P85) - plan.weeks(id, Percentile.P85),
                scenario.meanWeeks(id) - plan.meanWeeks(id),
                later / (double) draws,
                earlier / (double) draws,
                odds(id, plan, scenario));
    }

    private static OptionalDouble odds(String id, Outlook plan, Outlook scenario) {
        var before = plan.oddsOfMustDate(id);
        var after = scenario.oddsOfMustDate(id);
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                : OptionalDouble.empty();
    }
}
