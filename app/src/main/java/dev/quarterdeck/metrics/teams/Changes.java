package dev.quarterdeck.metrics.teams;

import dev.quarterdeck.engine.measuring.Difference;
import dev.quarterdeck.engine.measuring.ProcessLimits;
import dev.quarterdeck.metrics.teams.Report.Comparison;
import dev.quarterdeck.metrics.teams.Report.Limits;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Signal;
import dev.quarterdeck.metrics.teams.Report.SignalRule;
import dev.quarterdeck.metrics.teams.Report.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells what changed in a series of weeks, and by how much one period differs from the one before.
///
/// Limits are computed from the weeks before the period where enough of them are known, so that
/// what changed in the period does not widen them; else from all weeks. Weeks that are not over,
/// and those without a number, take no part.
final class Changes {

    private final Trends.Asked asked;
    private final List<Known> before;
    private final List<Known> period;

    Changes(Trends.Asked asked, List<Point> before, List<Point> period) {
        this.asked = asked;
        this.before = known(before);
        this.period = known(period);
    }

    /// So few things that one of them makes a share high or low, in hundredths.
    private static final long FEW = 500;

    /// A week with a number. @param isFew whether its share is of too few things to stand out
    private record Known(LocalDate monday, double value, boolean isFew) {}

    private static boolean isFew(Report.Reading reading) {
        return reading instanceof Report.Reading.Share share && share.portion().whole() < FEW;
    }

    private static List<Known> known(List<Point> points) {
        return points.stream()
                .filter(one -> !one.partial())
                .flatMap(
                        one ->
                                Stream.ofNullable(one.reading().drawn())
                                        .map(
                                                value ->
                                                        new Known(
                                                                one.monday(),
                                                                value,
                                                                isFew(one.reading()))))
                .toList();
    }

    private static List<Double> values(List<Known> weeks) {
        return weeks.stream().map(Known::value).toList();
    }

    private Optional<ProcessLimits> natural() {
        var own = ProcessLimits.of(values(before));
        return own.isPresent() ? own : ProcessLimits.of(values(all()));
    }

    private List<Known> all() {
        return Stream.concat(before.stream(), period.stream()).toList();
    }

    @Nullable Limits limits() {
        return natural()
                .map(one -> new Limits(one.lower(), one.centre(), one.upper(), one.from()))
                .orElse(null);
    }

    List<Signal> signals() {
        var all = all();
        return natural().stream()
                .flatMap(limits -> limits.signals(values(all)).stream())
                .filter(one -> one.place() >= before.size() && !all.get(one.place()).isFew())
                .map(
                        one ->
                                new Signal(
                                        all.get(one.place()).monday(),
                                        SignalRule.valueOf(one.rule().name()),
                                        all.get(one.place()).value(),
                                        one.above()))
                .toList();
    }

    /// Compares whole weeks with whole weeks.
    @Nullable Comparison comparison(List<Cell> earlier, List<Cell> now) {
        return switch (asked.metric().shapeUnder(asked.rule())) {
            case LENGTHS, SIZES -> medians(Cell.sum(earlier), Cell.sum(now));
            case AGES ->
                    earlier.isEmpty() || now.isEmpty()
                            ? null
                            : medians(earlier.getLast(), now.getLast());
            case SHARE -> shares(Cell.sum(earlier), Cell.sum(now));
            case COUNT, LEVEL, DAYS -> compared(Difference.ofMeans(values(period), values(before)));
        };
    }

    private static @Nullable Comparison medians(Cell earlier, Cell now) {
        return compared(Difference.ofMedians(now.weighted(), earlier.weighted()));
    }

    private static @Nullable Comparison shares(Cell earlier, Cell now) {
        return earlier.total() == 0 || now.total() == 0
                ? null
                : compared(
                        Optional.of(
                                Difference.ofShares(
                                        now.of(1) / 100.0,
                                        now.total() / 100.0,
                                        earlier.of(1) / 100.0,
                                        earlier.total() / 100.0)));
    }

    private static @Nullable Comparison compared(Optional<Difference> difference) {
        return difference
                .map(one -> new Comparison(one.value(), one.low(), one.high(), verdict(one)))
                .orElse(null);
    }

    private static Verdict verdict(Difference one) {
        if (one.holdsZero()) {
            return Verdict.CANNOT_TELL;
        }
        return one.value() > 0 ? Verdict.HIGHER : Verdict.LOWER;
    }
}
