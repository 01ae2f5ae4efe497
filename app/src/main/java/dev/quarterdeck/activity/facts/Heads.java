package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.kept.KeptHistory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes what every row has.
final class Heads {

    private Heads() {}

    static FactRow.Head of(KeptHistory kept, String state, @Nullable Instant moment) {
        return new FactRow.Head(
                kept.number(), kept.id().source(), kept.id().id(), state, moment, kept.last());
    }

    /// Returns the first moment that is known.
    static @Nullable Instant first(@Nullable Instant... moments) {
        for (var moment : moments) {
            if (moment != null) {
                return moment;
            }
        }
        return null;
    }
}
