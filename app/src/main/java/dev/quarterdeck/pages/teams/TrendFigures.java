package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.teams.Report;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.view.FigureView;
import java.util.ArrayList;
import java.util.List;

/// Makes figures of trends. The things behind a number are looked up only where somebody asks for
/// its explanation: a page shows many numbers and explains one.
final class TrendFigures {

    private final TeamMetrics metrics;
    private final PageRequest request;
    private final List<Figure> figures = new ArrayList<>();

    TrendFigures(TeamMetrics metrics, PageRequest request) {
        this.metrics = metrics;
        this.request = request;
    }

    /// Returns every figure made so far.
    List<Figure> figures() {
        return figures;
    }

    /// Returns the number of a trend's period, how sure it is, and what it was before.
    FigureView view(Report report, Report.Trend trend) {
        var figure = figure(report, trend);
        figures.add(figure);
        var compared = Said.compared(trend);
        return new Explained(request, List.of())
                .view(
                        figure,
                        Said.sure(trend),
                        compared.isEmpty() ? null : new FigureView.Trend(compared, ""));
    }

    private Figure figure(Report report, Report.Trend trend) {
        var id = trend.metric().id();
        if (request.parameter(Explained.OPEN).equals(id)) {
            return plain(
                    metrics.figure(
                            request.viewer(), report.question(), id, trend.scope().team(), null));
        }
        var words = trend.metric().words();
        return new Figure(
                id,
                trend.metric().title(),
                trend.period().quantity(trend.metric()),
                new Explanation(
                        words.decision(),
                        "",
                        words.formula(),
                        Explanation.Rows.NONE,
                        List.of(),
                        "",
                        List.of()));
    }

    /// The words of metrics are Markdown; an explanation is plain words.
    private static Figure plain(Figure figure) {
        var why = figure.explanation();
        return new Figure(
                figure.id(),
                figure.label(),
                figure.value(),
                new Explanation(
                        Prose.plain(why.decision()),
                        why.period(),
                        Prose.plain(why.formula()),
                        why.rows(),
                        why.leftOut(),
                        why.freshness(),
                        why.sensitivity()));
    }
}
