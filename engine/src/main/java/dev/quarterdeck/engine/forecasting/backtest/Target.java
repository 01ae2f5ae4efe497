package dev.quarterdeck.engine.forecasting.backtest;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Fix one of the questions a back-test asks at every cut.
///
/// @param kind a count of items, or the date of a scope
/// @param weeks the horizon of a count; for a date, the scope in weeks of the recent pace
public record Target(Kind kind, int weeks) {

    /// Tell the two questions apart.
    public enum Kind {
        COUNT,
        DATE
    }

    /// Counts at 2, 4, 8 and 13 weeks, then dates for a scope worth 4, 8, 13 and 26 weeks of the
    /// recent pace.
    public static final List<Target> ALL =
            Stream.concat(
                            IntStream.of(2, 4, 8, 13)
                                    .mapToObj(weeks -> new Target(Kind.COUNT, weeks)),
                            IntStream.of(4, 8, 13, 26)
                                    .mapToObj(weeks -> new Target(Kind.DATE, weeks)))
                    .toList();

    @Override
    public String toString() {
        return kind == Kind.COUNT
                ? "count at %d weeks".formatted(weeks)
                : "date for %d weeks of scope".formatted(weeks);
    }
}
