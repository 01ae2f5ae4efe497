package dev.quarterdeck.metrics;

import dev.quarterdeck.activity.RepositoryHistory;

/// Words how old the input of a figure is.
final class Freshness {

    private Freshness() {}

    /// Says which commit was read, from which day, and what is missing.
    static String of(RepositoryHistory history) {
        if (history.isEmpty()) {
            return "the repository has no commit";
        }
        var newest = history.commits().getFirst();
        var missing =
                history.gaps().isEmpty() ? "" : "; INCOMPLETE: " + history.gaps().getFirst().what();
        return "git, read as of %s; tip %s%s"
                .formatted(Period.day(history.asOf()), newest.shortHash(), missing);
    }
}
