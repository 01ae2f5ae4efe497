package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.http.Cursor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers for metrics: what they mean, their numbers by week, and the things behind them.
@RestController
final class MetricsResource {

    private static final LocalDate EARLIEST = LocalDate.of(1975, 1, 6);
    private static final LocalDate LATEST = LocalDate.of(2090, 1, 1);

    private final TeamMetrics metrics;
    private final Clock clock;

    MetricsResource(TeamMetrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /// All metrics.
    record Definitions(List<TrendJson.Definition> items) {}

    /// Things behind a number.
    record Things(List<TeamMetrics.Thing> items) {}

    @GetMapping("/api/v1/metrics")
    Definitions list(Viewer viewer) {
        return new Definitions(
                metrics.metrics(viewer).stream().map(TrendJson.Definition::of).toList());
    }

    @GetMapping("/api/v1/metrics/{metricId}")
    TrendJson one(
            Viewer viewer,
            @PathVariable String metricId,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(defaultValue = "13") int weeks,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        var question = question(metricId, team, rule, new Period(from, weeks, asOf));
        var report = metrics.report(viewer, question);
        return TrendJson.of(report, report.trends().getFirst());
    }

    @GetMapping("/api/v1/metrics/{metricId}/things")
    Things things(
            Viewer viewer,
            @PathVariable String metricId,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(defaultValue = "13") int weeks,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "50") int limit) {
        var question = question(metricId, team, rule, new Period(from, weeks, asOf));
        return new Things(
                metrics.behind(viewer, question).things(metricId, team, null, Cursor.limit(limit)));
    }

    private record Period(@Nullable LocalDate from, int weeks, @Nullable LocalDate asOf) {}

    private Question question(
            String metric, @Nullable UUID team, @Nullable String rule, Period period) {
        var asOf = day(period.asOf(), "asOf");
        var from =
                period.from() == null
                        ? Question.monday(asOf).minusWeeks(weeks(period.weeks()) - 1L)
                        : day(period.from(), "from");
        return new Question(
                List.of(metric),
                team == null ? List.of() : List.of(team),
                from,
                period.weeks(),
                rule == null ? Map.of() : Map.of(metric, rule),
                asOf);
    }

    private static int weeks(int weeks) {
        return Math.clamp(weeks, 1, Question.MOST_WEEKS);
    }

    private LocalDate day(@Nullable LocalDate said, String what) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var day = said == null ? today : said;
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new Refusal(
                    "The day (%s) of %s must lie between %s and %s."
                            .formatted(day, what, EARLIEST, LATEST),
                    "Maybe %s.".formatted(Question.monday(today)));
        }
        return day.isAfter(today) && what.equals("asOf") ? refuseFuture(day, today) : day;
    }

    private static LocalDate refuseFuture(LocalDate day, LocalDate today) {
        throw new Refusal(
                "The day (%s) of asOf must not be later than today.".formatted(day),
                "Maybe %s.".formatted(today));
    }
}
