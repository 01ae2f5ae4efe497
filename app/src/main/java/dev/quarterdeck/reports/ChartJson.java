package dev.quarterdeck.reports;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.ChartTable;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes the series of charts, and of each the table that shows the same.
final class ChartJson {

    private final JsonGenerator json;

    ChartJson(JsonGenerator json) {
        this.json = json;
    }

    void fields(Chart chart) {
        json.writeStringProperty("id", chart.id());
        json.writeStringProperty("finding", chart.finding());
        json.writeStringProperty("axes", chart.axes());
        series(chart);
        ChartTable table = ChartTable.of(chart);
        json.writeObjectPropertyStart("table");
        Json.table(json, table.columns(), table.rows());
        json.writeEndObject();
    }

    private void series(Chart chart) {
        switch (chart) {
            case Chart.Bars bars -> {
                kind("bars");
                Json.strings(json, "kinds", bars.kinds());
                Json.objects(json, "bars", bars.bars(), this::bar);
            }
            case Chart.Ranking ranking -> {
                kind("ranking");
                json.writeStringProperty("unit", ranking.unit());
                Json.objects(json, "bars", ranking.bars(), this::bar);
            }
            case Chart.TwoLines lines -> {
                kind("two_lines");
                json.writeStringProperty("first", lines.first());
                json.writeStringProperty("second", lines.second());
                Json.objects(json, "bars", lines.bars(), this::bar);
            }
            case Chart.DoneBy doneBy -> doneBy(doneBy);
            case Chart.Replays replays -> {
                kind("replays");
                Json.objects(json, "replays", replays.replays(), this::replay);
            }
            case Chart.Scatter scatter -> scatter(scatter);
            case Chart.TimeLine line -> timeLine(line);
            case Chart.Lines lines -> lines(lines);
            case Chart.Histogram histogram -> histogram(histogram);
            case Chart.Flow flow -> flow(flow);
            case Chart.HeatMap map -> heatMap(map);
        }
    }

    private void kind(String kind) {
        json.writeStringProperty("kind", kind);
    }

    private void bar(Chart.Bar bar) {
        json.writeStringProperty("label", bar.label());
        json.writeArrayPropertyStart("values");
        bar.values().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeBooleanProperty("partial", bar.partial());
    }

    private void doneBy(Chart.DoneBy chart) {
        kind("done_by");
        json.writeStringProperty("p50_day", chart.p50().toString());
        json.writeStringProperty("p85_day", chart.p85().toString());
        Json.objects(json, "points", chart.points(), this::chance);
        Json.objects(json, "plain", chart.plain(), this::chance);
    }

    private void chance(Chart.DayChance chance) {
        json.writeStringProperty("day", chance.day().toString());
        json.writeNumberProperty("chance", chance.chance());
    }

    private void replay(Chart.Replay replay) {
        json.writeStringProperty("cut", replay.cut().toString());
        json.writeNumberProperty("p50_weeks", replay.p50());
        json.writeNumberProperty("p85_weeks", replay.p85());
        if (replay.actual() < 0) {
            json.writeNullProperty("actual_weeks");
        } else {
            json.writeNumberProperty("actual_weeks", replay.actual());
        }
        json.writeBooleanProperty("held", replay.held());
    }

    private void scatter(Chart.Scatter chart) {
        kind("scatter");
        json.writeNumberProperty("p50_days", chart.p50());
        json.writeNumberProperty("p85_days", chart.p85());
        Json.objects(json, "points", chart.points(), this::point);
    }

    private void point(Chart.Point point) {
        json.writeStringProperty("key", point.key());
        json.writeStringProperty("day", point.day().toString());
        json.writeNumberProperty("days", point.days());
    }

    private void timeLine(Chart.TimeLine chart) {
        kind("time_line");
        json.writeStringProperty("from", chart.from().toString());
        json.writeStringProperty("until", chart.until().toString());
        Json.objects(json, "marks", chart.marks(), this::mark);
        if (!chart.lanes().isEmpty()) {
            Json.objects(json, "lanes", chart.lanes(), this::lane);
        }
    }

    private void lane(Chart.Lane lane) {
        json.writeStringProperty("name", lane.name());
        Json.objects(json, "spans", lane.spans(), this::span);
    }

    private void span(Chart.Span span) {
        json.writeStringProperty("label", span.label());
        json.writeStringProperty("from", span.from().toString());
        json.writeStringProperty("until", span.until().toString());
        json.writeStringProperty("latest", span.latest().toString());
        json.writeBooleanProperty("partial", span.partial());
    }

    private void mark(Chart.Mark mark) {
        json.writeStringProperty("label", mark.label());
        json.writeStringProperty("day", mark.day().toString());
        json.writeBooleanProperty("counted", mark.counted());
    }

    private void lines(Chart.Lines chart) {
        kind("lines");
        json.writeStringProperty("unit", chart.unit());
        switch (chart.steps()) {
            case Chart.Periods periods -> Json.strings(json, "periods", periods.labels());
            case Chart.Days days ->
                    Json.strings(json, "days", days.days().stream().map(Object::toString).toList());
        }
        json.writeBooleanProperty("last_partial", chart.steps().lastPartial());
        Json.objects(json, "lines", chart.lines(), this::line);
    }

    private void line(Chart.Line line) {
        json.writeStringProperty("name", line.name());
        values(line.values());
    }

    /// Writes null for what is not known, a number, or an object with the range.
    private void values(List<Chart.Value> values) {
        json.writeArrayPropertyStart("values");
        for (Chart.Value value : values) {
            switch (value) {
                case Chart.Unknown unknown -> json.writeNull();
                case Chart.Exact(double exact) -> json.writeNumber(exact);
                case Chart.Ranged(double middle, double low, double high) -> {
                    json.writeStartObject();
                    json.writeNumberProperty("value", middle);
                    json.writeNumberProperty("low", low);
                    json.writeNumberProperty("high", high);
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    private void histogram(Chart.Histogram chart) {
        kind("histogram");
        json.writeStringProperty("unit", chart.unit());
        Json.objects(json, "bins", chart.bins(), this::bin);
        json.writeNumberProperty("beyond", chart.beyond());
        Json.objects(json, "percentiles", chart.percentiles(), this::percentile);
    }

    private void bin(Chart.Bin bin) {
        json.writeNumberProperty("from", bin.from());
        json.writeNumberProperty("until", bin.until());
        json.writeNumberProperty("count", bin.count());
    }

    private void percentile(Chart.Percentile mark) {
        json.writeNumberProperty("percent", mark.percent());
        json.writeNumberProperty("value", mark.value());
    }

    private void flow(Chart.Flow chart) {
        kind("flow");
        Json.strings(json, "states", chart.states());
        Json.objects(json, "days", chart.days(), this::flowDay);
    }

    private void flowDay(Chart.FlowDay day) {
        json.writeStringProperty("day", day.day().toString());
        json.writeArrayPropertyStart("counts");
        day.counts().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeBooleanProperty("partial", day.partial());
    }

    private void heatMap(Chart.HeatMap chart) {
        kind("heat_map");
        json.writeStringProperty("unit", chart.unit());
        Json.strings(json, "columns", chart.columns());
        Json.objects(json, "rows", chart.rows(), this::heatRow);
        json.writeBooleanProperty("last_partial", chart.lastPartial());
    }

    private void heatRow(Chart.HeatRow row) {
        json.writeStringProperty("name", row.name());
        values(row.values());
    }
}
