package dev.quarterdeck.engine.forecasting.backtest;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Fix one of the questions a back-test asks at every cut.
///
/// @param kind a count of items, or the date of a scope
/// @param size the horizon of a count in weeks; for a date, the scope in weeks of the recent pace;
///     for a set of open items, the per cent of it that is finished; 0 for a release
public record Target(Kind kind, int size) {

    /// Tell the questions apart.
    public enum Kind {
        /// How many items in so many weeks.
        COUNT,
        /// When so many further items are finished.
        DATE,
        /// When a share of the items that are open now is finished.
        SET,
        /// When a release is done.
        RELEASE;

        /// Answers whether a date is asked for, so that the 85 % bound is a latest one.
        public boolean isDate() {
            return this != COUNT;
        }
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
        return switch (kind) {
            case COUNT -> "count at %d weeks".formatted(size);
            case DATE -> "date for %d weeks of scope".formatted(size);
            case SET -> "%d%% of the open items".formatted(size);
            case RELEASE -> "release";
        };
    }
}
