package dev.quarterdeck.engine.forecasting;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/// Count finished items by week, in full weeks that end at a cut.
///
/// The last week ends at the cut, so no week is partial; the days before the first full week are
/// left out. The order of the items does not matter, and items after the cut are not looked at.
public final class Throughput {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Instant cut;
    private final int[] weeks;
    private final Rehearsals rehearsals;

    private Throughput(Instant cut, int[] weeks, Rehearsals rehearsals) {
        this.cut = cut;
        this.weeks = weeks;
        this.rehearsals = rehearsals;
    }

    /// Returns the weekly counts up to the cut.
    ///
    /// @param cut the end of the last week, excluded
    /// @param finished when each item was finished, one instant for one item
    public static Throughput endingAt(Instant cut, Collection<Instant> finished) {
        var first = finished.stream().filter(at -> at.isBefore(cut)).min(Instant::compareTo);
        if (first.isEmpty()) {
            return new Throughput(cut, new int[0], new Rehearsals());
        }
        int[] weeks = new int[fullWeeks(first.get(), cut)];
        for (Instant at : finished) {
            count(weeks, cut, at);
        }
        return new Throughput(cut, weeks, new Rehearsals());
    }

    /// Returns the throughput of counts that were taken elsewhere.
    ///
    /// @param cut the end of the last week
    /// @param weeks finished items by week, oldest first, none negative
    public static Throughput ofWeeks(Instant cut, int... weeks) {
        if (Arrays.stream(weeks).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "The weekly counts (%s) must not be negative."
                            .formatted(Arrays.toString(weeks)));
        }
        return new Throughput(cut, weeks.clone(), new Rehearsals());
    }

    private static int fullWeeks(Instant from, Instant to) {
        return Math.toIntExact(Duration.between(from, to).dividedBy(WEEK));
    }

    private static void count(int[] weeks, Instant cut, Instant at) {
        if (!at.isBefore(cut)) {
            return;
        }
        // An item at exactly the start of a week belongs to that week, hence the nanosecond.
        int ago = fullWeeks(at.plusNanos(1), cut);
        if (ago < weeks.length) {
            weeks[weeks.length - 1 - ago]++;
        }
    }

    /// Returns the instant at which the last week ends.
    public Instant cut() {
        return cut;
    }

    /// Returns how many full weeks there are.
    public int length() {
        return weeks.length;
    }

    /// Returns the items finished in one week.
    ///
    /// @param week 0 for the oldest, below {@link #length()}
    public int inWeek(int week) {
        return weeks[week];
    }

    /// Returns the items finished in the last weeks, or in all weeks when there are fewer.
    public int inLast(int weeksBack) {
        return Arrays.stream(weeks, Math.max(0, weeks.length - weeksBack), weeks.length).sum();
    }

    /// Returns how many of the last weeks saw at least one item.
    public int busyInLast(int weeksBack) {
        int from = Math.max(0, weeks.length - weeksBack);
        return (int) Arrays.stream(weeks, from, weeks.length).filter(count -> count > 0).count();
    }

    /// Returns the mean of the last twelve weeks, the recent pace every ratio here is taken
    /// against.
    public double pace() {
        return inLast(NotEnoughHistory.WINDOW_WEEKS) / (double) NotEnoughHistory.WINDOW_WEEKS;
    }

    /// Returns the same history as it was known some weeks earlier.
    ///
    /// @param weeksBack 0 or more, at most {@link #length()}
    public Throughput asOfWeeksBefore(int weeksBack) {
        return new Throughput(
                cut.minus(WEEK.multipliedBy(weeksBack)),
                Arrays.copyOf(weeks, weeks.length - weeksBack),
                rehearsals);
    }

    /// Answers whether there is enough recent history to forecast from.
    public boolean isEnough() {
        return weeks.length >= NotEnoughHistory.WINDOW_WEEKS
                && inLast(NotEnoughHistory.WINDOW_WEEKS) >= NotEnoughHistory.MINIMUM_ITEMS
                && busyInLast(NotEnoughHistory.WINDOW_WEEKS) >= NotEnoughHistory.MINIMUM_BUSY_WEEKS;
    }

    NotEnoughHistory shortage() {
        return new NotEnoughHistory(
                weeks.length,
                inLast(NotEnoughHistory.WINDOW_WEEKS),
                busyInLast(NotEnoughHistory.WINDOW_WEEKS));
    }

    Rehearsals rehearsals() {
        return rehearsals;
    }

    int[] weeks() {
        return weeks.clone();
    }
}
