package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.flow.SprintItem.Result;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.WorkflowVersions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reconstructs a sprint from the histories of items: what was in it at its start, what came and
/// went, and what became of it.
///
/// An item that leaves and returns counts as never having left; one that joins and leaves again
/// counts as added and as removed.
public final class SprintFold {

    private final SprintRun run;
    private final Instant until;
    private final WorkflowVersions workflow;
    private final List<SprintItem> items = new ArrayList<>();
    private final List<String> unclear = new ArrayList<>();

    private SprintFold(SprintRun run, Instant until, WorkflowVersions workflow) {
        this.run = run;
        this.until = until;
        this.workflow = workflow;
    }

    /// Folds a sprint; empty when it had not started by then.
    ///
    /// @param histories any items; those that were never in the sprint are passed over
    /// @param asOf nothing later counts
    public static Optional<SprintFacts> fold(
            SprintRun run,
            Collection<TrackerHistory> histories,
            WorkflowVersions workflow,
            Instant asOf) {
        if (run.start().isAfter(asOf)) {
            return Optional.empty();
        }
        Instant end = run.end();
        Instant until = end == null || end.isAfter(asOf) ? asOf : end;
        var fold = new SprintFold(run, until, workflow);
        histories.forEach(fold::add);
        return Optional.of(fold.facts());
    }

    private void add(TrackerHistory history) {
        Optional<Timeline> timeline = history.timeline(until);
        if (timeline.isPresent() && wasIn(timeline.get())) {
            add(history.id(), timeline.get());
        }
    }

    private boolean wasIn(Timeline timeline) {
        return timeline.intervals(Field.SPRINT).stream()
                .anyMatch(it -> !it.until().isBefore(run.start()) && isIn(it));
    }

    private boolean isIn(Interval interval) {
        return interval.values().stream().anyMatch(run.sprint()::isSame);
    }

    private void add(String id, Timeline timeline) {
        WorkItemFacts item = new ItemFold(id, timeline, workflow).facts().item();
        if (isUnclear(timeline)) {
            unclear.add(item.key());
            return;
        }
        boolean fromStart = isInAt(timeline, run.start());
        Instant joined = fromStart ? null : firstIn(timeline);
        boolean stays = !timeline.gone() && isInAt(timeline, timeline.end());
        Instant left = stays ? null : lastIn(timeline);
        if (fromStart || joined != null) {
            Instant in = joined == null ? run.start() : joined;
            Instant out = left == null ? timeline.end() : left;
            items.add(
                    new SprintItem(
                            item.key(),
                            joined,
                            left,
                            points(timeline, in),
                            points(timeline, out),
                            left == null ? result(item, in) : Result.REMOVED));
        }
    }

    /// Nobody knows what was in the sprint before the item was first seen in it.
    private boolean isUnclear(Timeline timeline) {
        return timeline.intervals(Field.SPRINT).stream()
                .anyMatch(
                        it ->
                                it.origin() == Origin.UNKNOWN
                                        && it.until().isAfter(run.start())
                                        && it.from().isBefore(until));
    }

    private boolean isInAt(Timeline timeline, Instant moment) {
        return timeline.at(Field.SPRINT, moment).stream().anyMatch(run.sprint()::isSame);
    }

    private @Nullable Instant firstIn(Timeline timeline) {
        return timeline.intervals(Field.SPRINT).stream()
                .filter(it -> it.from().isAfter(run.start()) && isIn(it))
                .map(Interval::from)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant lastIn(Timeline timeline) {
        return timeline.intervals(Field.SPRINT).stream()
                .filter(this::isIn)
                .map(Interval::until)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable BigDecimal points(Timeline timeline, Instant moment) {
        return timeline.at(Field.POINTS, moment).stream()
                .findFirst()
                .map(Value::name)
                .map(BigDecimal::new)
                .orElse(null);
    }

    private static Result result(WorkItemFacts item, Instant in) {
        if (item.isOpen()) {
            return Result.REMAINING;
        }
        Instant closed = item.closed();
        if (closed != null && !closed.isAfter(in)) {
            return Result.DONE_BEFORE;
        }
        return item.outcome() == Outcome.FINISHED ? Result.COMPLETED : Result.DISCARDED;
    }

    private SprintFacts facts() {
        items.sort(Comparator.comparing(SprintItem::key));
        return new SprintFacts(run, until, items, unclear.stream().sorted().toList());
    }
}
