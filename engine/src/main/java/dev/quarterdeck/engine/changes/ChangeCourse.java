package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeEvent.Closed;
import dev.quarterdeck.engine.changes.ChangeEvent.Commented;
import dev.quarterdeck.engine.changes.ChangeEvent.CommitPushed;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.ForcePushed;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeDraft;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeReady;
import dev.quarterdeck.engine.changes.ChangeEvent.Reopened;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewDismissed;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewRequested;
import dev.quarterdeck.engine.changes.ChangeEvent.Reviewed;
import dev.quarterdeck.engine.changes.ChangeEvent.Seen;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.Verdict;
import dev.quarterdeck.engine.changes.ChangeFacts.Oddity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts the time from the opening of a change to its end into stretches: closed, draft, and whose
/// turn it was.
///
/// The stretches tile the time, so sums of them add up. Whatever is dated before the opening
/// happens at the opening.
final class ChangeCourse {

    private final List<Stretch> stretches = new ArrayList<>();
    private final ChangeReading reading;
    private final Accounts accounts;
    private Instant at;
    private Kind turn = Kind.REVIEWERS;
    private boolean draft;
    private boolean closed;
    private @Nullable Instant ready;

    ChangeCourse(ChangeReading reading, Instant opened, Accounts accounts) {
        this.reading = reading;
        this.accounts = accounts;
        at = opened;
        draft = reading.firstDraft() == Draft.YES;
        ready = draft ? null : opened;
        run(reading.end());
    }

    private void run(@Nullable Instant end) {
        for (ChangeEvent event : reading.course) {
            if (end != null && event.at().isAfter(end)) {
                break;
            }
            advance(event.at());
            apply(event);
        }
        if (end != null) {
            advance(end);
        }
    }

    private void advance(Instant to) {
        if (to.isAfter(at)) {
            stretches.add(new Stretch(at, to, kind()));
            at = to;
        }
    }

    private Kind kind() {
        if (closed) {
            return Kind.CLOSED;
        }
        return draft ? Kind.DRAFT : turn;
    }

    private void apply(ChangeEvent event) {
        switch (event) {
            case MadeDraft _ -> draft = true;
            case MadeReady _ -> makeReady();
            case Closed _ -> closed = reading.merged == null || isBeforeMerge();
            case Reopened _ -> closed = false;
            case Seen seen -> see(seen);
            case CommitPushed _, ForcePushed _, ReviewRequested _ -> handToReviewers();
            case Commented it -> answer(it.author(), Verdict.COMMENTED);
            case Reviewed it -> answer(it.reviewer(), it.verdict());
            case ReviewDismissed _ -> turn = Kind.REVIEWERS;
            default -> {}
        }
    }

    private boolean isBeforeMerge() {
        return reading.merged != null && at.isBefore(reading.merged);
    }

    private void makeReady() {
        draft = false;
        handToReviewers();
        if (ready == null) {
            ready = at;
        }
    }

    private void see(Seen seen) {
        closed = seen.standing() == Standing.CLOSED;
        if (seen.draft() == Draft.NOT_TOLD || draft == (seen.draft() == Draft.YES)) {
            return;
        }
        reading.oddities.add(Oddity.DRAFT_CHANGE_NOT_TOLD);
        if (draft) {
            makeReady();
        } else {
            draft = true;
        }
    }

    private void handToReviewers() {
        if (turn == Kind.AUTHOR) {
            turn = Kind.REVIEWERS;
        }
    }

    private void answer(String account, Verdict verdict) {
        if (!accounts.isOther(account, reading.author())) {
            if (account.equals(reading.author())) {
                handToReviewers();
            }
        } else if (verdict == Verdict.APPROVED) {
            turn = Kind.LANDING;
        } else if (verdict == Verdict.CHANGES_REQUESTED || turn != Kind.LANDING) {
            turn = Kind.AUTHOR;
        }
    }

    @Nullable Instant ready() {
        return ready;
    }

    boolean isDraft() {
        return draft;
    }

    /// Sums the stretches of some kinds between two moments.
    Duration time(Set<Kind> kinds, Instant from, Instant until) {
        Duration sum = Duration.ZERO;
        for (Stretch stretch : stretches) {
            if (kinds.contains(stretch.kind())) {
                sum = sum.plus(stretch.within(from, until));
            }
        }
        return sum;
    }

    /// Sums the stretches of one kind, whenever they were.
    Duration time(Kind kind) {
        return time(Set.of(kind), Instant.MIN, Instant.MAX);
    }

    /// Whose turn it was, or why nobody's.
    enum Kind {
        CLOSED,
        DRAFT,
        REVIEWERS,
        AUTHOR,
        LANDING
    }

    private record Stretch(Instant from, Instant until, Kind kind) {

        Duration within(Instant earliest, Instant latest) {
            Instant start = from.isBefore(earliest) ? earliest : from;
            Instant stop = until.isAfter(latest) ? latest : until;
            return stop.isAfter(start) ? Duration.between(start, stop) : Duration.ZERO;
        }
    }
}
