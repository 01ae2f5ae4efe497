package dev.quarterdeck.engine.changes;

import dev.quarterdeck.engine.changes.ChangeCourse.Kind;
import dev.quarterdeck.engine.changes.ChangeEvent.Draft;
import dev.quarterdeck.engine.changes.ChangeEvent.Standing;
import dev.quarterdeck.engine.changes.ChangeFacts.Moments;
import dev.quarterdeck.engine.changes.ChangeFacts.Reviewing;
import dev.quarterdeck.engine.changes.ChangeFacts.Stages;
import dev.quarterdeck.engine.changes.ReviewLog.Counting;
import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Measures the stages of one change between the moments that are known.
final class StageMeasures {

    private static final Set<Kind> ACTIVE = EnumSet.of(Kind.REVIEWERS, Kind.AUTHOR, Kind.LANDING);

    private final ChangeReading reading;
    private final Moments moments;
    private final @Nullable ChangeCourse course;
    private final Counting anyTime;

    StageMeasures(
            ChangeReading reading,
            Moments moments,
            @Nullable ChangeCourse course,
            Counting anyTime) {
        this.reading = reading;
        this.moments = moments;
        this.course = course;
        this.anyTime = anyTime;
    }

    Stages stages() {
        return new Stages(
                coding(),
                draft(),
                standstill(Kind.CLOSED),
                pickup(),
                review(),
                rework(),
                landing(),
                open());
    }

    private Lapse coding() {
        if (moments.opened() == null || moments.firstCommit() == null) {
            return Lapse.missing(Why.NOT_TOLD);
        }
        return moments.firstCommit().isAfter(moments.opened())
                ? Lapse.of(Duration.ZERO)
                : Lapse.between(moments.firstCommit(), moments.opened());
    }

    private Lapse draft() {
        return reading.firstDraft() == Draft.NOT_TOLD
                ? Lapse.missing(Why.NOT_TOLD)
                : standstill(Kind.DRAFT);
    }

    private Lapse standstill(Kind kind) {
        if (course == null) {
            return Lapse.missing(Why.NOT_TOLD);
        }
        return endsBackwards() ? Lapse.missing(Why.DATED_BACKWARDS) : Lapse.of(course.time(kind));
    }

    private boolean endsBackwards() {
        Instant end = reading.end();
        return end != null && moments.opened() != null && end.isBefore(moments.opened());
    }

    private Lapse pickup() {
        return active(moments.ready(), moments.answered(), whyNoAnswer());
    }

    private Lapse review() {
        Why why = moments.answered() == null ? whyNoAnswer() : whyNotMerged();
        return active(moments.answered(), moments.merged(), why);
    }

    private Lapse rework() {
        Why why = moments.reviewed() == null ? whyNoReview() : whyNoApproval();
        return Lapse.between(moments.reviewed(), moments.approved(), why);
    }

    private Lapse landing() {
        Why why = moments.approved() == null ? whyNoApproval() : whyNotMerged();
        return Lapse.between(moments.approved(), moments.merged(), why);
    }

    private Lapse open() {
        Why why = moments.opened() == null ? Why.NOT_TOLD : whyNotMerged();
        return Lapse.between(moments.opened(), moments.merged(), why);
    }

    /// Measures without draft and closed time.
    private Lapse active(@Nullable Instant from, @Nullable Instant until, Why otherwise) {
        Why why = whyNotActive();
        if (why != null) {
            return Lapse.missing(why);
        }
        return from == null || until == null || course == null
                ? Lapse.missing(otherwise)
                : Lapse.of(course.time(ACTIVE, from, until));
    }

    private @Nullable Why whyNotActive() {
        if (course == null) {
            return Why.NOT_TOLD;
        }
        if (endsBackwards()) {
            return Why.DATED_BACKWARDS;
        }
        if (moments.ready() == null) {
            return reading.standing == Standing.OPEN ? Why.NOT_YET : Why.NEVER_READY;
        }
        return null;
    }

    private Why whyNoAnswer() {
        return absence(
                reading.log.firstComment(anyTime) != null
                        || reading.log.firstReview(anyTime) != null);
    }

    private Why whyNoReview() {
        return absence(reading.log.firstReview(anyTime) != null);
    }

    private Why whyNoApproval() {
        return absence(reading.log.firstApproval(anyTime, reading.end()) != null);
    }

    private Why absence(boolean cameLater) {
        if (reading.standing == Standing.OPEN) {
            return Why.NOT_YET;
        }
        return cameLater ? Why.TOO_LATE : Why.NEVER;
    }

    private Why whyNotMerged() {
        return switch (reading.standing) {
            case OPEN -> Why.NOT_YET;
            case CLOSED -> Why.GIVEN_UP;
            case MERGED -> Why.NOT_TOLD;
        };
    }

    Reviewing reviewing(List<Instant> blocking) {
        return new Reviewing(
                moments.answered() != null,
                moments.reviewed() != null,
                blocking.size(),
                cycles(blocking),
                turn(Kind.REVIEWERS),
                turn(Kind.AUTHOR),
                turn(Kind.LANDING));
    }

    /// Counts the blocking reviews after which commits came before the next of them.
    private int cycles(List<Instant> blocking) {
        List<Instant> pushes =
                Stream.concat(
                                reading.commits.stream().map(ChangeEvent::at),
                                reading.forcePushes.stream().map(ChangeEvent::at))
                        .sorted()
                        .toList();
        int cycles = 0;
        for (int i = 0; i < blocking.size(); i++) {
            Instant from = blocking.get(i);
            Instant until = i + 1 < blocking.size() ? blocking.get(i + 1) : reading.end();
            if (pushes.stream().anyMatch(push -> isBetween(push, from, until))) {
                cycles++;
            }
        }
        return cycles;
    }

    private static boolean isBetween(Instant push, Instant from, @Nullable Instant until) {
        return push.isAfter(from) && (until == null || !push.isAfter(until));
    }

    private Lapse turn(Kind kind) {
        Why why = whyNotActive();
        if (why != null) {
            return Lapse.missing(why);
        }
        if (reading.end() == null || course == null) {
            return Lapse.missing(reading.standing == Standing.OPEN ? Why.NOT_YET : Why.NOT_TOLD);
        }
        return Lapse.of(course.time(kind));
    }
}
