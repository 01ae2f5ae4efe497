package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.metrics.teams.Report.Comparison;
import dev.quarterdeck.metrics.teams.Report.Limits;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Range;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.metrics.teams.Report.Signal;
import dev.quarterdeck.metrics.teams.Report.Trend;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One metric of one scope as REST tells it.
///
/// Numbers of things are broken where teams share them; lengths are seconds.
record TrendJson(
        String metric,
        String rule,
        @Nullable UUID team,
        String name,
        LocalDate asOf,
        Instant computed,
        List<PointJson> weeks,
        PointJson period,
        PointJson before,
        @Nullable Limits limits,
        List<Signal> signals,
        @Nullable Comparison comparison) {

    static TrendJson of(Report report, Trend trend) {
        return new TrendJson(
                trend.metric().id(),
                trend.rule().id(),
                trend.scope().team(),
                trend.scope().name(),
                report.question().asOf(),
                report.computed(),
                trend.weeks().stream().map(PointJson::of).toList(),
                PointJson.of(trend.period()),
                PointJson.of(trend.before()),
                trend.limits(),
                trend.signals(),
                trend.comparison());
    }

    /// What a metric means.
    record Definition(
            String id,
            String title,
            Metric.Area area,
            Metric.Shape shape,
            String unit,
            Metric.Better better,
            List<RuleJson> rules,
            Metric.Words words) {

        static Definition of(Metric metric) {
            return new Definition(
                    metric.id(),
                    metric.title(),
                    metric.area(),
                    metric.shape(),
                    metric.unit(),
                    metric.better(),
                    metric.rules().stream()
                            .map(one -> new RuleJson(one.id(), one.title(), one.difference()))
                            .toList(),
                    metric.words());
        }
    }

    /// A definition that can be chosen.
    record RuleJson(String id, String title, String difference) {}

    /// A number of some weeks, or why there is none.
    ///
    /// @param state `KNOWN`, `NO_DATA`, `HIDDEN`
    record PointJson(
            LocalDate monday,
            int weeks,
            boolean partial,
            String state,
            @Nullable String reason,
            @Nullable Spread spread,
            @Nullable Share share,
            @Nullable Count count,
            List<Left> leftOut,
            @Nullable Part nobodys) {

        static PointJson of(Point point) {
            var reading = point.reading();
            var dark = point.dark();
            return new PointJson(
                    point.monday(),
                    point.weeks(),
                    point.partial(),
                    switch (reading) {
                        case Reading.NoData _ -> "NO_DATA";
                        case Reading.Hidden _ -> "HIDDEN";
                        case Reading.Spread _, Reading.Share _, Reading.Count _ -> "KNOWN";
                    },
                    switch (reading) {
                        case Reading.NoData none -> none.reason();
                        case Reading.Hidden hidden -> hidden.reason();
                        case Reading.Spread _, Reading.Share _, Reading.Count _ -> null;
                    },
                    reading instanceof Reading.Spread spread ? Spread.of(spread) : null,
                    reading instanceof Reading.Share share ? Share.of(share) : null,
                    reading instanceof Reading.Count count ? Count.of(count) : null,
                    point.leftOut().stream().map(Left::of).toList(),
                    dark == null ? null : new Part(dark.part() / 100.0, dark.whole() / 100.0));
        }
    }

    /// Lengths in seconds, or sizes. @param n how many things
    record Spread(
            double n,
            long median,
            @Nullable Range medianRange,
            long p85,
            @Nullable Range p85Range) {

        static Spread of(Reading.Spread one) {
            return new Spread(
                    one.hundredths() / 100.0,
                    one.median(),
                    one.medianRange(),
                    one.p85(),
                    one.p85Range());
        }
    }

    /// A part of a whole. @param low and @param high the interval of the share
    record Share(double part, double whole, double share, double low, double high) {

        static Share of(Reading.Share one) {
            return new Share(
                    one.portion().part() / 100.0,
                    one.portion().whole() / 100.0,
                    one.fraction(),
                    one.range().low() / 1e6,
                    one.range().high() / 1e6);
        }
    }

    /// A number of things.
    record Count(double count, double perWeek) {

        static Count of(Reading.Count one) {
            return new Count(one.hundredths() / 100.0, one.perWeek());
        }
    }

    /// A part of a whole without interval.
    record Part(double part, double whole) {}

    /// What was left out.
    record Left(String reason, String why, double count) {

        static Left of(Report.LeftOut one) {
            return new Left(one.reason(), Reasons.why(one.reason()), one.hundredths() / 100.0);
        }
    }
}
