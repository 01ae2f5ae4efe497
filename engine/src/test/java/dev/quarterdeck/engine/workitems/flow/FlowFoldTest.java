package dev.quarterdeck.engine.workitems.flow;

import static dev.quarterdeck.engine.workitems.Tellings.BLOCKED;
import static dev.quarterdeck.engine.workitems.Tellings.CANCELLED;
import static dev.quarterdeck.engine.workitems.Tellings.DONE;
import static dev.quarterdeck.engine.workitems.Tellings.DUPLICATE;
import static dev.quarterdeck.engine.workitems.Tellings.FIXED;
import static dev.quarterdeck.engine.workitems.Tellings.IN_PROGRESS;
import static dev.quarterdeck.engine.workitems.Tellings.IN_REVIEW;
import static dev.quarterdeck.engine.workitems.Tellings.TO_DO;
import static dev.quarterdeck.engine.workitems.Tellings.V24;
import static dev.quarterdeck.engine.workitems.Tellings.V25;
import static dev.quarterdeck.engine.workitems.Tellings.alter;
import static dev.quarterdeck.engine.workitems.Tellings.change;
import static dev.quarterdeck.engine.workitems.Tellings.cleared;
import static dev.quarterdeck.engine.workitems.Tellings.comment;
import static dev.quarterdeck.engine.workitems.Tellings.created;
import static dev.quarterdeck.engine.workitems.Tellings.day;
import static dev.quarterdeck.engine.workitems.Tellings.flag;
import static dev.quarterdeck.engine.workitems.Tellings.number;
import static dev.quarterdeck.engine.workitems.Tellings.resolved;
import static dev.quarterdeck.engine.workitems.Tellings.seen;
import static dev.quarterdeck.engine.workitems.Tellings.status;
import static dev.quarterdeck.engine.workitems.Tellings.told;
import static dev.quarterdeck.engine.workitems.Tellings.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.BusinessCalendar;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemFacts.InVersion;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.Workflow.StatusRule;
import dev.quarterdeck.engine.workitems.flow.FlowFacts.Start;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Gone;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Since;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.WorkflowVersions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowFoldTest {

    private static final WorkflowVersions WORKFLOW = Flows.WORKFLOW;

    @Test
    void takesStartCloseAndReopeningsFromTheTimeline() {
        var facts =
                fold(
                        20,
                        created(0),
                        status(2, TO_DO, IN_PROGRESS),
                        status(5, IN_PROGRESS, DONE),
                        resolved(5, FIXED),
                        status(6, DONE, IN_PROGRESS),
                        cleared(6, FIXED),
                        status(9, IN_PROGRESS, DONE),
                        resolved(9, FIXED),
                        whole(10));

        assertThat(facts.start()).isEqualTo(Start.CHANGE);
        assertThat(facts.item().started()).isEqualTo(day(2));
        assertThat(facts.item().closed()).isEqualTo(day(9));
        assertThat(facts.item().outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(facts.item().reopened()).isEqualTo(1);
        assertThat(facts.item().key()).isEqualTo("HARBOR-1");
        assertThat(facts.inCategory())
                .isEqualTo(new CategoryTimes(days(2), days(6), days(12), days(0)));
        assertThat(facts.flaws())
                .containsExactlyInAnyOrder(
                        HistoryFlaw.CHANGED_AFTER_DONE, HistoryFlaw.BACK_TO_EARLIER_CATEGORY);
    }

    @Test
    void dividesTheTimeFromStartToClose() {
        // Day 1 started, 2-4 flagged, 5 review, untouched until 12, 12-13 waiting for others,
        // 13-15 back in the queue, 15 taken up, 16 done.
        var facts =
                fold(
                        30,
                        created(0),
                        status(1, TO_DO, IN_PROGRESS),
                        flag(2, true),
                        flag(4, false),
                        status(5, IN_PROGRESS, IN_REVIEW),
                        status(12, IN_REVIEW, BLOCKED),
                        status(13, BLOCKED, TO_DO),
                        status(15, TO_DO, IN_PROGRESS),
                        status(16, IN_PROGRESS, DONE),
                        whole(20));

        assertThat(facts.parts())
                .isEqualTo(new FlowParts(days(3), days(3), days(7), days(2), days(0), days(0)));
        assertThat(facts.parts().whole()).isEqualTo(facts.item().cycleTime().orElseThrow());
        assertThat(facts.parts().efficiency())
                .isEqualTo(new Share(days(3).toMillis(), days(15).toMillis()));
        assertThat(facts.flaws()).contains(HistoryFlaw.DISCARDED_HISTORY);
    }

    @Test
    void letsACommentKeepWorkFromStalling() {
        TrackerEvent link =
                alter(4, Field.LINK, List.of(), List.of(Flows.blockedBy("10002").value()));
        var touched = fold(9, created(0), status(1, TO_DO, IN_PROGRESS), comment(5), whole(5));
        var linked = fold(9, created(0), status(1, TO_DO, IN_PROGRESS), link, whole(5));

        assertThat(touched.parts().stalled()).isZero();
        assertThat(touched.parts().active()).isEqualTo(days(8));
        assertThat(linked.parts().stalled()).isEqualTo(days(8));
        assertThat(linked.touched()).isEqualTo(day(1));
        assertThat(linked.links()).containsExactly(Flows.blockedBy("10002"));
    }

    @Test
    void countsRestBetweenCloseAndReopening() {
        var facts =
                fold(
                        20,
                        created(0),
                        status(1, TO_DO, IN_PROGRESS),
                        status(2, IN_PROGRESS, DONE),
                        status(12, DONE, IN_PROGRESS),
                        status(14, IN_PROGRESS, DONE),
                        whole(20));

        assertThat(facts.parts().rested()).isEqualTo(days(10));
        assertThat(facts.parts().active()).isEqualTo(days(3));
        assertThat(facts.parts().efficiency().fraction()).isEqualTo(1.0);
    }

    @Test
    void saysHowTheStartIsKnown() {
        var inWork = fold(20, created(0), status(4, IN_PROGRESS, DONE), whole(9));
        var untold = fold(20, created(0), status(4, IN_PROGRESS, DONE));
        var none = fold(20, created(0), status(4, TO_DO, DONE), whole(9));
        var unknown = fold(20, created(0), new Since(day(4), Field.RESOLUTION, List.of(FIXED)));

        assertThat(inWork.start()).isEqualTo(Start.CREATION);
        assertThat(inWork.item().started()).isEqualTo(day(0));
        assertThat(untold.start()).isEqualTo(Start.NOT_TOLD);
        assertThat(untold.item().started()).isNull();
        assertThat(untold.parts()).isNull();
        assertThat(none.start()).isEqualTo(Start.NONE);
        assertThat(none.flaws()).containsExactly(HistoryFlaw.COMPLETED_WITHOUT_START);
        assertThat(unknown.start()).isEqualTo(Start.NOT_TOLD);
        assertThat(unknown.item().closed()).isEqualTo(day(4));
        assertThat(Starts.of(List.of(inWork, untold, none, unknown)))
                .isEqualTo(new Starts(0, 1, 2, 1));
        assertThat(Starts.of(List.of(inWork, none)).withoutStart()).isEqualTo(new Share(1, 2));
    }

    @Test
    void doesNotDateAStartFromAnItemThatWasOnlySeenInWork() {
        var facts =
                fold(
                        20,
                        created(0),
                        status(2, TO_DO, IN_REVIEW),
                        status(3, IN_REVIEW, TO_DO),
                        seen(6, Field.STATUS, IN_PROGRESS),
                        whole(3));

        assertThat(facts.item().started()).isEqualTo(day(2));
        assertThat(facts.flaws()).contains(HistoryFlaw.CONTRADICTORY);

        var seen = fold(20, created(0), seen(6, Field.STATUS, IN_PROGRESS));
        assertThat(seen.start()).isEqualTo(Start.NOT_TOLD);
        assertThat(seen.item().category()).isEqualTo(StatusCategory.WORK);
    }

    @Test
    void closesOnAnUnknownDayWhenTheItemIsOnlySeenClosed() {
        var done = fold(20, created(0), seen(6, Field.STATUS, DONE));
        var resolved = fold(20, created(0), seen(6, Field.RESOLUTION, DUPLICATE));

        assertThat(done.item().outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(done.item().closed()).isNull();
        assertThat(resolved.item().outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(resolved.item().closed()).isNull();
    }

    @Test
    void opensWhatIsSeenOpenAgain() {
        var facts =
                fold(
                        20,
                        created(0),
                        status(2, TO_DO, DONE),
                        resolved(2, FIXED),
                        seen(6, Field.STATUS, TO_DO),
                        whole(3));

        assertThat(facts.item().isOpen()).isTrue();
        assertThat(facts.item().reopened()).isZero();
    }

    @Test
    void tellsDiscardedWorkByResolutionOrStatus() {
        var duplicate = fold(20, created(0), status(2, TO_DO, DONE), resolved(2, DUPLICATE));
        var cancelled = fold(20, created(0), status(2, TO_DO, CANCELLED), whole(3));

        assertThat(duplicate.item().outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(cancelled.item().outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(cancelled.flaws()).isEmpty();
    }

    @Test
    void readsTheRestOfTheItem() {
        var facts =
                fold(
                        20,
                        created(0),
                        change(1, Field.POINTS, List.of(), List.of(number(5))),
                        change(1, Field.PARENT, List.of(), List.of(new Value("77", "HARBOR-7"))),
                        change(1, Field.SPRINT, List.of(), List.of(new Value("31", "Sprint 1"))),
                        alter(2, Field.FIX_VERSION, List.of(), List.of(V24)),
                        alter(3, Field.FIX_VERSION, List.of(V24), List.of(V25)),
                        seen(4, Field.TYPE, Value.named("Sub-task")),
                        seen(4, Field.BOARD, new Value("1", "Pier"), new Value("2", "Quay")),
                        flag(5, true),
                        new Gone(day(9)),
                        whole(5));

        assertThat(facts.points()).isEqualByComparingTo(BigDecimal.valueOf(5));
        assertThat(facts.parent()).isEqualTo("77");
        assertThat(facts.item().sprints()).containsExactly("Sprint 1");
        assertThat(facts.item().versions()).containsExactly(new InVersion("2.5", day(3), true));
        assertThat(facts.item().level().label()).isEqualTo("sub-task");
        assertThat(facts.item().blocked()).isTrue();
        assertThat(facts.gone()).isTrue();
        assertThat(facts.flaws()).containsExactly(HistoryFlaw.ON_SEVERAL_BOARDS);
        assertThat(facts.inCategory().whole()).isEqualTo(days(9));
    }

    @Test
    void looksStatusesUpByIdSoThatDeletedAndRenamedOnesKeepTheirMeaning() {
        var mauve = new Value("99", "Mauve");
        var rule = new StatusRule("Mauve", StatusCategory.WORK, false, false, "the team", true);
        var workflow = WorkflowVersions.always(Flows.RULES.with(Map.of("99", rule)));
        var history =
                told(
                        created(0),
                        status(2, TO_DO, mauve),
                        status(4, new Value("99", "Purple"), DONE),
                        whole(9));

        var facts = FlowFold.fold(history, workflow, day(20)).orElseThrow();

        assertThat(facts.item().started()).isEqualTo(day(2));
        assertThat(facts.inCategory().work()).isEqualTo(days(2));
        assertThat(facts.flaws()).isEmpty();
    }

    @Test
    void readsAStayByTheRulesInForceWhenItBegan() {
        var waits = new StatusRule("In Review", StatusCategory.QUEUE, false, false, "team", true);
        // MONDAY is 2 March 2026: day 10 is the 12th.
        var workflow =
                WORKFLOW.with(LocalDate.of(2026, 3, 12), Flows.RULES.with(Map.of("3", waits)));
        var before = told(created(0), status(2, TO_DO, IN_REVIEW), whole(3));
        var after = told(created(0), status(12, TO_DO, IN_REVIEW), whole(13));

        assertThat(fold(before, workflow).item().category()).isEqualTo(StatusCategory.WORK);
        assertThat(fold(before, workflow).inCategory().work()).isEqualTo(days(18));
        assertThat(fold(after, workflow).item().category()).isEqualTo(StatusCategory.QUEUE);
        assertThat(fold(after, workflow).item().started()).isNull();
    }

    private static FlowFacts fold(TrackerHistory history, WorkflowVersions workflow) {
        return FlowFold.fold(history, workflow, day(20)).orElseThrow();
    }

    @Test
    void knowsItemsThatWereClosedBeforeTheyWereStarted() {
        var facts =
                fold(
                        20,
                        created(0),
                        status(2, TO_DO, DONE),
                        status(3, DONE, IN_PROGRESS),
                        status(4, IN_PROGRESS, DONE),
                        whole(9));

        assertThat(facts.flaws()).contains(HistoryFlaw.STOPPED_BEFORE_STARTED);
        assertThat(facts.item().cycleTime()).contains(days(1));
    }

    @Test
    void knowsItemsThatWentBackWithinWork() {
        var facts =
                fold(
                        20,
                        created(0),
                        status(2, TO_DO, IN_REVIEW),
                        status(3, IN_REVIEW, IN_PROGRESS),
                        whole(9));

        assertThat(facts.flaws()).containsExactly(HistoryFlaw.BACK_TO_EARLIER_STATUS);
    }

    @Test
    void takesCycleTimeInWorkingDays() {
        // Monday 9:00 to the next Monday 9:00 is five working days.
        var facts =
                fold(
                        20,
                        created(0),
                        status(0, TO_DO, IN_PROGRESS),
                        status(7, IN_PROGRESS, DONE),
                        whole(9));
        var calendar = BusinessCalendar.weekdays(ZoneId.of("UTC"), Set.of());

        assertThat(facts.item().cycleTime()).contains(days(7));
        assertThat(facts.cycleTime(calendar)).contains(days(5));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static FlowFacts fold(int asOf, TrackerEvent... events) {
        return FlowFold.fold(told(events), WORKFLOW, day(asOf)).orElseThrow();
    }
}
