package dev.quarterdeck.engine.workitems;

import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Observed;
import dev.quarterdeck.engine.workitems.WorkItemEvent.ResolutionCleared;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Resolved;
import dev.quarterdeck.engine.workitems.WorkItemEvent.StatusChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionAdded;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionRemoved;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Small and random histories of the little company's tracker.
final class Histories {

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    static final Workflow WORKFLOW =
            Workflow.guess(
                    List.of(
                            new StatusSeen("To Do", null, 0, 0),
                            new StatusSeen("In Progress", null, 0, 0),
                            new StatusSeen("In Review", null, 0, 0),
                            new StatusSeen("Blocked", null, 0, 0),
                            new StatusSeen("Done", null, 0, 0),
                            new StatusSeen("Cancelled", null, 0, 0)),
                    List.of(
                            new TypeSeen("Story", null),
                            new TypeSeen("Bug", null),
                            new TypeSeen("Sub-task", null),
                            new TypeSeen("Epic", null)),
                    List.of("Done", "Fixed", "Duplicate", "Won't Do"));

    private static final Arbitrary<String> STATUS =
            Arbitraries.of(
                    "To Do", "In Progress", "In Review", "Blocked", "Done", "Cancelled", "Odd");

    private Histories() {}

    static Instant day(int days) {
        return MONDAY.plusSeconds(86_400L * days);
    }

    static WorkItemHistory whole(WorkItemEvent... events) {
        return WorkItemHistory.of("HARBOR-1", Coverage.WHOLE, List.of(events));
    }

    static WorkItemFacts factsOf(WorkItemEvent... events) {
        return WorkItemFold.fold(whole(events), WORKFLOW, day(10_000)).orElseThrow();
    }

    static Arbitrary<List<WorkItemEvent>> events() {
        return Combinators.combine(created(), later().list().ofMaxSize(12))
                .as(
                        (created, later) -> {
                            var all = new java.util.ArrayList<WorkItemEvent>(later);
                            all.add(created);
                            return all;
                        });
    }

    private static Arbitrary<WorkItemEvent> created() {
        return Combinators.combine(at(), STATUS)
                .as((at, status) -> new Created(at, "Story", status));
    }

    private static Arbitrary<WorkItemEvent> later() {
        return Arbitraries.oneOf(
                Combinators.combine(at(), STATUS, STATUS).as(StatusChanged::new),
                Combinators.combine(at(), Arbitraries.of("Done", "Duplicate")).as(Resolved::new),
                at().map(ResolutionCleared::new),
                at().map(at -> new VersionAdded(at, "2.4")),
                at().map(at -> new VersionRemoved(at, "2.4")),
                Combinators.combine(at(), STATUS)
                        .as(
                                (at, status) ->
                                        new Observed(
                                                at, status, "", List.of("2.4"), List.of(), false)));
    }

    /// Few distinct days, so that ties are common.
    static Arbitrary<Instant> at() {
        return Arbitraries.integers().between(-2, 12).map(Histories::day);
    }
}
