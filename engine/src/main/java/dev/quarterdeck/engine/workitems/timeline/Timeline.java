package dev.quarterdeck.engine.workitems.timeline;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows which value each field of one item had when, as of one moment.
///
/// The intervals of each field follow each other without gap or overlap from `begin` to `end`; an
/// interval without length says that a value was passed within one millisecond. Events later than
/// the moment change nothing, with one exception: what had held from creation on may be told by a
/// later change or snapshot only.
///
/// @param created when the item came into being
/// @param begin creation, or an earlier change (an oddity)
/// @param end the moment asked for, or when the item was gone
/// @param fields the intervals of each field that was told, in order
/// @param touches moments at which somebody worked on the item, in order; links are no work
/// @param oddities contradictions, in order
/// @param coverage how much of the change log the tracker gave
/// @param gone whether the tracker no longer showed it
public record Timeline(
        Instant created,
        Instant begin,
        Instant end,
        Map<Field, List<Interval>> fields,
        List<Instant> touches,
        List<Oddity> oddities,
        Coverage coverage,
        boolean gone) {

    /// Returns the intervals of a field, in order; none when nobody told about it.
    public List<Interval> intervals(Field field) {
        return fields.getOrDefault(field, List.of());
    }

    /// Returns the values at a moment, changes at that very moment included; none outside of the
    /// timeline.
    public List<Value> at(Field field, Instant moment) {
        return intervalAt(field, moment).map(Interval::values).orElse(List.of());
    }

    /// Returns the interval that holds at a moment, if it lies within the timeline.
    public Optional<Interval> intervalAt(Field field, Instant moment) {
        List<Interval> intervals = intervals(field);
        if (moment.isBefore(begin) || moment.isAfter(end)) {
            return Optional.empty();
        }
        for (int i = intervals.size() - 1; i >= 0; i--) {
            if (!intervals.get(i).from().isAfter(moment)) {
                return Optional.of(intervals.get(i));
            }
        }
        return Optional.empty();
    }

    /// Returns the last values of a field.
    public List<Value> last(Field field) {
        List<Interval> intervals = intervals(field);
        return intervals.isEmpty() ? List.of() : intervals.getLast().values();
    }

    /// Returns the last value of a field that has one at a time.
    public Optional<Value> lastOf(Field field) {
        return last(field).stream().findFirst();
    }

    /// Returns each value of a field with the time it stayed, in order of coming: how long in each
    /// sprint, with each assignee.
    public List<Stay> stays(Field field, CurrentNames names) {
        return Stays.of(field, intervals(field), names);
    }

    /// A time in which the values of a field stayed as they were.
    ///
    /// @param from when it begins
    /// @param until when it ends; the first moment that no longer belongs to it
    /// @param values all values, by the names they had when it began; empty for none or not known
    /// @param origin how we know
    public record Interval(Instant from, Instant until, List<Value> values, Origin origin) {

        /// Returns its length.
        public Duration length() {
            return Duration.between(from, until);
        }
    }

    /// A time in which a field had a value, whatever others it had too.
    ///
    /// @param value id, and name as it was when it came
    /// @param nameNow the last name told for that id
    /// @param from when it came
    /// @param until when it went, or the end of the timeline
    /// @param origin how we know
    public record Stay(Value value, String nameNow, Instant from, Instant until, Origin origin) {}

    /// How an interval is known.
    public enum Origin {
        /// The tracker told it for the moment of creation.
        AT_CREATION,
        /// Cast back from what the first change started from, or the first snapshot showed; the
        /// change log is whole.
        CAST_BACK,
        /// The same, but changes may be missing: the value may be younger than the interval.
        ASSUMED,
        /// A change told it.
        CHANGE,
        /// The tracker dated it without telling the change.
        DATED,
        /// A snapshot showed it and no change had told; it may be older than the interval.
        SEEN,
        /// Nobody told.
        UNKNOWN;

        /// Answers whether the interval is known to begin where it does.
        public boolean isDated() {
            return this != ASSUMED && this != SEEN && this != UNKNOWN;
        }
    }
}
