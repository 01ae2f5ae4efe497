package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Bar;
import dev.quarterdeck.metrics.Chart.FlowDay;
import dev.quarterdeck.metrics.Chart.Point;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.Finished;
import dev.quarterdeck.metrics.board.Board.Stages;
import dev.quarterdeck.metrics.teams.Report;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes how work flows.
final class FlowPanels extends TeamPanels {

    private static final double HOURS = 24.0;

    FlowPanels(Given given) {
        super(given);
    }

    @Override
    List<Panel> write() {
        return List.of(times(), throughput(), standing(), stages(board().stages()));
    }

    private Panel times() {
        var writer =
                new PanelWriter(
                        "times",
                        "How long items take",
                        "which date to say for an item of usual size");
        var report =
                report(
                        List.of(
                                "flow.cycle-time",
                                "flow.lead-time",
                                "flow.efficiency",
                                "flow.blocked",
                                "flow.stalled"));
        for (var trend : report.trends()) {
            figure(writer, report, trend);
        }
        var finished = board().finished();
        report.trend("flow.cycle-time", asked().teamId())
                .filter(one -> one.period().reading() instanceof Reading.Spread)
                .ifPresent(
                        one ->
                                writer.chart(
                                        scatter(
                                                finished,
                                                (Reading.Spread) one.period().reading())));
        report.trend("flow.cycle-time", asked().teamId())
                .filter(TrendCharts::isDrawn)
                .ifPresent(one -> writer.chart(TrendCharts.of(one)));
        return writer.table(table(items(finished))).panel();
    }

    private static Chart scatter(List<Finished> finished, Reading.Spread spread) {
        var points = new ArrayList<Point>();
        for (var one : finished) {
            var cycle = one.cycle();
            if (cycle != null) {
                points.add(new Point(Printable.clean(one.key()), one.day(), days(cycle)));
            }
        }
        var half = Duration.ofSeconds(spread.median());
        var most = Duration.ofSeconds(spread.p85());
        return new Chart.Scatter(
                "flow.scatter",
                "Half took %s or less, 85%% at most %s"
                        .formatted(Wording.span(half), Wording.span(most)),
                "cycle time in days by day of finish, one point per item",
                points,
                days(half),
                days(most));
    }

    private static double days(Duration length) {
        return length.toHours() / HOURS;
    }

    private static Table<Finished> items(List<Finished> finished) {
        return Table.of("items", "items", finished.reversed())
                .column("key", "Item", one -> Cell.of(Printable.clean(one.key())))
                .column("type", "Type", one -> Cell.of(Printable.clean(one.type())))
                .number("day", "Finished", one -> Cell.of(one.day().toString()), Finished::day)
                .number("cycle", "Cycle time", one -> cell(one.cycle()), one -> or(one.cycle()))
                .number("lead", "Since its creation", one -> cell(one.lead()), Finished::lead)
                .whenEmpty(
                        State.empty(
                                "Nothing was finished in these weeks.",
                                "Each finished item will stand here with how long it took.",
                                ""));
    }

    private static Duration or(@org.jspecify.annotations.Nullable Duration length) {
        return length == null ? Duration.ZERO.minusSeconds(1) : length;
    }

    private static Cell cell(@org.jspecify.annotations.Nullable Duration length) {
        return length == null ? Cell.toned("not known", "unknown") : Cell.of(Wording.span(length));
    }

    private Panel throughput() {
        var writer =
                new PanelWriter(
                        "throughput",
                        "What comes in and what is finished",
                        "whether to take on more, or to stop beginning");
        var report =
                report(
                        List.of(
                                "flow.throughput",
                                "flow.arrivals",
                                "flow.departures",
                                "flow.in-progress",
                                "flow.queue"));
        for (var trend : report.trends()) {
            figure(writer, report, trend);
        }
        arrivals(writer, report);
        report.trend("flow.throughput", asked().teamId())
                .filter(TrendCharts::isDrawn)
                .ifPresent(one -> writer.chart(TrendCharts.of(one)));
        return writer.panel();
    }

