package dev.quarterdeck.engine.effort;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Divides the time that one person worked in a month by each published rule.
///
/// It is a step on the way to the sums of teams: who calls it keeps nothing of one person.
///
/// @param month of the calendar, in UTC
/// @param last the last day that is looked at
/// @param held what was in hand and in progress
/// @param done what was done
/// @param touched days on which something was done to items, by whomever
public record PersonMonth(
        YearMonth month,
        LocalDate last,
        List<Held> held,
        List<Done> done,
        Map<Long, ? extends NavigableSet<LocalDate>> touched) {

    /// Parts of a developer-week.
    public static final long WEEK = 1_000_000_000L;

    /// So long something that nothing happens to counts for the weekday rule.
    public static final int ALIVE_DAYS = 30;

    /// An item was in hand and in progress.
    ///
    /// @param from the first day, @param until the last
    /// @param alive whether the tracker told something of it within 30 days before, all that time
    public record Held(long item, LocalDate from, LocalDate until, boolean alive) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /// Something was done. @param items that it names; none is dark @param weight how much
    public record Done(LocalDate day, List<Long> items, int weight) {

        /// Copies the items.
        public Done {
            items = List.copyOf(items);
        }
    }

    /// What a part of a day went to.
    public sealed interface Target {

        /// An item. @param item its number
        record Item(long item) implements Target {}

        /// Nothing that the rule knows.
        record Nothing() implements Target {}

        /// Work that names no item.
        record Dark() implements Target {}
    }

    /// A part of a day. @param part of {@link #WEEK}
    public record Slice(EffortRule rule, LocalDate day, Target target, long part) {}

    /// Copies the lists.
    public PersonMonth {
        held = List.copyOf(held);
        done = List.copyOf(done);
    }

    /// Divides the month.
    ///
    /// @param works on which days somebody works here; of who is not known, every day
    /// @param isKnown whether that is known: of who is not, days without anything do not count
    public void divide(
            Predicate<LocalDate> works, boolean isKnown, Consumer<? super Slice> slices) {
        var days = days().stream().filter(works).toList();
        var division = new Division(this, isKnown, slices);
        days.forEach(division::presence);
        days.forEach(division::weekday);
        division.activity(days);
    }

    private List<LocalDate> days() {
        var end = last.isBefore(month.atEndOfMonth()) ? last : month.atEndOfMonth();
        var first = month.atDay(1);
        return end.isBefore(first) ? List.of() : first.datesUntil(end.plusDays(1)).toList();
    }

    /// Lists the items in hand on a day. @param alive only those that something happens to
    NavigableSet<Long> items(LocalDate day, boolean alive) {
        var items = new TreeSet<Long>();
        held.stream()
                .filter(one -> one.covers(day))
                .filter(one -> !alive || one.alive() || isTouched(one.item(), day))
                .forEach(one -> items.add(one.item()));
        return items;
    }

    private boolean isTouched(long item, LocalDate day) {
        var days = touched.get(item);
        var before = days == null ? null : days.floor(day);
        return before != null && ChronoUnit.DAYS.between(before, day) <= ALIVE_DAYS;
    }

    /// Lists what was done in the month, up to the last day.
    List<Done> doneWithin() {
        return done.stream()
                .filter(one -> !one.day().isAfter(last) && YearMonth.from(one.day()).equals(month))
                .toList();
    }
}
