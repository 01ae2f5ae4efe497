package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Month;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Part;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Spending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Reads what a plan costs out of its futures, and how much more than another.
///
/// @param plan the plan of record as it was played
/// @param other what is told of
record SpendingOf(PlanOfRecord record, Outlook plan, Outlook other) {

    private static final Percentile P80 = new Percentile(80);

    /// @param groups whether what differs of a team tells of nobody in it
    Spending in(String currency, boolean groups, List<String> notes) {
        double mean = Arrays.stream(other.cost()).sum();
        return new Spending(
                currency,
                other.costInAll(Percentile.P50),
                other.costInAll(P80),
                mean,
                mean - Arrays.stream(plan.cost()).sum(),
                months(),
                parts(),
                groups ? new TeamCosts(record, plan, other).teams() : List.of(),
                notes);
    }

    private List<Month> months() {
        var names = other.months();
        double[] before = plan.cost();
        double[] mean = other.cost();
        double[] p50 = other.cost(Percentile.P50);
        double[] p80 = other.cost(P80);
        return IntStream.range(0, names.size())
                .mapToObj(
                        i ->
                                new Month(
                                        names.get(i).toString(),
                                        p50[i],
                                        p80[i],
                                        mean[i],
                                        mean[i] - before[i]))
                .toList();
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (var one : record.initiatives()) {
            if (one.isForecast()) {
                parts.add(part(one));
            }
        }
        double rest = Arrays.stream(other.costOfRest()).sum();
        parts.add(new Part(null, "", rest, rest - Arrays.stream(plan.costOfRest()).sum()));
        return parts;
    }

    private Part part(Wanted one) {
        double mean = costOf(other, one);
        return new Part(one.id(), one.key(), mean, mean - costOf(plan, one));
    }

    private static double costOf(Outlook outlook, Wanted one) {
        var id = one.id().toString();
        return outlook.initiatives().contains(id) ? Arrays.stream(outlook.costOf(id)).sum() : 0;
    }
}
