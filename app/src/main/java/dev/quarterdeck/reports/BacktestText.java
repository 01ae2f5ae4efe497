package dev.quarterdeck.reports;

import dev.quarterdeck.engine.forecasting.backtest.BacktestReport;
import dev.quarterdeck.engine.forecasting.backtest.ScoreRow;
import dev.quarterdeck.engine.forecasting.backtest.Target;
import dev.quarterdeck.reports.wording.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// Prints a back-test as tables: all series pooled, then series by series.
public final class BacktestText {

    private static final String HEADER =
            String.format(
                    Locale.ROOT,
                    "  %-28s %-12s %8s %6s %5s %5s %5s %7s %7s %7s %8s  %s",
                    "target",
                    "model",
                    "replays",
                    "series",
                    "50%",
                    "80%",
                    "95%",
                    "85% met",
                    "CRPS",
                    "rel",
                    "Winkler",
                    "PIT deciles");

    private BacktestText() {}

    /// Prints the report. Shares are in per cent; CRPS and Winkler score per mean outcome or scope;
    /// lower is better.
    public static void write(BacktestReport report, PrintWriter out) {
        report.overall().stream()
                .filter(row -> row.target().kind().isDate())
                .forEach(row -> out.println(summary(row)));
        out.println();
        out.println(
                "All series, one vote each. 50%, 80%, 95%: outcomes inside these ranges, at best"
                        + " just as many.");
        out.println(
                "85% met: dates met, or counts reached. CRPS, rel (to bootstrap12) and Winkler:"
                        + " lower is better.");
        out.println(HEADER);
        report.pooled().forEach(row -> out.println(line(row)));
        report.overall().forEach(row -> out.println(line(row)));
        String last = "";
        for (ScoreRow row : report.series()) {
            if (!row.series().equals(last)) {
                last = row.series();
                out.printf("%n%s%n%s%n", Printable.clean(last), HEADER);
            }
            out.println(line(row));
        }
        if (report.series().isEmpty()) {
            out.printf(
                    "%nNo series has %d replays: too little history to judge a forecast.%n",
                    BacktestReport.MINIMUM_REPLAYS);
        }
    }

    private static String summary(ScoreRow row) {
        return String.format(
                Locale.ROOT,
                "%s: %.0f%% of the 85%% dates were met; CRPS %.2f times the plain simulation's.",
                row.model(),
                100 * row.held85(),
                row.relativeCrps());
    }

    private static String line(ScoreRow row) {
        return String.format(
                Locale.ROOT,
                "  %-28s %-12s %8d %6d %5.0f %5.0f %5.0f %7.0f %7.3f %7.3f %8.3f  %s",
                target(row.target()),
                row.model(),
                row.replays(),
                row.seriesCounted(),
                100 * row.within50(),
                100 * row.within80(),
                100 * row.within95(),
                100 * row.held85(),
                row.crps(),
                row.relativeCrps(),
                row.winkler80(),
                deciles(row.pitDeciles()));
    }

    private static String target(Target target) {
        return target.size() == 0
                ? switch (target.kind()) {
                    case COUNT -> "all counts";
                    case DATE -> "all dates";
                    case SET -> "all sets";
                    case RELEASE -> "releases";
                }
                : target.toString();
    }

    private static String deciles(List<Double> deciles) {
        var text = new StringBuilder();
        deciles.forEach(share -> text.append(String.format(Locale.ROOT, "%3.0f", 100 * share)));
        return text.toString();
    }
}
