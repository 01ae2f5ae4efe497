package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.metrics.Chart.Bar;
import dev.quarterdeck.metrics.Chart.Point;
import dev.quarterdeck.metrics.FlowTimes.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Draws arrival and completion, times of finished items, and ages of open ones.
final class FlowCharts {

    private static final double MILLIS_PER_DAY = 86_400_000;

    /// So much data is needed before months show anything.
    private static final Duration LONG_ENOUGH = Duration.ofDays(180);

    private final FlowInput input;
    private final FlowTimes times;
    private final FlowWork work;

    FlowCharts(FlowInput input, FlowTimes times, FlowWork work) {
        this.input = input;
        this.times = times;
        this.work = work;
    }

    List<Chart> all() {
        List<Chart> charts = new ArrayList<>();
        charts.add(arrival());
        scatter().ifPresent(charts::add);
        if (!work.openItems().isEmpty()) {
            charts.add(ages());
        }
        return List.copyOf(charts);
    }

    private Chart arrival() {
        boolean byMonth =
                input.first().map(it -> it.isBefore(input.asOf().minus(LONG_ENOUGH))).orElse(true);
        List<Bar> bars = byMonth ? months() : weeks();
        long created = bars.stream().mapToLong(bar -> bar.values().get(0)).sum();
        long done = bars.stream().mapToLong(bar -> bar.values().get(1)).sum();
        return new Chart.TwoLines(
                "flow.chart-arrival",
                finding(created, done, byMonth ? "13 months" : "12 weeks"),
                byMonth ? "items per month" : "items per week",
                "created",
                "finished",
                bars);
    }

    private static String finding(long created, long done, String span) {
        String verb =
                created > done
                        ? "More came in than was finished"
                        : created == done
                                ? "As much came in as was finished"
                                : "More was finished than came in";
        return "%s: %s created, %s finished in %s"
                .formatted(verb, Wording.count(created), Wording.count(done), span);
    }

    private List<Bar> months() {
        LocalDate today = Period.day(input.asOf());
        YearMonth last = YearMonth.from(today);
        List<Bar> bars = new ArrayList<>();
        for (int back = 12; back >= 0; back--) {
            YearMonth month = last.minusMonths(back);
            boolean partial = back == 0 && !today.equals(month.atEndOfMonth());
            bars.add(bar(month.toString(), partial, day -> YearMonth.from(day).equals(month)));
        }
        return bars;
    }

    private List<Bar> weeks() {
        LocalDate today = Period.day(input.asOf());
        LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
        List<Bar> bars = new ArrayList<>();
        for (int back = 11; back >= 0; back--) {
            LocalDate from = monday.minusWeeks(back);
            boolean partial = back == 0 && today.getDayOfWeek().getValue() < 7;
            bars.add(
                    bar(
                            from.toString(),
                            partial,
                            day -> !day.isBefore(from) && day.isBefore(from.plusWeeks(1))));
        }
        return bars;
    }

    private Bar bar(String label, boolean partial, Function<LocalDate, Boolean> holds) {
        long created = count(WorkItemFacts::created, holds);
        long done = count(it -> it.outcome() == Outcome.FINISHED ? it.closed() : null, holds);
        return new Bar(label, List.of(created, done), partial);
    }

    private long count(
            Function<WorkItemFacts, @Nullable Instant> date, Function<LocalDate, Boolean> holds) {
        return input.items().stream()
                .map(date)
                .filter(Objects::nonNull)
                .filter(at -> holds.apply(Period.day(at)))
                .count();
    }

    private Optional<Chart> scatter() {
        Kind kind = times.bestKind();
        List<WorkItemFacts> timed = times.timed(kind);
        if (timed.size() < FlowTimes.LEAST) {
            return Optional.empty();
        }
        Duration median = times.median(kind).orElseThrow();
        Duration upper = times.upper(kind).orElseThrow();
        String finding =
                "Half took %s or less, 85%% at most %s"
                        .formatted(Wording.span(median), Wording.span(upper));
        return Optional.of(
                new Chart.Scatter(
                        "flow.chart-times",
                        finding,
                        kind.label + " in days by day of finish, one point per item",
                        timed.stream().map(it -> point(it, kind)).toList(),
                        days(median),
                        days(upper)));
    }

    private static Point point(WorkItemFacts item, Kind kind) {
        return new Point(
                item.key(),
                Period.day(Objects.requireNonNull(item.closed())),
                days(kind.time(item).orElseThrow()));
    }

    private static double days(Duration length) {
        return length.toMillis() / MILLIS_PER_DAY;
    }

    private Chart ages() {
        List<Bar> bars = new ArrayList<>();
        long old = 0;
        for (AgeGroup group : AgeGroup.values()) {
            long started =
                    work.openItems().stream().filter(it -> isStarted(it) && in(it, group)).count();
            long waiting =
                    work.openItems().stream().filter(it -> !isStarted(it) && in(it, group)).count();
            old += group == AgeGroup.OLDER ? started + waiting : 0;
            bars.add(new Bar(group.label, List.of(started, waiting), false));
        }
        return new Chart.Bars(
                "flow.chart-ages",
                "%s of %s open items are older than a year"
                        .formatted(Wording.count(old), Wording.count(work.openItems().size())),
                "open items by time since creation",
                List.of("in progress", "not begun"),
                bars);
    }

    private static boolean isStarted(WorkItemFacts item) {
        return item.category() == StatusCategory.WORK;
    }

    private boolean in(WorkItemFacts item, AgeGroup group) {
        long days = Duration.between(item.created(), input.asOf()).toDays();
        return days >= group.from && days < group.until;
    }

    private enum AgeGroup {
        WEEK("under 1 week", 0, 7),
        MONTH("1-4 weeks", 7, 28),
        QUARTER("4-13 weeks", 28, 91),
        YEAR("13-52 weeks", 91, 365),
        OLDER("over 1 year", 365, Long.MAX_VALUE);

        private final String label;
        private final long from;
        private final long until;

        AgeGroup(String label, long from, long until) {
            this.label = label;
            this.from = from;
            this.until = until;
        }
    }
}
