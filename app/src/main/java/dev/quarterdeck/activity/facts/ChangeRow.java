package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.changes.ChangeFacts.DeclaredRepair;
import dev.quarterdeck.engine.changes.ChangeFacts.NamedItem;
import dev.quarterdeck.engine.changes.ChangeFacts.Oddity;
import dev.quarterdeck.engine.histories.Lapse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what the history of one change comes to. Names nobody.
///
/// @param head its state is `OPEN`, `MERGED` or `CLOSED`
public record ChangeRow(
        Head head,
        Origin origin,
        Dates dates,
        Stages stages,
        Reviewing reviewing,
        Amount amount,
        Said said)
        implements FactRow {

    /// Where it comes from and wants to land.
    ///
    /// @param repository as the tool writes it; empty when not told
    /// @param number its number there, or 0
    /// @param byBot whether a program opened it
    /// @param branch where it comes from
    /// @param target branch it wants to land on
    /// @param draft whether it is a draft now
    public record Origin(
            String repository,
            long number,
            boolean byBot,
            String branch,
            String target,
            boolean draft) {}

    /// When what happened first; see {@link dev.quarterdeck.engine.changes.ChangeFacts.Moments}.
    public record Dates(
            @Nullable Instant firstCommit,
            @Nullable Instant opened,
            @Nullable Instant ready,
            @Nullable Instant answered,
            @Nullable Instant reviewed,
            @Nullable Instant approved,
            @Nullable Instant merged,
            @Nullable Instant closed,
            @Nullable Instant gone) {}

    /// How long each stage took, or why nobody can say; see {@link
    /// dev.quarterdeck.engine.changes.ChangeFacts.Stages}.
    public record Stages(
            Lapse coding,
            Lapse draft,
            Lapse closed,
            Lapse pickup,
            Lapse review,
            Lapse rework,
            Lapse landing,
            Lapse open) {}

    /// How it was reviewed before its end.
    ///
    /// @param isAnswered whether another person commented or reviewed
    /// @param isReviewed whether another person reviewed
    /// @param blocking reviews that asked for changes
    /// @param cycles those that commits followed before the next
    public record Reviewing(
            boolean isAnswered,
            boolean isReviewed,
            int blocking,
            int cycles,
            Lapse withReviewers,
            Lapse withAuthor,
            Lapse toLand) {}

    /// How much it is; null where nobody told.
    public record Amount(
            int commits,
            int forcePushes,
            int reopened,
            @Nullable Integer linesAdded,
            @Nullable Integer linesRemoved,
            @Nullable Integer files) {}

    /// What it says about itself.
    ///
    /// @param mergeCommit the commit that the tool says it became, or null
    /// @param items work items that it names
    /// @param repairs what it declares to repair
    /// @param oddities what does not fit together in what was told
    public record Said(
            @Nullable String mergeCommit,
            List<NamedItem> items,
            List<DeclaredRepair> repairs,
            List<Oddity> oddities) {

        /// Copies the lists.
        public Said {
            items = List.copyOf(items);
            repairs = List.copyOf(repairs);
            oddities = List.copyOf(oddities);
        }
    }
}
