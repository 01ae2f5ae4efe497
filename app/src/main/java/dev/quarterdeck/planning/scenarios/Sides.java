package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.portfolio.Comparison;
import dev.quarterdeck.engine.portfolio.Initiative;
import dev.quarterdeck.engine.portfolio.Outlook;
import dev.quarterdeck.planning.PlanOfRecord;
import dev.quarterdeck.planning.PlanOfRecord.Planned;
import dev.quarterdeck.planning.PlanOfRecord.Wanted;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Load;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Row;
import dev.quarterdeck.planning.scenarios.ScenarioComparison.Shift;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads dates and load out of futures, each against the plan of record, as a pure function.
///
/// @param plan the plan of record as it was played
record Sides(PlanOfRecord record, Outlook plan) {

    private static final int QUARTER = 13;
    private static final int QUARTERS = 2;

    /// Lists the initiatives of the plan of record as they are in it.
    List<Row> rows() {
        return record.initiatives().stream().map(one -> row(one, plan, null)).toList();
    }

    /// Lists them as they are in another plan, with what differs.
    List<Row> rows(Outlook other) {
        Map<String, Comparison.Shift> shifts =
                Comparison.of(plan, other).shifts().stream()
                        .collect(
                                Collectors.toMap(
                                        Comparison.Shift::initiative, Function.identity()));
        return record.initiatives().stream()
                .map(one -> row(one, other, shift(shifts.get(one.id().toString()))))
                .toList();
    }

    private static Row row(Wanted one, Outlook outlook, @Nullable Shift shift) {
        var id = one.id().toString();
        var planned = find(outlook, id);
        return new Row(
                one.id(),
                one.key(),
                one.name(),
                planned.isPresent(),
                planned.isPresent() ? day(id, outlook, Percentile.P50) : null,
                planned.isPresent() ? day(id, outlook, Percentile.P85) : null,
                planned.flatMap(found -> Optional.ofNullable(found.mustDate())).orElse(null),
                planned.isPresent() ? boxed(outlook.oddsOfMustDate(id)) : null,
                shift);
    }

    private static Optional<Initiative> find(Outlook outlook, String id) {
        return outlook.plan().initiatives().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static @Nullable LocalDate day(String id, Outlook outlook, Percentile percentile) {
        return outlook.within(id, percentile).orElse(null);
    }

    private static @Nullable Shift shift(Comparison.@Nullable Shift one) {
        return one == null
                ? null
                : new Shift(
                        one.median(),
                        one.p85(),
                        one.mean(),
                        one.later(),
                        one.earlier(),
                        boxed(one.odds()));
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /// Lists what teams large enough do in the next two quarters.
    List<Load> load(Outlook outlook) {
        return record.teams().stream()
                .filter(Planned::isLargeEnough)
                .flatMap(team -> load(team, outlook))
                .toList();
    }

    private static Stream<Load> load(Planned team, Outlook outlook) {
        var weeks = outlook.load(team.id().toString());
        return IntStream.range(0, QUARTERS)
                .map(quarter -> quarter * QUARTER)
                .mapToObj(
                        from ->
                                new Load(
                                        team.id(),
                                        team.name(),
                                        outlook.plan().start().plusWeeks(from),
                                        mean(weeks.people(), from),
                                        mean(weeks.initiatives(), from),
                                        mean(weeks.unplanned(), from),
                                        mean(weeks.idle(), from),
                                        mean(weeks.waiting(), from)));
    }

    private static double mean(double[] weeks, int from) {
        return Arrays.stream(weeks, from, Math.min(weeks.length, from + QUARTER))
                .average()
                .orElse(0);
    }
}
