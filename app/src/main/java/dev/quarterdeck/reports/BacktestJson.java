package dev.quarterdeck.reports;

import dev.quarterdeck.engine.forecasting.backtest.BacktestReport;
import dev.quarterdeck.engine.forecasting.backtest.ScoreRow;
import dev.quarterdeck.engine.forecasting.backtest.Target;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes a back-test as JSON: `pooled` and `overall` rows over all series, then `series` rows.
///
/// Shares are fractions 0..1. A row names its target by `kind` (`count` or `date`) and `weeks`
/// (horizon, or scope in
/// weeks of the recent pace; 0 over all).
public final class BacktestJson {

    private static final String SCHEMA = "quarterdeck.backtest/1";

    private BacktestJson() {}

    /// Writes the report.
    ///
    /// @param seed of the random draws
    public static void write(BacktestReport report, long seed, Appendable out) {
        Json.write(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("schema", SCHEMA);
                    json.writeNumberProperty("seed", seed);
                    Json.objects(json, "pooled", report.pooled(), row -> fields(json, row));
                    Json.objects(json, "overall", report.overall(), row -> fields(json, row));
                    Json.objects(json, "series", report.series(), row -> fields(json, row));
                    json.writeEndObject();
                });
    }

    private static void fields(JsonGenerator json, ScoreRow row) {
        json.writeStringProperty("series", row.series());
        json.writeStringProperty("model", row.model());
        json.writeStringProperty("kind", row.target().kind().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("weeks", row.target().size());
        json.writeStringProperty("target", label(row.target()));
        json.writeNumberProperty("replays", row.replays());
        json.writeNumberProperty("series_counted", row.seriesCounted());
        json.writeNumberProperty("coverage_50", row.within50());
        json.writeNumberProperty("coverage_80", row.within80());
        json.writeNumberProperty("coverage_95", row.within95());
        json.writeNumberProperty("share_85_met", row.held85());
        json.writeNumberProperty("crps", row.crps());
        json.writeNumberProperty("relative_crps", row.relativeCrps());
        json.writeNumberProperty("winkler_80", row.winkler80());
        json.writeArrayPropertyStart("pit_deciles");
        row.pitDeciles().forEach(json::writeNumber);
        json.writeEndArray();
    }

    private static String label(Target target) {
        return target.size() == 0 ? "all" : target.toString();
    }
}
