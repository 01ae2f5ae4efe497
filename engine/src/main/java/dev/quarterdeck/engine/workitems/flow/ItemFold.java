package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.Closing;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.InVersion;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.flow.FlowFacts.Start;
import dev.quarterdeck.engine.workitems.timeline.CurrentNames;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Link;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.WorkflowRules;
import dev.quarterdeck.engine.workitems.workflows.WorkflowVersions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes the facts of one item from its timeline.
final class ItemFold {

    private static final CurrentNames NAMES_THEN = CurrentNames.of(List.of());

    private final String id;
    private final Timeline timeline;
    private final WorkflowVersions workflow;
    private final List<Stage> stages;
    private final ClosingReplay replay;
    private final Closing closing;
    private final Start start;

    ItemFold(String id, Timeline timeline, WorkflowVersions workflow) {
        this.id = id;
        this.timeline = timeline;
        this.workflow = workflow;
        stages = Stage.of(timeline.intervals(Field.STATUS), workflow);
        replay = ClosingReplay.of(stages, timeline.intervals(Field.RESOLUTION));
        closing = replay.closing();
        start = start();
    }

    private Start start() {
        if (replay.isStartUntold()) {
            return Start.NOT_TOLD;
        }
        if (closing.started() != null) {
            return replay.isStartAtCreation() ? Start.CREATION : Start.CHANGE;
        }
        boolean whole =
                timeline.coverage() == Coverage.WHOLE
                        && stages.stream().noneMatch(it -> it.category() == StatusCategory.UNKNOWN);
        return whole ? Start.NONE : Start.NOT_TOLD;
    }

    FlowFacts facts() {
        WorkItemFacts item = item();
        return new FlowFacts(
                id,
                item,
                start,
                inCategory(),
                parts(item),
                timeline.lastOf(Field.PARENT).map(Value::reference).orElse(null),
                timeline.last(Field.LINK).stream().map(Link::of).toList(),
                timeline.lastOf(Field.POINTS).map(it -> new BigDecimal(it.name())).orElse(null),
                timeline.touches().isEmpty() ? timeline.begin() : timeline.touches().getLast(),
                timeline.gone(),
                ItemFlaws.of(timeline, stages, closing, item, start));
    }

    private WorkItemFacts item() {
        String type = name(Field.TYPE);
        return new WorkItemFacts(
                name(Field.KEY),
                type,
                workflow.at(timeline.end()).level(type),
                timeline.created(),
                started(),
                closing.closedAt(),
                outcome(),
                closing.resolution(),
                closing.reopened(),
                status().name(),
                closing.category(),
                isBlocked(),
                versions(),
                timeline.last(Field.SPRINT).stream().map(Value::name).toList(),
                timeline.coverage());
    }

    private String name(Field field) {
        return timeline.lastOf(field).map(Value::name).orElse("");
    }

    private @Nullable Instant started() {
        return start == Start.NOT_TOLD ? null : closing.started();
    }

    private Value status() {
        return stages.isEmpty() ? Value.named("") : stages.getLast().status();
    }

    private Outcome outcome() {
        if (!closing.isClosed()) {
            return Outcome.OPEN;
        }
        Instant closed = closing.closedAt();
        WorkflowRules rules = workflow.at(closed == null ? timeline.end() : closed);
        return rules.discards(closing.resolution(), rules.rule(status()))
                ? Outcome.DISCARDED
                : Outcome.FINISHED;
    }

    private boolean isBlocked() {
        boolean flagged = !timeline.last(Field.FLAG).isEmpty();
        boolean waiting = !stages.isEmpty() && stages.getLast().rule().waiting();
        return !closing.isClosed() && (flagged || waiting);
    }

    private List<InVersion> versions() {
        if (timeline.last(Field.FIX_VERSION).isEmpty()) {
            return List.of();
        }
        List<Value> now = timeline.last(Field.FIX_VERSION);
        return timeline.stays(Field.FIX_VERSION, NAMES_THEN).stream()
                .filter(stay -> stay.until().equals(timeline.end()) && isAmong(now, stay.value()))
                .map(
                        stay ->
                                new InVersion(
                                        stay.value().name(), stay.from(), stay.origin().isDated()))
                .distinct()
                .toList();
    }

    private static boolean isAmong(List<Value> values, Value wanted) {
        return values.stream().anyMatch(wanted::isSame);
    }

    private CategoryTimes inCategory() {
        Map<StatusCategory, Duration> sums = new EnumMap<>(StatusCategory.class);
        if (stages.isEmpty()) {
            Duration whole = Duration.between(timeline.begin(), timeline.end());
            sums.put(StatusCategory.UNKNOWN, whole);
        }
        for (Stage stage : stages) {
            Duration length = Duration.between(stage.from(), stage.until());
            sums.merge(stage.category(), length, Duration::plus);
        }
        return new CategoryTimes(
                sums.getOrDefault(StatusCategory.QUEUE, Duration.ZERO),
                sums.getOrDefault(StatusCategory.WORK, Duration.ZERO),
                sums.getOrDefault(StatusCategory.DONE, Duration.ZERO),
                sums.getOrDefault(StatusCategory.UNKNOWN, Duration.ZERO));
    }

    private @Nullable FlowParts parts(WorkItemFacts item) {
        Instant started = item.started();
        Instant closed = item.closed();
        if (started == null || closed == null && !item.isOpen()) {
            return null;
        }
        Instant end = closed == null ? timeline.end() : closed;
        return end.isBefore(started) ? null : PartsTally.between(timeline, stages, started, end);
    }
}
