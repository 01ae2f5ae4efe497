package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeEvent.Place;
import dev.quarterdeck.engine.changes.ChangeEvent.Repair;
import dev.quarterdeck.engine.changes.ChangeEvent.Size;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.histories.Lapse;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what one history tells of its change as of one moment.
///
/// No length is negative; each that is missing says why. Nothing depends on the moment itself,
/// only on the events up to it, so facts stay true until something happens.
///
/// @param id the tool's own id
/// @param origin where it comes from and wants to land
/// @param standing open, merged or closed
/// @param draft whether it is a draft now
/// @param moments when things happened first
/// @param stages how long each stage took
/// @param reviewing how it was reviewed
/// @param counts how often things happened
/// @param size how much it changes when last told, or null
/// @param traces by what its commits are found
/// @param items work items it names, each once, by its most telling place
/// @param repairs what it declares to repair
/// @param oddities what does not fit together in what was told
public record ChangeFacts(
        String id,
        Origin origin,
        Standing standing,
        boolean draft,
        Moments moments,
        Stages stages,
        Reviewing reviewing,
        Counts counts,
        @Nullable Size size,
        Traces traces,
        List<NamedItem> items,
        List<DeclaredRepair> repairs,
        Set<Oddity> oddities) {

    public ChangeFacts {
        items = List.copyOf(items);
        repairs = List.copyOf(repairs);
        oddities =
                oddities.isEmpty()
                        ? Set.of()
                        : Collections.unmodifiableSet(EnumSet.copyOf(oddities));
    }

    /// Answers whether it landed, says the tool.
    public boolean isMerged() {
        return standing == Standing.MERGED;
    }

    /// Where a change comes from and wants to land.
    ///
    /// @param repository as the tool writes it; empty when not told
    /// @param number its number there, or 0
    /// @param author account that opened it; empty when not told
    /// @param byBot whether that is a program's
    /// @param source branch it comes from
    /// @param target branch it wants to land on, as last told
    public record Origin(
            String repository,
            long number,
            String author,
            boolean byBot,
            String source,
            String target) {}

    /// When things happened first. An answer, review or approval is another person's, neither a
    /// bot's nor the author's; it is taken no earlier than `ready` and no later than the end.
    ///
    /// @param firstCommit when its oldest commit was first written
    /// @param opened when it was opened
    /// @param ready when it was first offered for review
    /// @param answered first comment or review
    /// @param reviewed first review
    /// @param approved first approval that was not taken back
    /// @param merged when it landed
    /// @param closed when it was closed for good without landing
    /// @param gone since when the tool does not show it any more
    public record Moments(
            @Nullable Instant firstCommit,
            @Nullable Instant opened,
            @Nullable Instant ready,
            @Nullable Instant answered,
            @Nullable Instant reviewed,
            @Nullable Instant approved,
            @Nullable Instant merged,
            @Nullable Instant closed,
            @Nullable Instant gone) {}

    /// How long each stage took. Of an answered, merged change `draft + closed + pickup + review`
    /// is `open`.
    ///
    /// @param coding first commit to opening; zero when the change was opened before
    /// @param draft time as a draft, so far
    /// @param closed time spent closed before it was opened again, so far
    /// @param pickup ready to first answer, without draft and closed time
    /// @param review first answer to merge, without draft and closed time
    /// @param rework first review to first approval, by the calendar; zero when the first approves
    /// @param landing first approval to merge, by the calendar
    /// @param open opening to merge, by the calendar
    public record Stages(
            Lapse coding,
            Lapse draft,
            Lapse closed,
            Lapse pickup,
            Lapse review,
            Lapse rework,
            Lapse landing,
            Lapse open) {}

    /// How a change was reviewed before its end.
    ///
    /// @param answered whether another person commented or reviewed
    /// @param reviewed whether another person reviewed
    /// @param blocking reviews by others that asked for changes
    /// @param cycles blocking reviews that commits followed before the next of them
    /// @param withReviewers time in which others had the next word, ready to end
    /// @param withAuthor time in which the author had the next word after an answer
    /// @param toLand time in which it was approved and not merged
    public record Reviewing(
            boolean answered,
            boolean reviewed,
            int blocking,
            int cycles,
            Lapse withReviewers,
            Lapse withAuthor,
            Lapse toLand) {}

    /// How often things happened.
    ///
    /// @param commits commits told, including those that were replaced
    /// @param forcePushes times the commits were replaced
    /// @param reopened times it was opened again
    public record Counts(int commits, int forcePushes, int reopened) {}

    /// By what the commits of a change are found on the main line.
    ///
    /// @param merge commits that the tool says it became
    /// @param named commits that its timeline names
    /// @param heads its last commit, by each way to know it
    /// @param commits all its commits
    public record Traces(
            List<String> merge, List<String> named, List<String> heads, List<String> commits) {

        public Traces {
            merge = List.copyOf(merge);
            named = List.copyOf(named);
            heads = List.copyOf(heads);
            commits = List.copyOf(commits);
        }
    }

    /// A work item that a change names. @param key as written @param place where
    public record NamedItem(String key, Place place) {}

    /// What a change declares to repair. @param repair which kind @param of commit, or empty
    public record DeclaredRepair(Repair repair, String of) {}

    /// What does not fit together in what was told of a change.
    public enum Oddity {
        /// Nothing tells its opening.
        OPENING_NOT_TOLD,
        /// It is merged, and nothing tells when.
        MERGE_DATE_NOT_TOLD,
        /// It is closed or open again, and nothing tells when.
        CLOSING_NOT_TOLD,
        /// It is a draft or no longer one, and nothing tells since when.
        DRAFT_CHANGE_NOT_TOLD,
        /// It ended before it was opened.
        ENDED_BEFORE_OPENING,
        /// Somebody answered before it was opened; counted at the opening.
        ANSWER_BEFORE_OPENING,
        /// Somebody answered only after its end; not counted as an answer.
        ANSWER_AFTER_END,
        /// Somebody whose account is not told answered; not counted as an answer.
        ANSWER_BY_UNKNOWN,
        /// Its oldest commit was written after it was opened; coding time is taken as zero.
        FIRST_COMMIT_AFTER_OPENING
    }
}
