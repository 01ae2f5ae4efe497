package dev.quarterdeck.agreements;

import dev.quarterdeck.metrics.teams.Metric;
import dev.quarterdeck.metrics.teams.Report.Reading;
import org.jspecify.annotations.Nullable;

/// Names one number of each week of a team: of which metric, by which of its rules.
///
/// @param metric its id
/// @param rule the id of the definition
/// @param statistic which number of the week
public record Measure(String metric, String rule, Statistic statistic) {

    /// Which number of a week.
    public enum Statistic {
        /// Half of the lengths or sizes are at most so much.
        MEDIAN,
        /// So much are 85 of 100 at most.
        P85,
        /// The count or share itself.
        VALUE
    }

    /// Answers whether a metric's values have a median and percentiles, rather than one number.
    public static boolean hasPercentiles(Metric metric, Metric.Rule rule) {
        return switch (metric.shapeUnder(rule)) {
            case LENGTHS, SIZES, AGES -> true;
            case SHARE, COUNT, LEVEL, DAYS -> false;
        };
    }

    /// Returns the number of a week: seconds of lengths, 0..1 of shares, else as it is counted.
    @Nullable Double of(Reading reading) {
        return switch (reading) {
            case Reading.Spread spread ->
                    (double) (statistic == Statistic.MEDIAN ? spread.median() : spread.p85());
            case Reading.Share share -> share.fraction();
            case Reading.Count count -> count.perWeek();
            case Reading.NoData _, Reading.Hidden _ -> null;
        };
    }
}
