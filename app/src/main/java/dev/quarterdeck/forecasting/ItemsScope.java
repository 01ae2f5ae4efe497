package dev.quarterdeck.forecasting;

import dev.quarterdeck.engine.forecasting.CountForecast;
import dev.quarterdeck.engine.forecasting.DateForecast;
import dev.quarterdeck.engine.forecasting.Forecast;
import dev.quarterdeck.engine.forecasting.NotEnoughHistory;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.ReferenceClassForecaster;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/// Holds what is asked and of whom: the items, the moment, the scope; and makes figures about them.
final class ItemsScope {

    static final int WEEKS = 12;

    private static final String DECISION =
            "Which date may be promised for work of this size, and at which risk?";

    private final FinishedItems items;
    private final Instant asOf;
    private final Throughput throughput;
    private final int scope;

    ItemsScope(FinishedItems items, Instant asOf) {
        this.items = items;
        this.asOf = asOf;
        this.throughput = Throughput.endingAt(end(asOf), items.moments());
        this.scope = Math.max(1, (int) Math.floor(throughput.pace() * WEEKS + 0.5));
    }

    /// A week ends just before its cut, and as-of is often the very moment of the newest item.
    static Instant end(Instant asOf) {
        return asOf.plusNanos(1);
    }

    Throughput throughput() {
        return throughput;
    }

    int size() {
        return scope;
    }

    String noun() {
        return items.rule().noun();
    }

    List<Instant> moments() {
        return items.moments();
    }

    Instant end() {
        return end(asOf);
    }

    Figure scopeFigure() {
        return figure(
                "forecast.scope",
                "Items in the scope",
                new Quantity.Count(scope, noun()),
                "finished in the last 12 weeks, taken once more (v1)",
                weeks(),
                List.of());
    }

    Figure paceFigure() {
        return figure(
                "forecast.pace",
                "Recent pace",
                new Quantity.PerWeek(throughput.pace(), noun()),
                "finished in the last 12 weeks / 12 (v1)",
                weeks(),
                List.of(
                        new OtherRule(
                                "last 52 weeks",
                                Wording.of(
                                        new Quantity.PerWeek(
                                                throughput.inLast(52)
                                                        / (double)
                                                                Math.min(52, throughput.length()),
                                                noun())))));
    }

    Figure inQuarter() {
        Forecast counts = new ReferenceClassForecaster().howMany(throughput, 13, NextItems.SEED);
        Quantity value =
                switch (counts) {
                    case CountForecast count ->
                            new Quantity.CountRange(
                                    count.items().at(Percentile.P15),
                                    count.items().at(Percentile.P50),
                                    noun());
                    case NotEnoughHistory shortage -> new Quantity.NotKnown(shortage.reason());
                    case DateForecast dates ->
                            throw new IllegalStateException("a count was asked for");
                };
        return figure(
                "forecast.in-13-weeks",
                "Finished in 13 weeks: 85% at least, 50% at least",
                value,
                "the counts reached with 85 % and 50 % probability, same method (v1)",
                weeks(),
                List.of());
    }

    Rows weeks() {
        int shown = Math.min(52, throughput.length());
        var cells =
                IntStream.range(throughput.length() - shown, throughput.length())
                        .mapToObj(
                                week ->
                                        List.of(
                                                weekEnd(week),
                                                Wording.count(throughput.inWeek(week))))
                        .toList();
        return new Rows(List.of("week ending", "finished"), cells.reversed());
    }

    private String weekEnd(int week) {
        return day(asOf.minus(Duration.ofDays(7L * (throughput.length() - 1 - week)))).toString();
    }

    Figure figure(
            String id,
            String label,
            Quantity value,
            String formula,
            Rows rows,
            List<OtherRule> other) {
        var period =
                items.items().isEmpty()
                        ? "no finished item up to " + day(asOf)
                        : "history from %s to %s"
                                .formatted(day(items.items().getFirst().finished()), day(asOf));
        var freshness =
                "%s finished items; done = %s"
                        .formatted(Wording.count(items.items().size()), items.rule().label());
        var explanation =
                new Explanation(DECISION, period, formula, rows, items.leftOut(), freshness, other);
        return new Figure(id, label, value, explanation);
    }

    static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
