package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.engine.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds at most one value on each day, as segments that do not overlap.
///
/// Ends are exclusive; {@link LocalDate#MAX} stands for "no end known".
final class Track<V> {

    private final TreeMap<LocalDate, Segment<V>> segments = new TreeMap<>();

    /// One value from a day on, until the day before another.
    ///
    /// @param by the row that said so, or null when it was known before
    /// @param joins whether it becomes one with an equal neighbour: a state does, as it is said
    ///     again and again; a row with ends of its own does not
    record Segment<V>(
            LocalDate from, LocalDate until, V value, @Nullable IncomingRow by, boolean joins) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }

        DateRange range() {
            return new DateRange(from, open(until));
        }

        private Segment<V> between(LocalDate newFrom, LocalDate newUntil) {
            return new Segment<>(newFrom, newUntil, value, by, joins);
        }
    }

    static @Nullable LocalDate open(LocalDate until) {
        return until.equals(LocalDate.MAX) ? null : until;
    }

    static LocalDate closed(@Nullable LocalDate until) {
        return until == null ? LocalDate.MAX : until;
    }

    /// Says a segment, whatever was there; saying again what is known changes nothing.
    void set(Segment<V> said) {
        var known = on(said.from());
        if (known.isPresent()
                && known.get().value().equals(said.value())
                && !known.get().until().isBefore(said.until())) {
            return;
        }
        clear(said.from(), said.until());
        segments.put(said.from(), said);
    }

    /// Takes up what was known before.
    void know(DateRange range, V value) {
        set(new Segment<>(range.from(), closed(range.until()), value, null, false));
    }

    /// Says nothing holds in [from, until).
    void clear(LocalDate from, LocalDate until) {
        var before = segments.lowerEntry(from);
        if (before != null && before.getValue().until().isAfter(from)) {
            var cut = before.getValue();
            segments.put(cut.from(), cut.between(cut.from(), from));
            keepAfter(cut, until);
        }
        var inside = segments.subMap(from, true, until, false);
        if (!inside.isEmpty()) {
            var last = inside.lastEntry().getValue();
            inside.clear();
            keepAfter(last, until);
        }
    }

    private void keepAfter(Segment<V> cut, LocalDate until) {
        if (cut.until().isAfter(until)) {
            segments.put(until, cut.between(until, cut.until()));
        }
    }

    /// Leaves only what lies inside the ranges.
    void clipTo(Track<?> other) {
        var gapFrom = LocalDate.MIN;
        for (var segment : other.segments()) {
            if (gapFrom.isBefore(segment.from())) {
                clear(gapFrom, segment.from());
            }
            gapFrom = segment.until();
        }
        if (gapFrom.isBefore(LocalDate.MAX)) {
            clear(gapFrom, LocalDate.MAX);
        }
    }

    Optional<Segment<V>> on(LocalDate day) {
        var entry = segments.floorEntry(day);
        return entry == null || !entry.getValue().covers(day)
                ? Optional.empty()
                : Optional.of(entry.getValue());
    }

    /// Answers whether something holds on at least one day of the range.
    boolean touches(LocalDate from, LocalDate until) {
        return on(from).isPresent() || !segments.subMap(from, until).isEmpty();
    }

    Collection<Segment<V>> segments() {
        return segments.values();
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    /// Adds the days on which the value changes.
    void addBoundaries(NavigableSet<LocalDate> days) {
        for (var segment : segments.values()) {
            days.add(segment.from());
            days.add(segment.until());
        }
    }

    /// Adds the days on which something begins or ends to hold, whatever its value.
    void addGaps(NavigableSet<LocalDate> days) {
        for (var segment : merged()) {
            days.add(segment.from());
            days.add(segment.until());
        }
    }

    /// Returns the segments with neighbours of equal value made one.
    List<Segment<V>> merged() {
        List<Segment<V>> merged = new ArrayList<>();
        for (var segment : segments.values()) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null
                    && last.until().equals(segment.from())
                    && (last.joins() || segment.joins())
                    && last.value().equals(segment.value())) {
                merged.set(
                        merged.size() - 1,
                        new Segment<>(
                                last.from(),
                                segment.until(),
                                last.value(),
                                last.by() == null ? segment.by() : last.by(),
                                true));
            } else {
                merged.add(segment);
            }
        }
        return merged;
    }
}