    private void arrivals(PanelWriter writer, Report report) {
        var in = report.trend("flow.arrivals", asked().teamId());
        var out = report.trend("flow.departures", asked().teamId());
        if (in.isEmpty() || out.isEmpty()) {
            return;
        }
        var bars = new ArrayList<Bar>();
        long came = 0;
        long went = 0;
        for (int at = 0; at < in.get().weeks().size(); at++) {
            var week = in.get().weeks().get(at);
            long arrived = count(week.reading());
            long left = count(out.get().weeks().get(at).reading());
            came += arrived;
            went += left;
            bars.add(new Bar(week.monday().toString(), List.of(arrived, left), week.partial()));
        }
        writer.chart(
                new Chart.TwoLines(
                        "flow.arrivals",
                        "%s came in, %s left"
                                .formatted(Wording.counted(came, "item"), Wording.count(went)),
                        "items per week",
                        "came in",
                        "left",
                        bars));
    }

    private static long count(Reading reading) {
        return reading instanceof Reading.Count count ? Math.round(count.hundredths() / 100.0) : 0;
    }

    private Panel standing() {
        var days = board().standing();
        var writer =
                new PanelWriter(
                        "standing",
                        "Cumulative flow",
                        "where work piles up: a band that widens is what to finish first");
        var last = days.get(days.lastKey());
        var first = days.get(days.firstKey());
        if (last == null || first == null) {
            return writer.panel();
        }
        return writer.chart(
                        new Chart.Flow(
                                "flow.standing",
                                "%d in progress and %d waiting at the end, %d and %d at the beginning"
                                        .formatted(
                                                last.work(),
                                                last.queue(),
                                                first.work(),
                                                first.queue()),
                                "items by day, done since the first day",
                                List.of("done", "in progress", "waiting"),
                                days.entrySet().stream()
                                        .map(
                                                one ->
                                                        new FlowDay(
                                                                one.getKey(),
                                                                List.of(
                                                                        one.getValue().done(),
                                                                        one.getValue().work(),
                                                                        one.getValue().queue()),
                                                                false))
                                        .toList()))
                .panel();
    }

    private record Stage(String name, Duration length) {}

    private Panel stages(Stages stages) {
        var writer =
                new PanelWriter(
                        "stages",
                        "The way of a change to users, in stages",
                        "which stage to shorten first");
        if (stages.changes() == 0) {
            return writer.state(
                            State.empty(
                                    "No change of these weeks is known to have reached users.",
                                    "The stages need changes from a host of code, and deployments that carry commits of the same repository.",
                                    ""))
                    .panel();
        }
        var all =
                List.of(
                        new Stage("is written", stages.coding()),
                        new Stage("waits for an answer", stages.pickup()),
                        new Stage("is in review", stages.review()),
                        new Stage("waits to land", stages.landing()),
                        new Stage("waits to be deployed", stages.shipping()));
        var report =
                report(
                        List.of(
                                "dora.lead-time",
                                "dora.coding",
                                "dora.pickup",
                                "dora.review",
                                "dora.deploy"));
        for (var trend : report.trends()) {
            figure(writer, report, trend);
        }
        return writer.say(
                        "The %s that reached users took %s on average."
                                .formatted(
                                        Wording.counted(stages.changes(), "change"),
                                        Wording.span(stages.all())))
                .chart(bars(stages, all))
                .table(table(rows(stages, all)))
                .note(
                        "The averages of the stages add up to the average of the whole; the medians above do not, as each is another change's.")
                .panel();
    }

    private static Chart bars(Stages stages, List<Stage> all) {
        var longest = all.stream().max(java.util.Comparator.comparing(Stage::length)).orElseThrow();
        return new Chart.Ranking(
                "flow.stages",
                "The longest stage: a change %s %s of %s"
                        .formatted(
                                longest.name(),
                                Wording.span(longest.length()),
                                Wording.span(stages.all())),
                "hours on average",
                "hours",
                all.stream()
                        .sorted(java.util.Comparator.comparing(Stage::length).reversed())
                        .map(one -> new Bar(one.name(), List.of(one.length().toHours()), false))
                        .toList());
    }

    private static Table<Stage> rows(Stages stages, List<Stage> all) {
        return Table.of("stages", "stages", all)
                .column("stage", "Stage", one -> Cell.of(one.name()))
                .number(
                        "length",
                        "On average",
                        one -> Cell.of(Wording.span(one.length())),
                        Stage::length)
                .number(
                        "part",
                        "Part of the way",
                        one ->
                                Cell.of(
                                        stages.all().isZero()
                                                ? ""
                                                : Math.round(
                                                                100.0
                                                                        * one.length().toSeconds()
                                                                        / stages.all().toSeconds())
                                                        + "%"),
                        Stage::length);
    }
}
