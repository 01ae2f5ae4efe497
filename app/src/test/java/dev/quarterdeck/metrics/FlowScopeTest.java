package dev.quarterdeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.FixVersion.State;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.StatusChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionAdded;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.engine.workitems.Workflow.StatusSeen;
import dev.quarterdeck.engine.workitems.Workflow.TypeSeen;
import dev.quarterdeck.metrics.Quantity.Count;
import dev.quarterdeck.metrics.Quantity.NotKnown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowScopeTest {

    private static final Instant BEFORE = Instant.parse("2026-03-10T10:00:00Z");
    private static final Instant RELEASE = Instant.parse("2026-03-20T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-03-25T10:00:00Z");

    @Test
    void countsAVersionAsOpenUntilTheDayOfItsRelease() {
        Tracker tracker = tracker(RELEASE);

        assertThat(scope(tracker, BEFORE).value()).isEqualTo(new Count(1, "items"));
        assertThat(scope(tracker, AFTER).value()).isInstanceOf(NotKnown.class);
    }

    @Test
    void tellsOfAReleasedVersionWithoutADateThatItMayNotHaveBeenOut() {
        assertThat(scope(tracker(null), BEFORE).explanation().leftOut())
                .anyMatch(it -> it.toString().contains("without a date"));
        assertThat(scope(tracker(RELEASE), BEFORE).explanation().leftOut())
                .noneMatch(it -> it.toString().contains("without a date"));
    }

    private static Figure scope(Tracker tracker, Instant asOf) {
        return Sections.figure(TrackerFlow.of(tracker, asOf), "flow.scope");
    }

    private static Tracker tracker(@Nullable Instant release) {
        Instant start = Instant.parse("2026-03-02T10:00:00Z");
        var item =
                WorkItemHistory.of(
                        "HARBOR-1",
                        Coverage.WHOLE,
                        List.of(
                                new Created(start, "Story", "To Do"),
                                new VersionAdded(start, "2.4"),
                                new StatusChanged(
                                        Instant.parse("2026-03-19T10:00:00Z"), "To Do", "Done")));
        return new Tracker(
                List.of(item),
                Workflow.guess(
                        List.of(
                                new StatusSeen("To Do", null, 0, 0),
                                new StatusSeen("Done", null, 0, 0)),
                        List.of(new TypeSeen("Story", null)),
                        List.of()),
                List.of(new FixVersion("HARBOR", "2.4", State.RELEASED, release)),
                List.of());
    }
}
