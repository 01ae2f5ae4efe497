package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeEvent.Commented;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewDismissed;
import dev.quarterdeck.engine.changes.ChangeEvent.Reviewed;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the reviews and comments of one change, in the order of their dates.
final class ReviewLog {

    private final Map<String, Reviewed> byId = new LinkedHashMap<>();
    private final Map<String, Instant> dismissed = new HashMap<>();
    private final List<Commented> comments = new ArrayList<>();

    /// A review that was told twice counts once; a later import may know only that it was
    /// dismissed, which takes nothing from what was known.
    void add(Reviewed review) {
        byId.merge(
                review.review().isEmpty() ? review.toString() : review.review(),
                review,
                (one, other) -> one.verdict() == Verdict.NOT_TOLD ? dated(other, one) : one);
    }

    private static Reviewed dated(Reviewed review, Reviewed first) {
        return new Reviewed(first.at(), review.review(), review.reviewer(), review.verdict());
    }

    void add(ReviewDismissed event) {
        if (!event.review().isEmpty()) {
            dismissed.putIfAbsent(event.review(), event.at());
            return;
        }
        String last = null;
        for (Map.Entry<String, Reviewed> entry : byId.entrySet()) {
            if (entry.getValue().reviewer().equals(event.reviewer())) {
                last = entry.getKey();
            }
        }
        if (last != null) {
            dismissed.putIfAbsent(last, event.at());
        }
    }

    void add(Commented comment) {
        comments.add(comment);
    }

    /// Returns the first review that counts, or null.
    @Nullable Instant firstReview(Counting counting) {
        return byId.values().stream()
                .filter(review -> counting.counts(review.reviewer(), review.at()))
                .map(Reviewed::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// Returns the first approval that counts and was not taken back before the end, or null.
    @Nullable Instant firstApproval(Counting counting, @Nullable Instant end) {
        return byId.entrySet().stream()
                .filter(entry -> isStanding(entry.getKey(), end))
                .map(Map.Entry::getValue)
                .filter(review -> review.verdict() == Verdict.APPROVED)
                .filter(review -> counting.counts(review.reviewer(), review.at()))
                .map(Reviewed::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private boolean isStanding(String review, @Nullable Instant end) {
        Instant at = dismissed.get(review);
        return at == null || end != null && at.isAfter(end);
    }

    /// Returns the first comment that counts, or null.
    @Nullable Instant firstComment(Counting counting) {
        return comments.stream()
                .filter(comment -> counting.counts(comment.author(), comment.at()))
                .map(Commented::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// Returns when reviews that count asked for changes, by time.
    List<Instant> blocking(Counting counting) {
        return byId.values().stream()
                .filter(review -> review.verdict() == Verdict.CHANGES_REQUESTED)
                .filter(review -> counting.counts(review.reviewer(), review.at()))
                .map(Reviewed::at)
                .sorted()
                .toList();
    }

    /// Which answers count.
    @FunctionalInterface
    interface Counting {

        boolean counts(String account, Instant at);
    }
}
