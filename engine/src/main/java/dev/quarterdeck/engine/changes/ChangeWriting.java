package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Opened;
import dev.quarterdeck.engine.changes.ChangeEvent.Seen;
import dev.quarterdeck.engine.changes.ChangeEvent.Size;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeFacts.Counts;
import dev.quarterdeck.engine.changes.ChangeFacts.Moments;
import dev.quarterdeck.engine.changes.ChangeFacts.NamedItem;
import dev.quarterdeck.engine.changes.ChangeFacts.Oddity;
import dev.quarterdeck.engine.changes.ChangeFacts.Origin;
import dev.quarterdeck.engine.changes.ChangeFacts.Reviewing;
import dev.quarterdeck.engine.changes.ChangeFacts.Stages;
import dev.quarterdeck.engine.changes.ChangeFacts.Traces;
import dev.quarterdeck.engine.changes.ReviewLog.Counting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes down the facts of one change after its events were read.
final class ChangeWriting {

    private final String id;
    private final ChangeReading reading;
    private final Accounts accounts;
    private final @Nullable Instant opened;
    private final @Nullable ChangeCourse course;

    ChangeWriting(String id, ChangeReading reading, Accounts accounts) {
        this.id = id;
        this.reading = reading;
        this.accounts = accounts;
        opened = reading.opened == null ? null : reading.opened.at();
        course = opened == null ? null : new ChangeCourse(reading, opened, accounts);
    }

    ChangeFacts facts() {
        Moments moments = moments();
        StageMeasures measures =
                new StageMeasures(reading, moments, course, (who, _) -> isOther(who));
        Stages stages = measures.stages();
        Reviewing reviewing = measures.reviewing(reading.log.blocking(this::isInTime));
        noteOddities(moments);
        return new ChangeFacts(
                id,
                origin(),
                reading.standing,
                course == null ? lastSeenDraft() : course.isDraft() && isOpen(),
                moments,
                stages,
                reviewing,
                new Counts(shas().size(), reading.forcePushes.size(), reading.reopened),
                size(),
                traces(),
                items(),
                List.copyOf(reading.repairs),
                reading.oddities);
    }

    private boolean isOpen() {
        return reading.standing == Standing.OPEN;
    }

    private boolean lastSeenDraft() {
        return isOpen() && reading.firstDraft() == Draft.YES;
    }

    private Origin origin() {
        Opened told = reading.opened;
        if (told == null) {
            return new Origin("", 0, "", false, "", reading.target);
        }
        return new Origin(
                told.repository(),
                told.number(),
                told.author(),
                !told.author().isEmpty() && accounts.isBot().test(told.author()),
                told.source(),
                reading.target);
    }

    private Moments moments() {
        Instant ready = course == null ? null : course.ready();
        return new Moments(
                reading.commits.stream()
                        .map(ChangeEvent.CommitPushed::authored)
                        .min(Instant::compareTo)
                        .orElse(null),
                opened,
                ready,
                noEarlier(earlier(reading.log, this::isInTime), ready),
                noEarlier(reading.log.firstReview(this::isInTime), ready),
                noEarlier(reading.log.firstApproval(this::isInTime, reading.end()), ready),
                reading.merged,
                reading.closed,
                reading.gone);
    }

    private static @Nullable Instant earlier(ReviewLog log, Counting counting) {
        Instant review = log.firstReview(counting);
        Instant comment = log.firstComment(counting);
        if (review == null || comment == null) {
            return review == null ? comment : review;
        }
        return review.isBefore(comment) ? review : comment;
    }

    /// An answer to a draft counts from the moment it was ready; one to a change that never was
    /// ready, or whose opening is not told, counts where it stands.
    private static @Nullable Instant noEarlier(@Nullable Instant at, @Nullable Instant ready) {
        return at == null || ready == null || !at.isBefore(ready) ? at : ready;
    }

    private boolean isInTime(String account, Instant at) {
        Instant end = reading.end();
        return isOther(account) && (end == null || !at.isAfter(end));
    }

    private boolean isOther(String account) {
        return accounts.isOther(account, reading.author());
    }

    private void noteOddities(Moments moments) {
        Instant end = reading.end();
        note(opened == null, Oddity.OPENING_NOT_TOLD);
        note(
                reading.standing == Standing.MERGED && reading.merged == null,
                Oddity.MERGE_DATE_NOT_TOLD);
        note(isBefore(end, opened), Oddity.ENDED_BEFORE_OPENING);
        note(isBefore(opened, moments.firstCommit()), Oddity.FIRST_COMMIT_AFTER_OPENING);
        note(
                isBefore(earlier(reading.log, (who, _) -> isOther(who)), opened),
                Oddity.ANSWER_BEFORE_OPENING);
        note(
                end != null && answered((who, at) -> isOther(who) && at.isAfter(end)),
                Oddity.ANSWER_AFTER_END);
        note(answered((who, _) -> who.isEmpty()), Oddity.ANSWER_BY_UNKNOWN);
    }

    private boolean answered(Counting counting) {
        return earlier(reading.log, counting) != null;
    }

    private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other);
    }

    private void note(boolean holds, Oddity oddity) {
        if (holds) {
            reading.oddities.add(oddity);
        }
    }

    private @Nullable Size size() {
        return reading.seen.reversed().stream()
                .map(Seen::size)
                .filter(size -> size != null)
                .findFirst()
                .orElse(null);
    }

    private List<String> shas() {
        return reading.commits.stream().map(ChangeEvent.CommitPushed::sha).distinct().toList();
    }

    private Traces traces() {
        return new Traces(
                List.copyOf(reading.mergeCommits),
                List.copyOf(reading.namedCommits),
                new LastCommits(reading).heads(),
                shas());
    }

    private List<NamedItem> items() {
        return reading.items.values().stream()
                .map(named -> new NamedItem(named.key(), named.place()))
                .toList();
    }
}
