package dev.quarterdeck.engine.workitems;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds sweeps: many items closed in one go by a clean-up, a migration or a release script.
///
/// Their closing dates say when somebody tidied up, not when the work was done. They stay in the
/// counts and are told.
public final class BulkCloses {

    /// Closes that follow each other within this time belong together: slower than a script,
    /// faster than working.
    private static final Duration GAP = Duration.ofSeconds(60);

    /// So many closes in one go make a sweep.
    private static final int LEAST = 10;

    private BulkCloses() {}

    /// Finds the sweeps among closed items, oldest first.
    ///
    /// Exports that keep days without a time of day cannot show a sweep; items closed at midnight
    /// UTC are left out.
    public static List<Sweep> find(Collection<WorkItemFacts> facts) {
        return among(facts.stream().flatMap(it -> Dated.of(it.key(), it.closed())));
    }

    /// Finds the sweeps among items by their days of closing, oldest first.
    public static List<Sweep> among(Stream<Dated> closed) {
        return new Sweeps(GAP, LEAST).find(closed);
    }

    /// An item and when it happened. @param key by which the item is told
    public record Dated(String key, Instant at) {

        static Stream<Dated> of(String key, @Nullable Instant at) {
            return at == null ? Stream.of() : Stream.of(new Dated(key, at));
        }
    }

    /// Items closed, or created, in one go.
    ///
    /// @param from the first one
    /// @param until the last one
    /// @param keys the items, in that order
    public record Sweep(Instant from, Instant until, List<String> keys) {

        public Sweep {
            keys = List.copyOf(keys);
        }
    }
}
