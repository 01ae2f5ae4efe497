package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.metrics.teams.TeamMetrics.Thing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes one number of a report a figure that explains itself.
final class MetricFigure {

    /// A reader looks at so many rows at most; the number says how many there are.
    private static final int MOST = 500;

    private final Trends trends;
    private final Question question;
    private final Metric metric;
    private final @Nullable UUID team;
    private final @Nullable LocalDate monday;

    MetricFigure(
            Trends trends,
            Question question,
            Metric metric,
            @Nullable UUID team,
            @Nullable LocalDate monday) {
        this.trends = trends;
        this.question = question;
        this.metric = metric;
        this.team = team;
        this.monday = monday;
    }

    Figure figure() {
        var report = trends.report(narrowed(question.rules()));
        var trend = report.trends().getFirst();
        var point = point(trend);
        return new Figure(
                metric.id(),
                metric.title(),
                point.quantity(metric),
                new Explanation(
                        metric.words().decision(),
                        period(point),
                        metric.words().formula() + rule(trend),
                        rows(point),
                        leftOut(point),
                        "facts as of " + question.asOf() + ", computed " + report.computed(),
                        otherRules(trend)));
    }

    private Question narrowed(Map<String, String> rules) {
        return question.about(List.of(metric.id()))
                .of(team == null ? List.of() : List.of(team))
                .under(rules);
    }

    private Point point(Trend trend) {
        return monday == null
                ? trend.period()
                : trend.weeks().stream()
                        .filter(one -> one.monday().equals(monday))
                        .findFirst()
                        .orElse(trend.period());
    }

    private static String period(Point point) {
        return "%s to %s%s"
                .formatted(
                        point.monday(),
                        point.monday().plusWeeks(point.weeks()).minusDays(1),
                        point.partial() ? ", not over yet" : "");
    }

    private static String rule(Trend trend) {
        return trend.rule().difference().isEmpty()
                ? ""
                : " " + trend.rule().title() + ": " + trend.rule().difference();
    }

    private Rows rows(Point point) {
        if (point.reading() instanceof Reading.Hidden) {
            return Rows.NONE;
        }
        var things = trends.behind(question).things(metric.id(), team, monday, MOST);
        return new Rows(
                List.of("What", "Name", "Day", "Value", "Left out"),
                things.stream().map(this::cells).toList());
    }

    private List<String> cells(Thing one) {
        var reason = one.leftOut();
        return List.of(
                one.kind(),
                one.name(),
                one.moment().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                reason == null ? value(one.value()) : "",
                reason == null ? "" : Reasons.why(reason));
    }

    private String value(long value) {
        return switch (metric.shape()) {
            case LENGTHS, AGES -> Wording.span(Duration.ofSeconds(value));
            case SHARE -> value == 1 ? "yes" : "no";
            case COUNT, LEVEL, DAYS, SIZES -> Wording.count(value);
        };
    }

    private List<Explanation.LeftOut> leftOut(Point point) {
        return point.leftOut().stream()
                .map(
                        one ->
                                new Explanation.LeftOut(
                                        metric.unit(),
                                        Math.round(one.hundredths() / 100.0),
                                        Reasons.why(one.reason())))
                .toList();
    }

    private List<OtherRule> otherRules(Trend shown) {
        var others = new ArrayList<OtherRule>();
        for (var rule : metric.rules()) {
            if (!rule.equals(shown.rule())) {
                var report = trends.report(narrowed(Map.of(metric.id(), rule.id())));
                others.add(
                        new OtherRule(
                                rule.title(),
                                Wording.of(point(report.trends().getFirst()).quantity(metric))));
            }
        }
        return others;
    }
}
