package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.board.Board;
import dev.quarterdeck.metrics.board.TeamBoards;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Report;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows a director what changed this week in all teams, the teams side by side, and where work
/// waits.
@RestController
final class WeekPage {

    private static final List<String> COMPARED =
            List.of(
                    "dora.lead-time",
                    "dora.deployments",
                    "dora.fail-rate",
                    "dora.recovery",
                    "flow.cycle-time",
                    "flow.throughput",
                    "flow.in-progress",
                    "review.pickup",
                    "review.size",
                    "review.unreviewed",
                    "ci.success",
                    "incidents.load",
                    "quality.unplanned",
                    "quality.reopened");

    private static final State NOTHING =
            State.empty(
                    "No work of any team is known up to this day.",
                    "What changed in the last week, the teams side by side and where work waits will stand here once tools are connected or their records brought in, and somebody says which projects, repositories and components belong to which team.",
                    "./qd import records jira issues.json");

    private final Shell shell;
    private final TeamMetrics metrics;
    private final TeamBoards boards;
    private final Organization organization;
    private final Arrivals arrivals;

    WeekPage(
            Shell shell,
            TeamMetrics metrics,
            TeamBoards boards,
            Organization organization,
            Arrivals arrivals) {
        this.shell = shell;
        this.metrics = metrics;
        this.boards = boards;
        this.organization = organization;
        this.arrivals = arrivals;
    }

    @GetMapping("/delivery/week")
    ResponseEntity<String> show(PageRequest request) {
        var asked = Asked.of(request, null);
        var units = Columns.teams(organization, request);
        var viewer = request.viewer();
        var all = metrics.report(viewer, asked.about(COMPARED));
        var report =
                units.isEmpty()
                        ? all
                        : metrics.report(
                                viewer,
                                asked.about(COMPARED).of(units.stream().map(Unit::id).toList()));
        var tables = new ArrayList<Table<?>>();
        boolean isEmpty =
                all.trends().stream().allMatch(one -> one.period().reading().drawn() == null);
        var panels = isEmpty ? List.<Panel>of() : panels(asked, units, all, report, tables);
        var coming = arrivals.state();
        var page =
                new PanelsPage(
                        "This week in delivery",
                        "What stands out against each team's own past, and where work waits.",
                        "",
                        Tabs.ofAll(request, "This week"),
                        List.of(asked.period()),
                        coming != null
                                ? coming
                                : isEmpty
                                        ? NOTHING.with(request.link("/settings/sources"), "Sources")
                                        : null,
                        panels);
        return shell.page(
                request,
                Head.of(Place.DELIVERY, "This week"),
                List.of(),
                tables,
                (out, frame) -> TeamPages.render(out, frame, page));
    }

    private List<Panel> panels(
            Asked asked, List<Unit> units, Report all, Report report, List<Table<?>> tables) {
        var changed = new WeekChanges(asked, metrics, units).panel(report, tables);
        var beside = beside(asked, units, all, report, tables);
        var answer =
                boards.open(asked.request().viewer(), null, asked.request().day(), asked.weeks());
        var board =
                answer instanceof TeamBoards.Answer.Open(Board open)
                        ? Optional.of(open)
                        : Optional.<Board>empty();
        return List.of(changed, beside, waits(asked, board, units, tables));
    }

    private Panel beside(
            Asked asked, List<Unit> units, Report all, Report report, List<Table<?>> tables) {
        var request = asked.request();
        var trends = new HashMap<Beside, Trend>();
        report.trends()
                .forEach(one -> trends.put(new Beside(one.metric().id(), one.scope().team()), one));
        var known = units.stream().filter(one -> isKnown(trends, one)).toList();
        var hidden =
                report.scopes().stream()
                        .filter(one -> one.hidden() != null)
                        .map(Report.Scope::name)
                        .sorted()
                        .toList();
        var rows = all.trends();
        var table =
                Table.of("teams", "metrics", rows)
                        .column(
                                "metric",
                                "Metric",
                                one ->
                                        Cell.link(
                                                one.metric().title(),
                                                Asked.metric(
                                                        request,
                                                        one.metric().id(),
                                                        null,
                                                        asked.weeks())))
                        .plain(
                                "all",
                                "Everything",
                                request.link("/delivery/week"),
                                one -> cell(asked, one, null));
        for (var unit : known) {
            table.plain(
                    "t" + unit.id(),
                    unit.name(),
                    request.link("/delivery/teams/" + Links.team(unit.key(), unit.id()) + "/now"),
                    one -> {
                        var trend = trends.get(new Beside(one.metric().id(), unit.id()));
                        return trend == null ? Cell.of("") : cell(asked, trend, unit);
                    });
        }
        tables.add(table);
        var writer =
                new PanelWriter(
                                "teams",
                                "Teams side by side",
                                "where to ask and to help; no two teams do the same work, so nothing here is an order")
                        .table(table.view(request))
                        .note(
                                "Teams stand by name. Small print says what it was in as many weeks before; “cannot tell” where the two intervals do not part.");
        if (!hidden.isEmpty()) {
            writer.note(
                    "Not shown: %s, with fewer than five people, or because others' numbers would follow."
                            .formatted(String.join(", ", hidden)));
        }
        var silent =
                units.stream()
                        .filter(one -> !known.contains(one))
                        .map(Unit::name)
                        .filter(one -> !hidden.contains(one))
                        .toList();
        if (!silent.isEmpty()) {
            writer.note("Nothing is known of: %s.".formatted(String.join(", ", silent)));
        }
        return writer.panel();
    }

