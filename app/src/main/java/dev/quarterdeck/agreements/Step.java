package dev.quarterdeck.agreements;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What became of an agreement or an experiment.
///
/// @param of whose step it is
/// @param kind `ENDED`, `RESUMED`, `CLOSED`, `REOPENED`, `TAKEN_BACK`
/// @param what the end or the closing, where the kind has one
record Step<T>(UUID id, UUID of, String kind, String by, Instant at, Optional<T> what) {

    static final String ENDED = "ENDED";
    static final String RESUMED = "RESUMED";
    static final String CLOSED = "CLOSED";
    static final String REOPENED = "REOPENED";
    static final String TAKEN_BACK = "TAKEN_BACK";

    /// Returns the last step of something that was known at a moment.
    static <T> Optional<Step<T>> last(List<Step<T>> steps, UUID of, Instant then) {
        return steps.stream()
                .filter(one -> one.of.equals(of) && !one.at.isAfter(then))
                .max(Comparator.comparing((Step<T> one) -> one.at).thenComparing(Step::id));
    }

    boolean isTakenBack() {
        return kind.equals(TAKEN_BACK);
    }
}
