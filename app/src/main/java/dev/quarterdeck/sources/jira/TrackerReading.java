package dev.quarterdeck.sources.jira;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything read from tracker files, with what could not be read.
///
/// @param tracker histories and how their names are understood; no person and no free text
/// @param files one per file, in the order given
/// @param issues rows that could not be used, at most 1,000 of them; `files` has all counts
/// @param gaps what the files say exists but do not hold
/// @param guesses how dates were read, and the like
/// @param newest the newest date in the files, or null when there is no item
public record TrackerReading(
        Tracker tracker,
        List<FileReading> files,
        List<ImportIssue> issues,
        List<ReadGap> gaps,
        List<Guess> guesses,
        @Nullable Instant newest) {

    public TrackerReading {
        files = List.copyOf(files);
        issues = List.copyOf(issues);
        gaps = List.copyOf(gaps);
        guesses = List.copyOf(guesses);
    }

    /// Returns the histories, by key.
    public List<WorkItemHistory> histories() {
        return tracker.histories();
    }

    /// Returns a moment that the files describe: the newest date in them. Empty without items.
    public Optional<Instant> asOfHint() {
        return Optional.ofNullable(newest);
    }

    /// Returns the share of items whose status changes are known, at least in part.
    public Share statusHistory() {
        long known =
                histories().stream().filter(it -> it.coverage() != Coverage.DATES_ONLY).count();
        return new Share(known, histories().size());
    }

    /// Returns how many rows could not be used, in all files.
    public long badRows() {
        return files.stream().mapToLong(FileReading::bad).sum();
    }

    /// Counts of one file. `rows = used + repeated + ignored + bad`.
    ///
    /// @param file file name as the user gave it
    /// @param format what was recognised: `Jira CSV, separator ;, windows-1252`
    /// @param rows issues or history rows found
    /// @param used rows that made or enriched an item
    /// @param repeated rows of an item that was already there
    /// @param ignored history rows of fields that are not kept, or of items not in the files
    /// @param bad rows that could not be used; each is in `issues`, up to its limit
    public record FileReading(
            String file,
            String format,
            long rows,
            long used,
            long repeated,
            long ignored,
            long bad) {}

    /// Something guessed while reading.
    ///
    /// @param what what the guess is about: `time zone`
    /// @param value the guess
    /// @param evidence why
    /// @param given whether the user said so
    public record Guess(String what, String value, String evidence, boolean given) {}
}
