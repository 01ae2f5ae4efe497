package dev.quarterdeck.reports;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.metrics.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Everything one `qd look` says, before it is rendered.
///
/// @param lookId content hash of the inputs and the answers, short: `3f9a1c`; the same inputs give
///   the same id
/// @param subject repository name, and tracker files if any
/// @param asOf the day the look describes
/// @param made when it was computed
/// @param readings one line each on what was read, with counts and seconds:
///   `14,054 commits in 0.4 s`
/// @param sections numbered statements in order
/// @param guesses what was guessed
/// @param unknowns what could not be known, with what would tell
/// @param gaps what could not be read: exit code 3 when not empty
/// @param issues bad rows of tracker files
/// @param nextCommands useful next commands, best first
public record FirstLook(
        String lookId,
        String subject,
        LocalDate asOf,
        Instant made,
        List<String> readings,
        List<Section> sections,
        List<Guess> guesses,
        List<Unknown> unknowns,
        List<ReadGap> gaps,
        List<ImportIssue> issues,
        List<String> nextCommands) {

    public FirstLook {
        readings = List.copyOf(readings);
        sections = List.copyOf(sections);
        guesses = List.copyOf(guesses);
        unknowns = List.copyOf(unknowns);
        gaps = List.copyOf(gaps);
        issues = List.copyOf(issues);
        nextCommands = List.copyOf(nextCommands);
    }

    /// Returns the same look under another name of what was looked at; its id follows from it.
    public FirstLook about(String name) {
        return LookId.named(
                new FirstLook(
                        lookId,
                        name,
                        asOf,
                        made,
                        readings,
                        sections,
                        guesses,
                        unknowns,
                        gaps,
                        issues,
                        nextCommands));
    }

    /// A guess for review.
    ///
    /// @param key its key in `.quarterdeck.yml`
    /// @param value the guess
    /// @param evidence why
    /// @param given whether the user confirmed or set it
    public record Guess(String key, String value, String evidence, boolean given) {}

    /// Something that could not be known.
    ///
    /// @param what what
    /// @param input the file or tool that would tell
    public record Unknown(String what, String input) {}
}
