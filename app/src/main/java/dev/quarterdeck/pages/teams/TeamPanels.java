package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.board.Board;
import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Metric.Area;
import dev.quarterdeck.metrics.teams.Report;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Choice;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Decided;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the panels of one page of a team, and keeps the figures and tables that it shows.
abstract class TeamPanels {

    private final Given given;
    private final TrendFigures figures;
    private final List<Table<?>> tables = new ArrayList<>();
    private @Nullable List<Panel> panels;

    /// What every page is made from.
    record Given(Asked asked, Board board, TeamMetrics metrics) {}

    TeamPanels(Given given) {
        this.given = given;
        this.figures = new TrendFigures(given.metrics, given.asked.request());
    }

    /// Writes the panels.
    abstract List<Panel> write();

    /// Returns what can be chosen on this page beside the period.
    List<Choice> choices() {
        return List.of();
    }

    /// Returns what people decided on this page, or null where nothing is decided.
    @Nullable Decided decided() {
        return null;
    }

    final List<Panel> panels() {
        var written = panels;
        if (written == null) {
            written = write();
            panels = written;
        }
        return written;
    }

    final List<Figure> figures() {
        panels();
        return figures.figures();
    }

    final List<Table<?>> tables() {
        panels();
        return tables;
    }

    final Asked asked() {
        return given.asked;
    }

    final Board board() {
        return given.board;
    }

    final List<String> ids(Area... areas) {
        return given.metrics.metrics().stream()
                .filter(one -> List.of(areas).contains(one.area()))
                .map(Metric::id)
                .toList();
    }

    final TeamMetrics metrics() {
        return given.metrics;
    }

    final Report report(List<String> ids) {
        return report(ids, Map.of());
    }

    final Report report(List<String> ids, Map<String, String> rules) {
        return given.metrics.report(given.asked.request().viewer(), given.asked.about(ids, rules));
    }

    final void figure(PanelWriter writer, Report report, Trend trend) {
        writer.figure(figures.view(report, trend));
    }

    /// Adds the numbers of some metrics, and the weeks of those that are worth a drawing.
    final void all(PanelWriter writer, Report report, List<String> drawn) {
        for (var trend : report.trends()) {
            figure(writer, report, trend);
        }
        for (var id : drawn) {
            report.trend(id, given.asked.teamId())
                    .filter(TrendCharts::isDrawn)
                    .ifPresent(trend -> writer.chart(TrendCharts.of(trend)));
        }
    }

    final TableView table(Table<?> table) {
        tables.add(table);
        return table.view(given.asked.request());
    }
}
