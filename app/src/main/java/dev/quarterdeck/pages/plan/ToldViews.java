package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Line;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.planning.ToldDates;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows what was told of one initiative day by day.
///
/// @param told newest first
record ToldViews(List<ToldDates> told) {

    /// How many days are read for a page; all of them are there over REST.
    static final int MOST = 400;

    private static final int FEWEST_DRAWN = 2;

    ToldViews {
        told = List.copyOf(told);
    }

    List<String> notes() {
        var stays = "Each forecast that was shown stays as it was.";
        return told.size() < MOST
                ? List.of(stays)
                : List.of(
                        stays,
                        "The last %d days on which it was told are shown; GET /api/v1/plan/initiatives/KEY/told has all."
                                .formatted(MOST));
    }

    /// @param href where the day of a row leads
    Table<ToldDates> table(Function<ToldDates, String> href) {
        return Table.of("told", "forecasts", told)
                .column("day", "Told on", row -> Cell.link(row.day().toString(), href.apply(row)))
                .column("p85", "85% sure", row -> Cell.of(Lengths.day(row.p85())))
                .column("odds", "Odds of its day", ToldViews::odds)
                .column("p50", "50% sure", row -> Cell.of(Lengths.day(row.p50())))
                .number(
                        "items",
                        "Items left",
                        row -> Cell.of(Lengths.number(row.items())),
                        ToldDates::items);
    }

    private static Cell odds(ToldDates told) {
        var odds = told.odds();
        return Cell.of(odds == null ? "" : PlanFigures.percent(odds));
    }

    /// Draws the dates as they were told, in weeks from the day of telling.
    ///
    /// @param now what is said of the last one: `is`, or `was` on a past day
    Optional<ChartView> chart(String now) {
        var drawn =
                told.reversed().stream()
                        .filter(some -> some.p50() != null && some.p85() != null)
                        .toList();
        if (drawn.size() < FEWEST_DRAWN) {
            return Optional.empty();
        }
        var lines =
                List.of(
                        line("85% sure", drawn.stream().map(some -> weeks(some, some.p85()))),
                        line("50% sure", drawn.stream().map(some -> weeks(some, some.p50()))));
        return Optional.of(
                Charts.view(
                        new Chart.Lines(
                                "plan.told",
                                "The 85%% date was %s on %s and %s %s on %s"
                                        .formatted(
                                                drawn.getFirst().p85(),
                                                drawn.getFirst().day(),
                                                now,
                                                drawn.getLast().p85(),
                                                drawn.getLast().day()),
                                "day on which it was told; weeks still to go then",
                                "weeks",
                                new Chart.Days(drawn.stream().map(ToldDates::day).toList(), false),
                                lines),
                        "told-chart"));
    }

    private static Line line(String name, Stream<Integer> values) {
        return new Line(name, values.map(Chart.Value::of).toList());
    }

    private static int weeks(ToldDates told, @Nullable LocalDate day) {
        long days = ChronoUnit.DAYS.between(told.day(), Objects.requireNonNull(day));
        return (int) Math.round(days / 7.0);
    }
}
