package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Report;
import dev.quarterdeck.metrics.teams.Report.Signal;
import dev.quarterdeck.metrics.teams.Report.SignalRule;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.metrics.teams.TeamMetrics.Thing;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Writes what stood out in the last week that is over, and the things behind it.
final class WeekChanges {

    private static final int DRAWN = 4;
    private static final int LOOKED_AT = 300;
    private static final int NAMED = 3;

    private final Asked asked;
    private final TeamMetrics metrics;
    private final List<Unit> units;

    WeekChanges(Asked asked, TeamMetrics metrics, List<Unit> units) {
        this.asked = asked;
        this.metrics = metrics;
        this.units = units;
    }

    /// Something that stood out.
    private record Change(Trend trend, Signal signal) {

        boolean isBad() {
            return switch (trend.metric().better()) {
                case LOWER -> signal.above();
                case HIGHER -> !signal.above();
                case NEITHER -> false;
            };
        }

        /// What lies outside of the limits is surer than what leans to one side.
        int order() {
            return (signal.rule() == SignalRule.OUTSIDE ? 0 : 2) + (isBad() ? 0 : 1);
        }
    }

    Panel panel(Report report, List<Table<?>> tables) {
        var changes = changes(report);
        var week = asked.lastOver();
        var writer =
                new PanelWriter(
                        "changes",
                        "What changed this week, and why",
                        "whom to ask what, before the week is planned");
        if (changes.isEmpty()) {
            return writer.state(
                            State.empty(
                                    "Nothing stood out in the week of %s.".formatted(week),
                                    "Every number lay within what is usual for its team. A number stands out when it leaves the natural limits of the team's own past, or leans to one side for eight weeks.",
                                    ""))
                    .panel();
        }
        writer.say(
                "In the week of %s, %s out against the team's own past: %d for the worse."
                        .formatted(
                                week,
                                changes.size() == 1
                                        ? "1 number stands"
                                        : changes.size() + " numbers stand",
                                changes.stream().filter(Change::isBad).count()));
        changes.stream().limit(DRAWN).forEach(one -> drawn(writer, one));
        var table = table(changes);
        tables.add(table);
        return writer.table(table.view(asked.request()))
                .note(
                        "By the rules of process behaviour charts (XmR) over each team's own weeks: outside of the natural limits; eight weeks on one side; three of four nearer to a limit than to the centre.")
                .panel();
    }

    private List<Change> changes(Report report) {
        var week = asked.lastOver();
        var changes = new ArrayList<Change>();
        for (var trend : report.trends()) {
            trend.signals().stream()
                    .filter(one -> one.monday().equals(week))
                    .findFirst()
                    .ifPresent(one -> changes.add(new Change(trend, one)));
        }
        changes.sort(
                Comparator.comparingInt(Change::order)
                        .thenComparing(one -> one.trend.scope().name())
                        .thenComparing(one -> one.trend.metric().title()));
        return changes;
    }

    private static void drawn(PanelWriter writer, Change change) {
        if (TrendCharts.isDrawn(change.trend)) {
            writer.chart(new Named(change.trend, change.signal).chart());
        }
    }

    /// The chart of a team among those of others: its sentence names the team first.
    private record Named(Trend trend, Signal signal) {

        dev.quarterdeck.metrics.Chart chart() {
            var chart = (dev.quarterdeck.metrics.Chart.Lines) TrendCharts.of(trend);
            return new dev.quarterdeck.metrics.Chart.Lines(
                    chart.id(),
                    Printable.clean(trend.scope().name())
                            + ", "
                            + TrendCharts.sentence(trend, signal),
                    chart.axes(),
                    chart.unit(),
                    chart.steps(),
                    chart.lines());
        }
    }

    private Table<Change> table(List<Change> changes) {
        var weights = metrics.behind(asked.request().viewer(), asked.about(List.of()));
        return Table.of("changes", "signals", changes)
                .column("team", "Team", one -> Cell.of(Printable.clean(one.trend.scope().name())))
                .column("metric", "Metric", one -> Cell.link(one.trend.metric().title(), href(one)))
                .column(
                        "value",
                        "That week",
                        one ->
                                Cell.toned(
                                        Said.drawn(one.trend, one.signal.value()),
                                        one.isBad() ? "bad" : "good"))
                .column("usual", "Usual", one -> Cell.of(usual(one)))
                .column("rule", "Rule", one -> Cell.of(one.signal.rule().words()))
                .column("why", "Behind it", one -> Cell.of(behind(one, weights)));
    }

    private String href(Change one) {
        var unit =
                units.stream()
                        .filter(it -> it.id().equals(one.trend.scope().team()))
                        .findFirst()
                        .orElse(null);
        return Asked.metric(asked.request(), one.trend.metric().id(), unit, asked.weeks());
    }

    private static String usual(Change one) {
        return Optional.ofNullable(one.trend.limits())
                .map(limits -> Said.drawn(one.trend, limits.centre()))
                .orElse("");
    }

    /// Names the things that weigh the most in that week.
    private static String behind(Change one, TeamMetrics.Behind weights) {
        var things =
                weights
                        .things(
                                one.trend.metric().id(),
                                one.trend.scope().team(),
                                one.signal.monday(),
                                LOOKED_AT)
                        .stream()
                        .filter(it -> it.leftOut() == null)
                        .toList();
        if (things.isEmpty()) {
            return "nothing that week";
        }
        var metric = one.trend.metric();
        boolean isShare = metric.shape() == Metric.Shape.SHARE;
        var heavy =
                things.stream()
                        .filter(it -> !isShare || it.value() == 1)
                        .sorted(Comparator.comparingLong(Thing::value).reversed())
                        .limit(NAMED)
                        .map(it -> name(metric, it))
                        .toList();
        return "%s%s"
                .formatted(
                        Wording.counted(things.size(), "thing"),
                        heavy.isEmpty() ? "" : "; " + String.join(", ", heavy));
    }

    private static String name(Metric metric, Thing thing) {
        var name = Printable.clean(thing.name());
        return Said.isTime(metric)
                ? name + " (" + Wording.span(Duration.ofSeconds(thing.value())) + ")"
                : metric.shape() == Metric.Shape.SIZES
                        ? name + " (" + Wording.count(thing.value()) + ")"
                        : name;
    }
}
