package dev.quarterdeck.sources.hosts;

import dev.quarterdeck.engine.deliveries.Result;
import java.util.Locale;

/// Reads the words by which hosts say how a run, job or deployment ended.
public final class Results {

    private Results() {}

    /// Returns what a word stands for. Cancelled is not failed; a word that is not known is not
    /// known.
    public static Result of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "success", "succeeded", "passed", "active" -> Result.SUCCESS;
            case "failure", "failed", "error", "timed_out", "startup_failure" -> Result.FAILED;
            case "cancelled", "canceled", "stale" -> Result.CANCELLED;
            case "skipped" -> Result.SKIPPED;
            default -> Result.UNKNOWN;
        };
    }
}
