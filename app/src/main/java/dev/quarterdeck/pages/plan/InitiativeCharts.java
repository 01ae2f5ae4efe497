package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Bin;
import dev.quarterdeck.metrics.Chart.Line;
import dev.quarterdeck.metrics.Chart.Mark;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Charts;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.planning.Forecast.Dates;
import dev.quarterdeck.planning.InitiativeForecast;
import dev.quarterdeck.planning.InitiativeForecast.Move;
import dev.quarterdeck.planning.InitiativeForecast.Outcome;
import dev.quarterdeck.planning.InitiativeForecast.ScopeWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws the charts of the page of one initiative; each states its finding.
final class InitiativeCharts {

    private static final int HORIZON = 104;
    private static final int MOST_BINS = 26;

    /// What lies beyond it is counted and not drawn: a long thin tail says nothing more.
    private static final double DRAWN = 0.97;

    private final InitiativeForecast one;
    private final Dates dates;

    InitiativeCharts(InitiativeForecast one) {
        this.one = one;
        this.dates = Objects.requireNonNull(one.initiative().dates());
    }

    Optional<ChartView> lane() {
        var likely = dates.p50();
        if (likely == null) {
            return Optional.empty();
        }
        var late = dates.p85() == null ? one.start().plusWeeks(HORIZON) : dates.p85();
        var must = dates.must();
        var marks =
                must == null || must.isBefore(one.start())
                        ? List.<Mark>of()
                        : List.of(new Mark(must, "must be done", true));
        var end =
                marks.isEmpty() || marks.getFirst().day().isBefore(late)
                        ? late
                        : marks.getFirst().day();
        var span = new Chart.Span(one.start(), likely, late, one.initiative().name(), true);
        return Optional.of(
                Charts.view(
                        new Chart.TimeLine(
                                "plan.lane",
                                lateness(),
                                "day; to the day that is 50% sure, and on to the one that is 85% sure",
                                one.start(),
                                end.plusWeeks(1),
                                marks,
                                List.of(new Chart.Lane(one.initiative().key(), List.of(span)))),
                        "lane"));
    }

    private String lateness() {
        var must = dates.must();
        var odds = dates.odds();
        var range =
                "Half sure %s, 85%% sure %s"
                        .formatted(Lengths.by(dates.p50()), Lengths.by(dates.p85()));
        return must == null || odds == null
                ? range + "; nobody said by when it must be done"
                : "%s; done by its day, %s, with odds of %s"
                        .formatted(range, must, PlanFigures.percent(odds));
    }

    Optional<ChartView> outcomes() {
        var told = one.outcomes().stream().filter(out -> out.week() < HORIZON).toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        int first = told.getFirst().week();
        int last = lastDrawn(told);
        int width = Math.max(1, Math.ceilDiv(last - first + 1, MOST_BINS));
        int bins = Math.ceilDiv(last - first + 1, width);
        var drawn =
                IntStream.range(0, bins)
                        .mapToObj(i -> bin(told, first + i * width, width))
                        .toList();
        long inside = drawn.stream().mapToLong(Bin::count).sum();
        return Optional.of(
                Charts.view(
                        new Chart.Histogram(
                                "plan.outcomes",
                                "In %s of %s futures it is done between week %d and week %d"
                                        .formatted(
                                                Wording.count(inside),
                                                Wording.count(one.draws()),
                                                first,
                                                first + bins * width - 1),
                                "weeks from %s; futures".formatted(one.start()),
                                "weeks",
                                drawn,
                                Math.max(0, one.draws() - inside),
                                percentiles()),
                        "outcomes"));
    }

    private int lastDrawn(List<Outcome> told) {
        int sum = 0;
        for (var out : told) {
            sum += out.futures();
            if (sum >= DRAWN * one.draws()) {
                return out.week();
            }
        }
        return told.getLast().week();
    }

    private static Bin bin(List<Outcome> told, int from, int width) {
        return new Bin(
                from,
                from + width,
                told.stream()
                        .filter(out -> out.week() >= from && out.week() < from + width)
                        .mapToLong(Outcome::futures)
                        .sum());
    }

    private List<Chart.Percentile> percentiles() {
        var marks = new ArrayList<Chart.Percentile>();
        mark(marks, 50, dates.p50());
        mark(marks, 85, dates.p85());
        return marks;
    }

    private void mark(List<Chart.Percentile> marks, int percent, @Nullable LocalDate day) {
        if (day != null) {
            double weeks = (ChronoUnit.DAYS.between(one.start(), day) + 1) / 7.0;
            marks.add(new Chart.Percentile(percent, Math.rint(10 * weeks) / 10));
        }
    }

    /// How many days each cause added or took: two bars to a cause would hide the sum.
    Optional<ChartView> causes(Move move) {
        var later = move.causes().stream().filter(cause -> cause.days() > 0).toList();
        if (later.isEmpty()) {
            return Optional.empty();
        }
        var bars =
                later.stream()
                        .sorted((a, b) -> b.days() - a.days())
                        .map(
                                cause ->
                                        new Chart.Bar(
                                                MoveWords.cause(cause.cause()),
                                                List.of((long) cause.days()),
                                                false))
                        .toList();
        long sum = later.stream().mapToLong(cause -> cause.days()).sum();
        return Optional.of(
                Charts.view(
                        new Chart.Ranking(
                                "plan.causes",
                                "%s of what made it later comes from %s"
                                        .formatted(
                                                PlanFigures.percent(
                                                        bars.getFirst().values().getFirst()
                                                                / (double) sum),
                                                bars.getFirst().label()),
                                "days later; cause",
                                "days",
                                bars),
                        "causes-chart"));
    }

    Optional<ChartView> scope() {
        var weeks = one.scope();
        if (weeks.size() < 2) {
            return Optional.empty();
        }
        var days = weeks.stream().map(ScopeWeek::end).toList();
        return Optional.of(
                Charts.view(
                        new Chart.Lines(
                                "plan.scope",
                                grown(weeks.getFirst(), weeks.getLast()),
                                "week; items",
                                "items",
                                new Chart.Days(days, false),
                                List.of(
                                        line("known", weeks.stream().map(ScopeWeek::known)),
                                        line("finished", weeks.stream().map(ScopeWeek::finished)))),
                        "scope-chart"));
    }

    private static Line line(String name, Stream<Integer> values) {
        return new Line(name, values.map(Chart.Value::of).toList());
    }

    private static String grown(ScopeWeek then, ScopeWeek now) {
        int added = now.known() - then.known();
        int finished = now.finished() - then.finished();
        return "In %s weeks %s came and %s %s finished; %s of it %s left"
                .formatted(
                        ChronoUnit.WEEKS.between(then.end(), now.end()),
                        Wording.counted(added, "item"),
                        Wording.count(finished),
                        finished == 1 ? "was" : "were",
                        Wording.count(now.known() - now.finished()),
                        now.known() - now.finished() == 1 ? "is" : "are");
    }
}
