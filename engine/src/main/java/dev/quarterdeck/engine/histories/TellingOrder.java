package dev.quarterdeck.engine.histories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Puts told events into the one order that depends on their content only, so that arrival,
/// repeats and page sizes cannot matter.
///
/// Time rules; events of one instant are ordered by kind, and of one kind by what they say.
public final class TellingOrder {

    private TellingOrder() {}

    /// Sorts events and drops repeats.
    ///
    /// @param at when an event happened
    /// @param rank which kind comes first of those of one instant
    /// @param events records of plain values: what they say is compared as text
    public static <E> List<E> sorted(
            Collection<? extends E> events, Function<E, Instant> at, ToIntFunction<E> rank) {
        List<E> ordered = new ArrayList<>(new LinkedHashSet<>(events));
        ordered.sort(
                Comparator.comparing(at)
                        .thenComparingInt(rank)
                        .thenComparing(event -> event.toString()));
        return List.copyOf(ordered);
    }
}
