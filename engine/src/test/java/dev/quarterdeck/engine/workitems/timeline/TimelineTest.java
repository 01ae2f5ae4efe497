package dev.quarterdeck.engine.workitems.timeline;

import static dev.quarterdeck.engine.workitems.Tellings.DONE;
import static dev.quarterdeck.engine.workitems.Tellings.FIXED;
import static dev.quarterdeck.engine.workitems.Tellings.IN_PROGRESS;
import static dev.quarterdeck.engine.workitems.Tellings.IN_REVIEW;
import static dev.quarterdeck.engine.workitems.Tellings.SPRINT_1;
import static dev.quarterdeck.engine.workitems.Tellings.SPRINT_2;
import static dev.quarterdeck.engine.workitems.Tellings.TO_DO;
import static dev.quarterdeck.engine.workitems.Tellings.V24;
import static dev.quarterdeck.engine.workitems.Tellings.V25;
import static dev.quarterdeck.engine.workitems.Tellings.alter;
import static dev.quarterdeck.engine.workitems.Tellings.change;
import static dev.quarterdeck.engine.workitems.Tellings.comment;
import static dev.quarterdeck.engine.workitems.Tellings.created;
import static dev.quarterdeck.engine.workitems.Tellings.day;
import static dev.quarterdeck.engine.workitems.Tellings.resolved;
import static dev.quarterdeck.engine.workitems.Tellings.seen;
import static dev.quarterdeck.engine.workitems.Tellings.status;
import static dev.quarterdeck.engine.workitems.Tellings.told;
import static dev.quarterdeck.engine.workitems.Tellings.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.Link.Direction;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Stay;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Act;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Changed;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Gone;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.LogRead;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Seen;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Since;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void castsTheStateBeforeTheFirstChangeBackFromIt() {
        var timeline =
                read(
                        20,
                        created(0),
                        status(2, TO_DO, IN_PROGRESS),
                        status(5, IN_PROGRESS, DONE),
                        whole(9));

        assertThat(timeline.intervals(Field.STATUS))
                .containsExactly(
                        new Interval(day(0), day(2), List.of(TO_DO), Origin.CAST_BACK),
                        new Interval(day(2), day(5), List.of(IN_PROGRESS), Origin.CHANGE),
                        new Interval(day(5), day(20), List.of(DONE), Origin.CHANGE));
        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.coverage()).isEqualTo(Coverage.WHOLE);
    }

    @Test
    void castsBackFromTheOldestSnapshotWhereNothingChanged() {
        var timeline = read(20, created(0), seen(9, Field.STATUS, TO_DO), whole(9));

        assertThat(timeline.intervals(Field.STATUS))
                .containsExactly(new Interval(day(0), day(20), List.of(TO_DO), Origin.CAST_BACK));
    }

    @Test
    void tellsTheStateOfADayFromAChangeThatCameLater() {
        var timeline = read(3, created(0), status(8, TO_DO, IN_PROGRESS), whole(9));

        assertThat(timeline.at(Field.STATUS, day(2))).containsExactly(TO_DO);
        assertThat(timeline.intervals(Field.STATUS)).hasSize(1);
    }

    @Test
    void doesNotTrustASnapshotForThePastWhereChangesMayBeMissing() {
        var timeline =
                read(
                        20,
                        created(0),
                        new Seen(
                                day(9),
                                Map.of(
                                        Field.STATUS,
                                        List.of(IN_PROGRESS),
                                        Field.TYPE,
                                        List.of(Value.named("Bug")))),
                        new LogRead(day(9), Coverage.PARTIAL));

        assertThat(timeline.intervals(Field.STATUS))
                .containsExactly(
                        new Interval(day(0), later(9), List.of(), Origin.UNKNOWN),
                        new Interval(later(9), day(20), List.of(IN_PROGRESS), Origin.SEEN));
        assertThat(timeline.intervals(Field.TYPE))
                .containsExactly(
                        new Interval(day(0), day(20), List.of(Value.named("Bug")), Origin.ASSUMED));
        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    void callsTheBeginningAssumedWhereEarlierChangesMayBeMissing() {
        var timeline = read(20, created(0), status(5, IN_PROGRESS, DONE));

        assertThat(timeline.intervals(Field.STATUS).getFirst().origin()).isEqualTo(Origin.ASSUMED);
        assertThat(timeline.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(read(20, created(0)).coverage()).isEqualTo(Coverage.DATES_ONLY);
    }

    @Test
    void keepsAJumpAsAnOddity() {
        var timeline =
                read(
                        20,
                        created(0),
                        status(2, TO_DO, IN_PROGRESS),
                        status(5, IN_REVIEW, DONE),
                        whole(9));

        assertThat(timeline.oddities())
                .containsExactly(
                        new Oddity(
                                Oddity.Kind.JUMP,
                                Field.STATUS,
                                day(5),
                                List.of(IN_PROGRESS),
                                List.of(IN_REVIEW)));
        assertThat(timeline.at(Field.STATUS, day(4))).containsExactly(IN_PROGRESS);
        assertThat(timeline.at(Field.STATUS, day(5))).containsExactly(DONE);
    }

    @Test
    void tellsANewNumberOfAnOldNameFromAJump() {
        var timeline =
                read(
                        20,
                        created(0),
                        status(2, TO_DO, IN_PROGRESS),
                        status(5, new Value("10002", "In Progress"), DONE),
                        whole(9));

        assertThat(timeline.oddities())
                .extracting(Oddity::kind)
                .containsExactly(Oddity.Kind.RENUMBERED);
    }

    @Test
    void takesARenamedStatusForTheSame() {
        var doing = new Value("2", "Doing");
        var events = List.of(created(0), status(2, TO_DO, IN_PROGRESS), status(5, doing, DONE));
        var names =
                CurrentNames.of(
                        List.of(
                                change(1, Field.STATUS, List.of(TO_DO), List.of(IN_PROGRESS)),
                                seen(4, Field.STATUS, doing)));

        var timeline = TrackerHistory.of("1", events).timeline(day(20)).orElseThrow();

        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.stays(Field.STATUS, names).get(1))
                .isEqualTo(new Stay(IN_PROGRESS, "Doing", day(2), day(5), Origin.CHANGE));
    }

    @Test
    void correctsWhatItHeldWhenTheItemIsSeenOtherwise() {
        var timeline =
                read(
                        20,
                        created(0),
                        status(2, TO_DO, IN_PROGRESS),
                        seen(5, Field.STATUS, DONE),
                        whole(9));

        assertThat(timeline.oddities())
                .containsExactly(
                        new Oddity(
                                Oddity.Kind.SEEN_OTHERWISE,
                                Field.STATUS,
                                day(5),
                                List.of(IN_PROGRESS),
                                List.of(DONE)));
        assertThat(timeline.intervals(Field.STATUS).getLast())
                .isEqualTo(new Interval(later(5), day(20), List.of(DONE), Origin.SEEN));
    }

    @Test
    void chainsChangesOfOneMillisecondAndKeepsThePassage() {
        var timeline =
                read(
                        20,
                        created(0),
                        status(1, IN_REVIEW, DONE),
                        status(1, IN_PROGRESS, IN_REVIEW),
                        status(1, TO_DO, IN_PROGRESS),
                        whole(9));

        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.intervals(Field.STATUS))
                .extracting(Interval::values)
                .containsExactly(
                        List.of(TO_DO), List.of(IN_PROGRESS), List.of(IN_REVIEW), List.of(DONE));
        assertThat(timeline.intervals(Field.STATUS).get(1).length()).isZero();
    }

    @Test
    void chainsALoopOfOneMillisecondByTheTrackersNumbers() {
        var timeline =
                read(
                        20,
                        created(0),
                        numbered("9", TO_DO, IN_PROGRESS),
                        numbered("10", IN_PROGRESS, TO_DO),
                        numbered("11", TO_DO, DONE),
                        whole(9));

        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.last(Field.STATUS)).containsExactly(DONE);
    }

    private static TrackerEvent numbered(String id, Value from, Value to) {
        return new Changed(new Act(day(1), id, "acc-1"), Field.STATUS, List.of(from), List.of(to));
    }

    @Test
    void readsAChangeOnceThoughItIsToldWithOtherNamesAndByNobody() {
        var one = numbered("9", TO_DO, IN_PROGRESS);
        var again =
                new Changed(
                        new Act(day(1), "9", ""),
                        Field.STATUS,
                        List.of(new Value("1", "Open")),
                        List.of(new Value("2", "Doing")));
        var timeline = read(20, created(0), one, again, whole(9));

        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.intervals(Field.STATUS)).hasSize(2);
    }

    @Test
    void forgivesATrackerThatDatesTheUpdateJustBeforeTheChange() {
        var change =
                new Changed(
                        new Act(day(5).plusMillis(7), "9", "acc-1"),
                        Field.STATUS,
                        List.of(TO_DO),
                        List.of(DONE));
        var timeline = read(20, created(0), change, seen(5, Field.STATUS, DONE), whole(9));

        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.intervals(Field.STATUS)).hasSize(2);
    }

    @Test
    void hearsOneChangeThatIsToldUnderTwoNumbersAsOne() {
        var epic = new Value("77", "HARBOR-7");
        var again =
                new Changed(
                        new Act(day(1).plusMillis(12), "10", "acc-1"),
                        Field.PARENT,
                        List.of(),
                        List.of(epic));
        var timeline =
                read(
                        20,
                        created(0),
                        change(1, Field.PARENT, List.of(), List.of(epic)),
                        again,
                        whole(9));

        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.intervals(Field.PARENT)).hasSize(2);
    }

    @Test
    void takesALogForWholeThoughItsReadingIsDatedJustBeforeTheLastChange() {
        var change =
                new Changed(
                        new Act(day(9).plusMillis(7), "9", "acc-1"),
                        Field.STATUS,
                        List.of(TO_DO),
                        List.of(DONE));

        assertThat(read(20, created(0), change, whole(9)).intervals(Field.STATUS).getFirst())
                .extracting(Interval::origin)
                .isEqualTo(Origin.CAST_BACK);
    }

    @Test
    void followsSetsThatAreToldWhole() {
        var timeline =
                read(
                        20,
                        created(0),
                        change(2, Field.SPRINT, List.of(), List.of(SPRINT_1)),
                        change(5, Field.SPRINT, List.of(SPRINT_1), List.of(SPRINT_2, SPRINT_1)),
                        change(7, Field.SPRINT, List.of(SPRINT_1, SPRINT_2), List.of(SPRINT_2)),
                        whole(9));

        assertThat(timeline.oddities()).isEmpty();
        assertThat(timeline.stays(Field.SPRINT, CurrentNames.of(List.of())))
                .containsExactly(
                        new Stay(SPRINT_1, "Sprint 1", day(2), day(7), Origin.CHANGE),
                        new Stay(SPRINT_2, "Sprint 2", day(5), day(20), Origin.CHANGE));
    }

    @Test
    void castsSetsBackThroughWhatCameAndWent() {
        var timeline =
                read(
                        20,
                        created(0),
                        alter(3, Field.FIX_VERSION, List.of(V24), List.of(V25)),
                        seen(9, Field.FIX_VERSION, V25, new Value("26", "3.0")),
                        whole(9));

        assertThat(timeline.at(Field.FIX_VERSION, day(1)))
                .containsExactly(V24, new Value("26", "3.0"));
        assertThat(timeline.at(Field.FIX_VERSION, day(4)))
                .containsExactly(V25, new Value("26", "3.0"));
        assertThat(timeline.oddities()).isEmpty();
    }

    @Test
    void datesAResolutionThatNoChangeTells() {
        var timeline =
                read(
                        20,
                        created(0),
                        new Since(day(4), Field.RESOLUTION, List.of(FIXED)),
                        seen(9, Field.RESOLUTION, FIXED));

        assertThat(timeline.intervals(Field.RESOLUTION))
                .containsExactly(
                        new Interval(day(0), day(4), List.of(), Origin.UNKNOWN),
                        new Interval(day(4), day(20), List.of(FIXED), Origin.DATED));
        assertThat(timeline.oddities()).isEmpty();
    }

    @Test
    void addsNothingWhereTheChangeAndTheDateSayTheSame() {
        var timeline =
                read(
                        20,
                        created(0),
                        resolved(4, FIXED),
                        new Since(day(4), Field.RESOLUTION, List.of(FIXED)),
                        seen(9, Field.RESOLUTION, FIXED),
                        whole(9));

        assertThat(timeline.intervals(Field.RESOLUTION)).hasSize(2);
        assertThat(timeline.oddities()).isEmpty();
    }

    @Test
    void endsWhenTheItemIsGoneUnlessItComesBack() {
        var gone = read(20, created(0), comment(3), new Gone(day(7)));
        var back = read(20, created(0), new Gone(day(7)), comment(9));

        assertThat(gone.gone()).isTrue();
        assertThat(gone.end()).isEqualTo(day(7));
        assertThat(back.gone()).isFalse();
        assertThat(back.end()).isEqualTo(day(20));
    }

    @Test
    void keepsChangesBeforeTheCreation() {
        var timeline = read(20, created(3), resolved(2, FIXED), whole(9));

        assertThat(timeline.created()).isEqualTo(day(3));
        assertThat(timeline.begin()).isEqualTo(day(2));
        assertThat(timeline.oddities())
                .extracting(Oddity::kind)
                .containsExactly(Oddity.Kind.BEFORE_CREATION);
        assertThat(told(created(3), resolved(2, FIXED)).timeline(day(2))).isEmpty();
    }

    @Test
    void standsInForACreationThatNobodyTold() {
        var timeline = read(20, status(2, TO_DO, IN_PROGRESS));

        assertThat(timeline.created()).isEqualTo(day(2));
        assertThat(timeline.oddities())
                .extracting(Oddity::kind)
                .containsExactly(Oddity.Kind.NO_CREATION);
    }

    @Test
    void takesTheEarliestOfSeveralCreations() {
        var timeline = read(20, created(4), created(1), new Created(day(1), "OTHER-7"));

        assertThat(timeline.created()).isEqualTo(day(1));
        assertThat(timeline.oddities())
                .extracting(Oddity::kind)
                .containsExactly(Oddity.Kind.CREATED_TWICE);
    }

    @Test
    void believesTheLoggedKeyBeforeTheOneToldWithTheCreation() {
        var moved =
                read(
                        20,
                        created(0),
                        change(
                                5,
                                Field.KEY,
                                List.of(Value.named("OLD-7")),
                                List.of(Value.named("HARBOR-1"))),
                        whole(9));

        assertThat(moved.at(Field.KEY, day(1))).containsExactly(Value.named("OLD-7"));
        assertThat(moved.oddities()).isEmpty();
        assertThat(read(20, created(0)).last(Field.KEY)).containsExactly(Value.named("HARBOR-1"));
    }

    @Test
    void countsNoLinkAsATouch() {
        var link = new Link("Blocks", Direction.INWARD, "10007");
        var timeline =
                read(
                        20,
                        created(0),
                        comment(2),
                        alter(5, Field.LINK, List.of(), List.of(link.value())),
                        change(6, Field.OTHER, List.of(), List.of()));

        assertThat(timeline.touches()).containsExactly(day(0), day(2), day(6));
        assertThat(timeline.last(Field.LINK).stream().map(Link::of)).containsExactly(link);
        assertThat(link.isBlockedByTarget()).isTrue();
        assertThatThrownBy(() -> Link.of(TO_DO)).hasMessageContaining("(1)");
    }

    @Test
    void knowsNumbersAndMomentsWhateverTheirForm() {
        assertThat(Value.number(new BigDecimal("3.00")))
                .isEqualTo(Value.number(BigDecimal.valueOf(3)));
        assertThat(Value.number(new BigDecimal("0.0"))).isEqualTo(Value.number(BigDecimal.ZERO));
        assertThat(new Gone(day(1).plusNanos(1_200_000)))
                .isEqualTo(new Gone(day(1).plusNanos(1_900_000)));
    }

    @Test
    void refusesValuesThatAFieldCannotHave() {
        assertThatThrownBy(() -> seen(1, Field.STATUS, TO_DO, DONE))
                .hasMessageContaining("(2)")
                .hasMessageContaining("(status)");
        assertThatThrownBy(() -> seen(1, Field.POINTS, Value.named("large")))
                .hasMessageContaining("(large)")
                .hasMessageContaining("number");
        assertThatThrownBy(() -> alter(1, Field.LINK, List.of(), List.of(TO_DO)))
                .hasMessageContaining("direction");
        assertThat(seen(1, Field.SPRINT, SPRINT_2, SPRINT_1))
                .isEqualTo(seen(1, Field.SPRINT, SPRINT_1, SPRINT_2));
    }

    private static Instant later(int day) {
        return day(day).plusSeconds(1);
    }

    private static Timeline read(int asOf, TrackerEvent... events) {
        return told(events).timeline(day(asOf)).orElseThrow();
    }
}
