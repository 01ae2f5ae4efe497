package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.engine.measuring.Difference;
import dev.quarterdeck.engine.measuring.Weighted;
import dev.quarterdeck.metrics.teams.Report.Portion;
import dev.quarterdeck.metrics.teams.Report.Range;
import dev.quarterdeck.metrics.teams.Report.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes readings of cells, by the shape of the metric and the statistic of the rule.
final class Readings {

    private static final double MILLION = 1_000_000;

    private Readings() {}

    /// Reads one week.
    static Reading week(Metric metric, Metric.Rule rule, Cell cell) {
        return switch (metric.shapeUnder(rule)) {
            case LENGTHS, SIZES, AGES -> spread(rule, cell);
            case SHARE -> share(cell);
            case COUNT, LEVEL -> new Reading.Count(cell.total(), cell.total() / 100.0);
            case DAYS -> days(cell.values().size(), cell.values().size());
        };
    }

    private static Reading days(int days, double perWeek) {
        return new Reading.Count(days * 100L, perWeek);
    }

    /// Reads several weeks.
    ///
    /// @param weeks their cells, oldest first
    /// @param over how many of these are over, all but the last
    static Reading weeks(Metric metric, Metric.Rule rule, List<Cell> weeks, int over) {
        return switch (metric.shapeUnder(rule)) {
            case LENGTHS, SIZES -> spread(rule, Cell.sum(weeks));
            case AGES -> spread(rule, weeks.getLast());
            case SHARE -> share(Cell.sum(weeks));
            case COUNT -> perWeek(Cell.sum(weeks).total(), weeks, over);
            case LEVEL -> mean(weeks);
            case DAYS -> days(Cell.sum(weeks).values().size(), lowerMedian(weeks));
        };
    }

    private static Reading perWeek(long total, List<Cell> weeks, int over) {
        if (over == 0) {
            return new Reading.Count(total, total / 100.0);
        }
        long whole = weeks.subList(0, over).stream().mapToLong(Cell::total).sum();
        return new Reading.Count(total, whole / 100.0 / over);
    }

    private static Reading mean(List<Cell> weeks) {
        long sum = weeks.stream().mapToLong(Cell::total).sum();
        return new Reading.Count(
                Math.round((double) sum / weeks.size()), sum / 100.0 / weeks.size());
    }

    private static double lowerMedian(List<Cell> weeks) {
        var days = weeks.stream().map(one -> one.values().size()).sorted().toList();
        return days.get((days.size() - 1) / 2);
    }

    private static Reading spread(Metric.Rule rule, Cell cell) {
        if (cell.values().isEmpty()) {
            return new Reading.NoData("nothing to measure in this time");
        }
        var values = cell.weighted();
        return new Reading.Spread(
                values.total(),
                rule.lowerMedian() ? values.percentile(50) : values.median(),
                range(values, 50),
                values.percentile(85),
                range(values, 85));
    }

    private static @Nullable Range range(Weighted values, int percent) {
        return values.interval(percent).map(one -> new Range(one.low(), one.high())).orElse(null);
    }

    private static Reading share(Cell cell) {
        long whole = cell.total();
        if (whole == 0) {
            return new Reading.NoData("nothing to take a share of in this time");
        }
        long part = cell.of(1);
        var between = Difference.wilson(part / 100.0, whole / 100.0);
        return new Reading.Share(
                new Portion(part, whole),
                new Range(
                        Math.round(between.low() * MILLION), Math.round(between.high() * MILLION)));
    }
}
