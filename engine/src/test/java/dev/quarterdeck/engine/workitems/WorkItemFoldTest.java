package dev.quarterdeck.engine.workitems;

import static dev.quarterdeck.engine.workitems.Histories.WORKFLOW;
import static dev.quarterdeck.engine.workitems.Histories.day;
import static dev.quarterdeck.engine.workitems.Histories.factsOf;
import static dev.quarterdeck.engine.workitems.Histories.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Flagged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Observed;
import dev.quarterdeck.engine.workitems.WorkItemEvent.ResolutionCleared;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Resolved;
import dev.quarterdeck.engine.workitems.WorkItemEvent.SprintsChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.StatusChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.TypeChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionAdded;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionRemoved;
import dev.quarterdeck.engine.workitems.WorkItemFacts.InVersion;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WorkItemFoldTest {

    @Test
    void takesCycleTimeFromTheFirstStartToTheLastFinish() {
        var facts =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new StatusChanged(day(2), "To Do", "In Progress"),
                        new StatusChanged(day(5), "In Progress", "Done"),
                        new StatusChanged(day(6), "Done", "In Progress"),
                        new StatusChanged(day(9), "In Progress", "Done"));

        assertThat(facts.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(facts.cycleTime()).contains(Duration.ofDays(7));
        assertThat(facts.leadTime()).contains(Duration.ofDays(9));
        assertThat(facts.reopened()).isEqualTo(1);
    }

    @Test
    void keepsTheFinishWhenADoneStatusFollowsAnother() {
        var facts =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new StatusChanged(day(5), "To Do", "Done"),
                        new StatusChanged(day(30), "Done", "Cancelled"));

        assertThat(facts.closed()).isEqualTo(day(5));
        assertThat(facts.started()).isNull();
        assertThat(facts.cycleTime()).isEmpty();
    }

    @Test
    void worksFromDatesAlone() {
        var history =
                WorkItemHistory.of(
                        "HARBOR-2",
                        Coverage.DATES_ONLY,
                        List.of(
                                new Created(day(0), "Bug", ""),
                                new Resolved(day(4), "Fixed"),
                                new Observed(
                                        day(8), "Done", "Fixed", List.of(), List.of(), false)));

        var before = WorkItemFold.fold(history, WORKFLOW, day(3)).orElseThrow();
        var after = WorkItemFold.fold(history, WORKFLOW, day(8)).orElseThrow();

        assertThat(before.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(before.category()).isEqualTo(StatusCategory.UNKNOWN);
        assertThat(after.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(after.leadTime()).contains(Duration.ofDays(4));
        assertThat(WorkItemFold.fold(history, WORKFLOW, day(-1))).isEmpty();
    }

    @Test
    void tellsDiscardedFromFinishedWork() {
        var duplicate =
                factsOf(new Created(day(0), "Bug", "To Do"), new Resolved(day(1), "Duplicate"));
        var cancelled =
                factsOf(
                        new Created(day(0), "Bug", "To Do"),
                        new StatusChanged(day(1), "To Do", "Cancelled"));

        assertThat(duplicate.outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(cancelled.outcome()).isEqualTo(Outcome.DISCARDED);
    }

    @Test
    void doesNotLetALeftOverResolutionKeepAReopenedItemClosed() {
        var facts =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new StatusChanged(day(1), "To Do", "Done"),
                        new Resolved(day(1), "Done"),
                        new StatusChanged(day(2), "Done", "In Progress"),
                        new Observed(day(3), "In Progress", "Done", List.of(), List.of(), false));

        assertThat(facts.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(facts.reopened()).isEqualTo(1);
    }

    @Test
    void reopensAnItemThatLeavesDoneForAnUnknownStatus() {
        var changed =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new StatusChanged(day(1), "To Do", "Done"),
                        new StatusChanged(day(2), "Done", "Odd"));
        var observed =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new StatusChanged(day(1), "To Do", "Done"),
                        new Observed(day(3), "Odd", "", List.of(), List.of(), false));

        assertThat(changed.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(changed.reopened()).isEqualTo(1);
        assertThat(observed.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(observed.closed()).isNull();
    }

    @Test
    void keepsAResolvedItemClosedInAnUnknownStatusUntilItsResolutionGoes() {
        var resolved =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new Resolved(day(1), ""),
                        new StatusChanged(day(2), "Done", "Odd"),
                        new Observed(day(3), "Odd", "", List.of(), List.of(), false));
        var cleared =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new Resolved(day(1), "Fixed"),
                        new StatusChanged(day(2), "Done", "Odd"),
                        new ResolutionCleared(day(3)));

        assertThat(resolved.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(resolved.closed()).isEqualTo(day(1));
        assertThat(cleared.outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void countsOneReopeningWhenStatusAndResolutionChangeTogether() {
        var facts =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new StatusChanged(day(1), "To Do", "Done"),
                        new Resolved(day(1), "Done"),
                        new ResolutionCleared(day(2)),
                        new StatusChanged(day(2), "Done", "To Do"));

        assertThat(facts.reopened()).isEqualTo(1);
        assertThat(facts.isOpen()).isTrue();
    }

    @Test
    void saysClosedOnAnUnknownDayWhenOnlyTheStatusTells() {
        var facts =
                factsOf(
                        new Created(day(0), "Story", ""),
                        new Observed(day(9), "Done", "", List.of(), List.of(), false));

        assertThat(facts.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(facts.closed()).isNull();
        assertThat(facts.leadTime()).isEmpty();
    }

    @Test
    void keepsAnItemResolvedBeforeItWasCreatedButTakesNoTimeFromIt() {
        var facts = factsOf(new Created(day(1), "Story", ""), new Resolved(day(0), "Done"));

        assertThat(facts.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(facts.isDatedBackwards()).isTrue();
        assertThat(facts.leadTime()).isEmpty();
    }

    @Test
    void chainsStatusChangesOfOneInstant() {
        var facts =
                factsOf(
                        new Created(day(0), "Story", "To Do"),
                        new StatusChanged(day(1), "In Review", "Done"),
                        new StatusChanged(day(1), "In Progress", "In Review"),
                        new StatusChanged(day(1), "To Do", "In Progress"));

        assertThat(facts.status()).isEqualTo("Done");
        assertThat(facts.cycleTime()).contains(Duration.ZERO);
    }

    @Test
    void followsTypeSprintsVersionsAndFlags() {
        var facts =
                factsOf(
                        new Created(day(0), "Bug", "To Do"),
                        new TypeChanged(day(1), "Sub-task"),
                        new SprintsChanged(day(1), List.of("Sprint 1")),
                        new SprintsChanged(day(2), List.of("Sprint 1", "Sprint 2")),
                        new VersionAdded(day(1), "2.4"),
                        new VersionAdded(day(2), "2.5"),
                        new VersionRemoved(day(3), "2.4"),
                        new Flagged(day(4), true));

        assertThat(facts.level()).isEqualTo(Workflow.Level.SUBTASK);
        assertThat(facts.sprints()).containsExactly("Sprint 1", "Sprint 2");
        assertThat(facts.versions()).containsExactly(new InVersion("2.5", day(2), true));
        assertThat(facts.blocked()).isTrue();
    }

    @Test
    void takesVersionsFromTheExportWhenNoChangeIsKnown() {
        var facts =
                factsOf(
                        new Created(day(0), "Story", ""),
                        new Observed(day(3), "To Do", "", List.of("2.4"), List.of("S1"), true));

        assertThat(facts.versions()).containsExactly(new InVersion("2.4", day(0), false));
        assertThat(facts.sprints()).containsExactly("S1");
        assertThat(facts.blocked()).isTrue();
    }

    @Test
    void refusesAHistoryWithoutACreation() {
        assertThatThrownBy(() -> whole(new Resolved(day(0), "Done")))
                .hasMessageContaining("HARBOR-1")
                .hasMessageContaining("exactly one creation");
    }

    @Property(seed = "20261122", tries = 500)
    void doesNotDependOnTheOrderOfArrival(
            @ForAll("events") List<WorkItemEvent> events, @ForAll long seed) {
        List<WorkItemEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(fold(shuffled, day(100))).isEqualTo(fold(events, day(100)));
    }

    @Property(seed = "20261122", tries = 500)
    void ignoresWhatHappensLater(
            @ForAll("events") List<WorkItemEvent> events, @ForAll("moments") Instant asOf) {
        List<WorkItemEvent> known =
                events.stream()
                        .filter(event -> event instanceof Created || !event.at().isAfter(asOf))
                        .toList();

        assertThat(fold(events, asOf)).isEqualTo(fold(known, asOf));
    }

    @Property(seed = "20261122", tries = 500)
    void isNotChangedByHearingTheSameTwice(@ForAll("events") List<WorkItemEvent> events) {
        List<WorkItemEvent> twice = new ArrayList<>(events);
        twice.addAll(events);

        assertThat(fold(twice, day(100))).isEqualTo(fold(events, day(100)));
    }

    @Property(seed = "20261122", tries = 200)
    void splitsAllItemsIntoOpenFinishedAndDiscarded(
            @ForAll("histories") List<List<WorkItemEvent>> many, @ForAll("moments") Instant asOf) {
        List<WorkItemHistory> histories = many.stream().map(this::history).toList();
        List<WorkItemFacts> facts = WorkItemFold.foldAll(histories, WORKFLOW, asOf);
        long existing = histories.stream().filter(it -> !it.creation().at().isAfter(asOf)).count();

        long open = facts.stream().filter(WorkItemFacts::isOpen).count();
        long finished = facts.stream().filter(it -> it.outcome() == Outcome.FINISHED).count();
        long discarded = facts.stream().filter(it -> it.outcome() == Outcome.DISCARDED).count();
        assertThat(open + finished + discarded).isEqualTo(existing).isEqualTo(facts.size());
        assertThat(facts)
                .allSatisfy(it -> assertThat(it.isOpen() && it.closed() != null).isFalse());
    }

    @Property(seed = "20261122", tries = 300)
    void neverTakesANegativeTime(@ForAll("events") List<WorkItemEvent> events) {
        var facts = WorkItemFold.fold(history(events), WORKFLOW, day(100)).orElseThrow();

        assertThat(facts.cycleTime().orElse(Duration.ZERO).isNegative()).isFalse();
        assertThat(facts.leadTime().orElse(Duration.ZERO).isNegative()).isFalse();
    }

    private Object fold(List<WorkItemEvent> events, Instant asOf) {
        return WorkItemFold.fold(history(events), WORKFLOW, asOf);
    }

    private WorkItemHistory history(List<WorkItemEvent> events) {
        return WorkItemHistory.of("HARBOR-1", Coverage.WHOLE, events);
    }

    @Provide
    Arbitrary<List<WorkItemEvent>> events() {
        return Histories.events();
    }

    @Provide
    Arbitrary<List<List<WorkItemEvent>>> histories() {
        return Histories.events().list().ofMaxSize(10);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Histories.at();
    }
}