    /// A place in the table. @param team null for everything
    private record Beside(String metric, @Nullable UUID team) {}

    private static boolean isKnown(Map<Beside, Trend> trends, Unit unit) {
        return COMPARED.stream()
                .flatMap(metric -> Stream.ofNullable(trends.get(new Beside(metric, unit.id()))))
                .anyMatch(
                        one ->
                                one.period().reading().drawn() != null
                                        && (!(one.period().reading()
                                                        instanceof Report.Reading.Count count)
                                                || count.hundredths() > 0));
    }

    private static Cell cell(Asked asked, Trend trend, @Nullable Unit unit) {
        var drawn = trend.period().reading().drawn();
        var words = Said.cell(trend, trend.period());
        var href = Asked.metric(asked.request(), trend.metric().id(), unit, asked.weeks());
        return new Cell(
                words, href, drawn == null ? "unknown" : "", trend.metric().id(), note(trend));
    }

    private static String note(Trend trend) {
        var comparison = trend.comparison();
        if (comparison == null || trend.before().reading().drawn() == null) {
            return "";
        }
        var was = "was " + Said.cell(trend, trend.before());
        return switch (comparison.verdict()) {
            case HIGHER, LOWER ->
                    was
                            + (Said.isWorse(trend)
                                    ? ", worse"
                                    : trend.metric().better() == Metric.Better.NEITHER
                                            ? ""
                                            : ", better");
            case CANNOT_TELL -> was + ", cannot tell";
        };
    }

    /// Where the work of a team waited, on average.
    private record Waiting(String team, String href, Board.Waits items, Board.Stages changes) {}

    private Panel waits(Asked asked, Optional<Board> all, List<Unit> units, List<Table<?>> tables) {
        var rows = new ArrayList<Waiting>();
        var request = asked.request();
        all.ifPresent(board -> rows.add(waiting(asked, null, board)));
        var opened =
                boards.openAll(
                        request.viewer(),
                        units.stream().map(Unit::id).toList(),
                        request.day(),
                        asked.weeks());
        units.stream()
                .filter(one -> opened.containsKey(one.id()))
                .forEach(
                        one ->
                                rows.add(
                                        waiting(
                                                asked,
                                                one,
                                                Objects.requireNonNull(opened.get(one.id())))));
        var shown =
                rows.stream().filter(one -> one.items.items() + one.changes.changes() > 0).toList();
        var table =
                Table.of("waits", "teams", shown)
                        .column("team", "Team", one -> Cell.link(one.team, one.href))
                        .number(
                                "queue",
                                "Item: queue",
                                one -> StageWords.cell(one.items.items(), one.items.queue()),
                                one -> one.items.queue())
                        .number(
                                "work",
                                "Item: in work",
                                one -> StageWords.cell(one.items.items(), one.items.work()),
                                one -> one.items.work())
                        .number(
                                "coding",
                                "Change: coding",
                                one -> StageWords.cell(one.changes.changes(), one.changes.coding()),
                                one -> one.changes.coding())
                        .number(
                                "pickup",
                                "Waits for review",
                                one -> StageWords.cell(one.changes.changes(), one.changes.pickup()),
                                one -> one.changes.pickup())
                        .number(
                                "review",
                                "In review",
                                one -> StageWords.cell(one.changes.changes(), one.changes.review()),
                                one -> one.changes.review())
                        .number(
                                "landing",
                                "Waits to land",
                                one ->
                                        StageWords.cell(
                                                one.changes.changes(), one.changes.landing()),
                                one -> one.changes.landing())
                        .number(
                                "shipping",
                                "Waits for deployment",
                                one ->
                                        StageWords.cell(
                                                one.changes.changes(), one.changes.shipping()),
                                one -> one.changes.shipping());
        tables.add(table);
        var writer =
                new PanelWriter(
                        "waits",
                        "Where work waits",
                        "which stage to shorten, and in which team to begin");
        if (!shown.isEmpty() && shown.getFirst().changes.changes() > 0) {
            var stages = shown.getFirst().changes;
            writer.say(StageWords.longest(stages));
        }
        return writer.table(table.view(asked.request()))
                .note(
                        "Averages of the items finished and of the changes that reached users in these weeks; the stages of a change add up to its lead time.")
                .panel();
    }

    private static Waiting waiting(Asked asked, @Nullable Unit unit, Board board) {
        return new Waiting(
                unit == null ? "Everything" : unit.name(),
                asked.request()
                        .link(
                                unit == null
                                        ? "/delivery/week"
                                        : "/delivery/teams/"
                                                + Links.team(unit.key(), unit.id())
                                                + "/flow"),
                board.waits(),
                board.stages());
    }
}
