package dev.quarterdeck.engine.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tells one dated thing that a tool said about a change. Carries accounts as opaque ids, and no
/// text that anybody wrote.
///
/// An event is identified by all it says. Each tells one commit, review or comment, never a list
/// of them, so that it stays the same event whatever the page it came on. An empty text means
/// that the tool does not tell.
public sealed interface ChangeEvent {

    /// Returns when it happened.
    Instant at();

    /// The change was opened.
    ///
    /// @param repository the repository it wants to land in, as the tool writes it: `acme/harbor`
    /// @param number its number there, or 0
    /// @param author account that opened it
    /// @param source branch it comes from
    /// @param target branch it wants to land on
    /// @param draft whether it was opened as a draft
    record Opened(
            Instant at,
            String repository,
            long number,
            String author,
            String source,
            String target,
            Draft draft)
            implements ChangeEvent {}

    /// It was offered for review.
    record MadeReady(Instant at) implements ChangeEvent {}

    /// It was made a draft again.
    record MadeDraft(Instant at) implements ChangeEvent {}

    /// Somebody was asked to review. @param reviewer account or team that was asked
    record ReviewRequested(Instant at, String reviewer) implements ChangeEvent {}

    /// A review was submitted, or an approval given.
    ///
    /// @param review id of the review
    /// @param reviewer account
    /// @param verdict what it came to
    record Reviewed(Instant at, String review, String reviewer, Verdict verdict)
            implements ChangeEvent {}

    /// A review no longer counts: dismissed, or an approval withdrawn.
    ///
    /// @param review its id; empty when only the reviewer is told: their latest one before
    /// @param reviewer account whose review it was; empty when the id is told
    record ReviewDismissed(Instant at, String review, String reviewer) implements ChangeEvent {}

    /// A comment was made. @param comment its id @param author account
    record Commented(Instant at, String comment, String author) implements ChangeEvent {}

    /// A commit belongs to the change.
    ///
    /// @param at when it was pushed; its commit date where the tool does not tell
    /// @param sha the commit
    /// @param authored when it was first written
    /// @param committed when it was last rewritten
    /// @param author account, where the tool knows one
    record CommitPushed(Instant at, String sha, Instant authored, Instant committed, String author)
            implements ChangeEvent {}

    /// Its commits were replaced. @param before last commit before @param after last commit after
    record ForcePushed(Instant at, String before, String after) implements ChangeEvent {}

    /// It was merged.
    ///
    /// @param commit the commit that the tool says it became
    /// @param merger account
    record Merged(Instant at, String commit, String merger) implements ChangeEvent {}

    /// The timeline names the commit by which it was merged or closed.
    record LandingNamed(Instant at, String commit) implements ChangeEvent {}

    /// It was closed without being merged, as far as this event tells.
    record Closed(Instant at) implements ChangeEvent {}

    /// It was opened again.
    record Reopened(Instant at) implements ChangeEvent {}

    /// It wants to land on another branch.
    record TargetChanged(Instant at, String from, String to) implements ChangeEvent {}

    /// It names a work item. @param key as written: `HARBOR-12` @param place where
    record ItemNamed(Instant at, String key, Place place) implements ChangeEvent {}

    /// It calls itself a repair.
    ///
    /// @param repair which kind
    /// @param of the commit it takes back, where it names one
    record Declared(Instant at, Repair repair, String of) implements ChangeEvent {}

    /// Something else happened, of which no fact is made: a label, an assignment.
    ///
    /// @param note id of the record
    /// @param kind the tool's word for it
    record Noted(Instant at, String note, String kind) implements ChangeEvent {}

    /// A record showed the change like this, which holds since its last update.
    ///
    /// @param at the last update before the record was read
    /// @param standing open, merged or closed
    /// @param draft whether it was a draft
    /// @param target branch it wants to land on
    /// @param head last commit
    /// @param mergeCommit commit that the tool says it became; ignored unless merged, because
    ///     tools name a trial merge there before
    /// @param size how much it changes, or null
    record Seen(
            Instant at,
            Standing standing,
            Draft draft,
            String target,
            String head,
            String mergeCommit,
            @Nullable Size size)
            implements ChangeEvent {}

    /// The tool does not show it any more: it was deleted. @param at when that was first found
    record Gone(Instant at) implements ChangeEvent {}

    /// Whether a change is a draft, as told.
    enum Draft {
        /// Not offered for review.
        YES,
        /// Offered for review.
        NO,
        /// The tool does not tell, or has no drafts.
        NOT_TOLD
    }

    /// What a review came to.
    enum Verdict {
        /// May land.
        APPROVED,
        /// May not land like this.
        CHANGES_REQUESTED,
        /// Neither.
        COMMENTED,
        /// Dismissed before anybody read what it was.
        NOT_TOLD
    }

    /// How a change stands.
    enum Standing {
        /// Neither merged nor closed.
        OPEN,
        /// Landed, says the tool.
        MERGED,
        /// Given up, says the tool.
        CLOSED
    }

    /// Where a change names a work item, the most telling first.
    enum Place {
        /// A link kept by the tool.
        LINK,
        /// Its title.
        TITLE,
        /// Its branch.
        BRANCH,
        /// Its description, or the message of its merge.
        MESSAGE,
        /// The message of one of its commits.
        COMMIT
    }

    /// What a change calls itself.
    enum Repair {
        /// An urgent repair.
        HOTFIX,
        /// Takes an earlier change back.
        REVERT
    }

    /// How much a change changes.
    ///
    /// @param added lines; 0 when not known
    /// @param removed lines; 0 when not known
    /// @param files files
    /// @param linesUnknown whether the tool tells of files alone
    record Size(int added, int removed, int files, boolean linesUnknown) {

        /// Tells lines and files.
        public Size(int added, int removed, int files) {
            this(added, removed, files, false);
        }

        /// Tells files, and of lines nothing.
        public static Size ofFiles(int files) {
            return new Size(0, 0, files, true);
        }
    }
}
