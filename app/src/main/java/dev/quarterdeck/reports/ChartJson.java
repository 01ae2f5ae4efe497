package dev.quarterdeck.reports;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.reports.chart.ChartTable;
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
    }

    private void mark(Chart.Mark mark) {
        json.writeStringProperty("label", mark.label());
        json.writeStringProperty("day", mark.day().toString());
        json.writeBooleanProperty("counted", mark.counted());
    }
}
