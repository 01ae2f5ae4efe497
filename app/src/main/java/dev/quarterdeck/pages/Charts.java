package dev.quarterdeck.pages;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.PlainTable;
import dev.quarterdeck.reports.chart.ChartTable;
import dev.quarterdeck.reports.chart.Drawing;
import dev.quarterdeck.reports.wording.Printable;

/// Draws charts for pages.
public final class Charts {

    private static final int TWIN_ROWS = 120;

    private Charts() {}

    /// Returns the drawing of a chart with its table.
    ///
    /// @param id an HTML id, unique in the page
    public static ChartView view(Chart chart, String id) {
        var table = ChartTable.of(chart).thinned(TWIN_ROWS);
        return new ChartView(
                id,
                Printable.clean(chart.finding()),
                Drawing.svg(chart, id + "-drawing"),
                new PlainTable(table.columns(), table.rows()),
                "",
                "",
                "");
    }

    /// Returns the drawing of a chart that can be taken away.
    ///
    /// @param id an HTML id, unique in the page
    /// @param path where it is as a file, without the ending
    public static ChartView view(Chart chart, String id, String path) {
        var view = view(chart, id);
        return new ChartView(
                view.id(),
                view.finding(),
                view.svg(),
                view.twin(),
                path + ".svg",
                path + ".png",
                path + ".csv");
    }
}
