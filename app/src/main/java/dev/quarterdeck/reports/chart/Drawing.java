package dev.quarterdeck.reports.chart;

import dev.quarterdeck.metrics.Chart;

/// Draws charts as SVG: inline for pages, or as a document of its own.
public final class Drawing {

    private Drawing() {}

    /// Returns the markup of a chart's drawing; all of its words are escaped.
    ///
    /// @param chart the series
    /// @param id an HTML id, unique in the page, made by the caller and never from outside
    public static String svg(Chart chart, String id) {
        return drawn(chart, id)
                .drawn(chart.finding(), chart.axes() + ". The numbers are in the table.");
    }

    /// Returns the drawing as an SVG document with its own style, for files, print and wikis.
    public static String standalone(Chart chart, Palette palette) {
        return drawn(chart, "c").document(chart.finding(), chart.axes(), palette);
    }

    private static Svg drawn(Chart chart, String id) {
        Svg svg = series(chart, id);
        if (ChartTable.of(chart).rows().isEmpty()) {
            svg.nothing();
        }
        return svg;
    }

    private static Svg series(Chart chart, String id) {
        return switch (chart) {
            case Chart.Bars bars -> BarsDrawing.of(bars, id);
            case Chart.Ranking ranking -> RankingDrawing.of(ranking, id);
            case Chart.DoneBy doneBy -> DoneByDrawing.of(doneBy, id);
            case Chart.Replays replays -> ReplaysDrawing.of(replays, id);
            case Chart.Scatter scatter -> ScatterDrawing.of(scatter, id);
            case Chart.TwoLines lines -> TwoLinesDrawing.of(lines, id);
            case Chart.TimeLine line -> TimeLineDrawing.of(line, id);
            case Chart.Lines lines -> LinesDrawing.of(lines, id);
            case Chart.Histogram histogram -> HistogramDrawing.of(histogram, id);
            case Chart.Flow flow -> FlowDrawing.of(flow, id);
            case Chart.HeatMap map -> HeatMapDrawing.of(map, id);
        };
    }
}
