package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeEvent.Closed;
import dev.quarterdeck.engine.changes.ChangeEvent.Commented;
import dev.quarterdeck.engine.changes.ChangeEvent.CommitPushed;
import dev.quarterdeck.engine.changes.ChangeEvent.Declared;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.ForcePushed;
import dev.quarterdeck.engine.changes.ChangeEvent.ItemNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.LandingNamed;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeDraft;
import dev.quarterdeck.engine.changes.ChangeEvent.MadeReady;
import dev.quarterdeck.engine.changes.ChangeEvent.Merged;
import dev.quarterdeck.engine.changes.ChangeEvent.Noted;
import dev.quarterdeck.engine.changes.ChangeEvent.Opened;
import dev.quarterdeck.engine.changes.ChangeEvent.Reopened;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewDismissed;
import dev.quarterdeck.engine.changes.ChangeEvent.ReviewRequested;
import dev.quarterdeck.engine.changes.ChangeEvent.Reviewed;
import dev.quarterdeck.engine.changes.ChangeEvent.Seen;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeEvent.TargetChanged;
import dev.quarterdeck.engine.changes.ChangeFacts.Oddity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sorts what was told of one change, in canonical order, into what the fold asks for.
final class ChangeReading {

    final List<ChangeEvent> course = new ArrayList<>();
    final ReviewLog log = new ReviewLog();
    final List<CommitPushed> commits = new ArrayList<>();
    final List<ForcePushed> forcePushes = new ArrayList<>();
    final List<Seen> seen = new ArrayList<>();
    final Set<String> mergeCommits = new LinkedHashSet<>();
    final Set<String> namedCommits = new LinkedHashSet<>();
    final Map<String, ItemNamed> items = new LinkedHashMap<>();
    final Set<ChangeFacts.DeclaredRepair> repairs = new LinkedHashSet<>();
    final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    Standing standing = Standing.OPEN;
    @Nullable Opened opened;
    @Nullable Instant merged;
    @Nullable Instant closed;
    @Nullable Instant gone;
    String target = "";
    int reopened;
    private boolean exists;

    void apply(ChangeEvent event) {
        exists |= !(event instanceof CommitPushed);
        // What happened later shows that it is back.
        gone = event instanceof ChangeEvent.Gone it ? it.at() : null;
        switch (event) {
            case Opened it -> open(it);
            case Merged it -> merge(it.at(), it.commit());
            case LandingNamed it -> namedCommits.add(it.commit());
            case Closed it -> close(it.at());
            case Reopened _ -> reopen();
            case TargetChanged it -> target = it.to();
            case CommitPushed it -> commits.add(it);
            case ForcePushed it -> forcePushes.add(it);
            case Reviewed it -> log.add(it);
            case ReviewDismissed it -> log.add(it);
            case Commented it -> log.add(it);
            case ItemNamed it -> items.merge(it.key(), it, ChangeReading::moreTelling);
            case Declared it -> repairs.add(new ChangeFacts.DeclaredRepair(it.repair(), it.of()));
            case Seen it -> see(it);
            case MadeReady _, MadeDraft _, ReviewRequested _, Noted _, ChangeEvent.Gone _ -> {}
        }
        course.add(event);
    }

    /// A commit alone does not make a change: it may have been written long before.
    boolean exists() {
        return exists;
    }

    private static ItemNamed moreTelling(ItemNamed one, ItemNamed other) {
        return one.place().compareTo(other.place()) <= 0 ? one : other;
    }

    /// Of several tellings of the opening the first dates it; each adds what the others lack.
    private void open(Opened it) {
        opened = opened == null ? it : completed(opened, it);
        if (target.isEmpty()) {
            target = it.target();
        }
    }

    private static Opened completed(Opened first, Opened later) {
        return new Opened(
                first.at(),
                either(first.repository(), later.repository()),
                first.number() == 0 ? later.number() : first.number(),
                either(first.author(), later.author()),
                either(first.source(), later.source()),
                either(first.target(), later.target()),
                first.draft() == Draft.NOT_TOLD ? later.draft() : first.draft());
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private void merge(@Nullable Instant at, String commit) {
        standing = Standing.MERGED;
        closed = null;
        if (merged == null) {
            merged = at;
        }
        if (!commit.isEmpty()) {
            mergeCommits.add(commit);
        }
    }

    /// Tools tell the closing of a merged change too; merged stays merged.
    private void close(Instant at) {
        if (standing == Standing.OPEN) {
            standing = Standing.CLOSED;
            closed = at;
        }
    }

    private void reopen() {
        if (standing == Standing.MERGED) {
            return;
        }
        if (standing == Standing.OPEN) {
            oddities.add(Oddity.CLOSING_NOT_TOLD);
        }
        standing = Standing.OPEN;
        closed = null;
        reopened++;
    }

    private void see(Seen it) {
        seen.add(it);
        if (!it.target().isEmpty()) {
            target = it.target();
        }
        if (it.standing() == Standing.MERGED) {
            merge(null, it.mergeCommit());
        } else if (it.standing() != standing && standing != Standing.MERGED) {
            standing = it.standing();
            closed = null;
            oddities.add(Oddity.CLOSING_NOT_TOLD);
        }
    }

    /// Returns when it ended for good, as far as that is told.
    @Nullable Instant end() {
        return merged != null ? merged : closed;
    }

    String author() {
        return opened == null ? "" : opened.author();
    }

    /// Infers whether it was a draft when it was opened: as told; else the opposite of what it was
    /// first made; else as it was first seen.
    Draft firstDraft() {
        if (opened != null && opened.draft() != Draft.NOT_TOLD) {
            return opened.draft();
        }
        for (ChangeEvent event : course) {
            if (event instanceof MadeReady) {
                return Draft.YES;
            } else if (event instanceof MadeDraft) {
                return Draft.NO;
            }
        }
        return seen.stream()
                .map(Seen::draft)
                .filter(draft -> draft != Draft.NOT_TOLD)
                .findFirst()
                .orElse(Draft.NOT_TOLD);
    }
}
