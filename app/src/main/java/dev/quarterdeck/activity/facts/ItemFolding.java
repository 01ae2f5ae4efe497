package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.facts.WorkItemRow.Dates;
import dev.quarterdeck.activity.facts.WorkItemRow.Named;
import dev.quarterdeck.activity.facts.WorkItemRow.NamedValue;
import dev.quarterdeck.activity.facts.WorkItemRow.Standing;
import dev.quarterdeck.activity.facts.WorkItemRow.Times;
import dev.quarterdeck.activity.kept.KeptHistory;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.flow.FlowFacts;
import dev.quarterdeck.engine.workitems.flow.FlowFold;
import dev.quarterdeck.engine.workitems.flow.FlowParts;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerHistory;
import dev.quarterdeck.engine.workitems.timeline.Value;
import dev.quarterdeck.engine.workitems.workflows.MoveCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Folds work items to rows.
final class ItemFolding {

    /// A timeline reads snapshots and dates so much later than they were told.
    private static final Duration SLACK = Duration.ofSeconds(1);

    private ItemFolding() {}

    /// An item that is read and waits for rules. @param moves how it moved through statuses
    record Read(KeptHistory kept, Timeline timeline, List<MoveCounts> moves) {

        String type() {
            return timeline.lastOf(Field.TYPE).map(Value::name).orElse("");
        }

        String key() {
            return timeline.lastOf(Field.KEY).map(Value::name).orElse("");
        }

        String project() {
            return WorkItemHistory.projectOf(key());
        }

        /// Returns every resolution that it ever had, whatever the rules say of it, as stored.
        List<String> resolutions() {
            return timeline.intervals(Field.RESOLUTION).stream()
                    .flatMap(it -> it.values().stream())
                    .map(value -> Stored.text(value.name()))
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /// Reads an item up to the last event that counts; empty when it did not exist yet.
    ///
    /// @param asOf later events do not count; null for all
    static Optional<Read> read(KeptHistory kept, @Nullable Instant asOf) {
        var events = kept.events(TrackerEvent.class);
        return events.stream()
                .map(TrackerEvent::at)
                .filter(at -> asOf == null || !at.isAfter(asOf))
                .max(Comparator.naturalOrder())
                .map(last -> until(last, asOf))
                .flatMap(until -> TrackerHistory.of(kept.id().id(), events).timeline(until))
                .map(timeline -> new Read(kept, timeline, MoveCounts.of(timeline)));
    }

    private static Instant until(Instant last, @Nullable Instant asOf) {
        var until = Stored.bounded(last).plus(SLACK);
        return asOf != null && until.isAfter(asOf) ? asOf : until;
    }

    /// Folds an item by rules.
    static ItemRecord fold(Read read, Rules rules) {
        var timeline = read.timeline;
        var project = read.project();
        var resolutions = read.resolutions();
        var facts = FlowFold.fold(read.kept.id().id(), timeline, rules.of(project));
        var item = facts.item();
        return new ItemRecord(
                head(read, item),
                named(read, facts),
                standing(timeline, facts),
                new Dates(
                        item.created(),
                        item.started(),
                        facts.start(),
                        item.closed(),
                        facts.touched(),
                        timeline.end()),
                times(facts),
                item.reopened(),
                item.coverage(),
                List.copyOf(facts.flaws()),
                rules.digest(
                        new Rules.Naming(
                                project,
                                item.type(),
                                resolutions,
                                read.moves.stream().map(MoveCounts::status).toList())),
                read.moves.stream().map(Moves::text).toList(),
                resolutions);
    }

    private static FactRow.Head head(Read read, WorkItemFacts item) {
        return Heads.of(
                read.kept, item.outcome().name(), item.isOpen() ? item.created() : item.closed());
    }

    private static Named named(Read read, FlowFacts facts) {
        var key = read.key();
        return new Named(
                key,
                read.project(),
                read.timeline.intervals(Field.KEY).stream()
                        .flatMap(it -> it.values().stream())
                        .map(Value::name)
                        .filter(name -> !name.equals(key))
                        .distinct()
                        .toList(),
                facts.item().type(),
                facts.item().level(),
                facts.parent(),
                facts.points());
    }

    private static Standing standing(Timeline timeline, FlowFacts facts) {
        var item = facts.item();
        return new Standing(
                timeline.lastOf(Field.STATUS).map(Value::id).orElse(""),
                item.status(),
                item.category(),
                item.resolution(),
                item.blocked(),
                facts.gone(),
                timeline.last(Field.SPRINT).stream()
                        .map(sprint -> new NamedValue(sprint.id(), sprint.name()))
                        .toList(),
                item.versions(),
                facts.links());
    }

    private static Times times(FlowFacts facts) {
        var spent = facts.inCategory();
        return new Times(
                facts.item().cycleTime().orElse(null),
                facts.item().leadTime().orElse(null),
                spent.queue(),
                spent.work(),
                spent.done(),
                spent.unknown(),
                part(facts, FlowParts::active),
                part(facts, FlowParts::blocked),
                part(facts, FlowParts::stalled),
                part(facts, FlowParts::waiting),
                part(facts, FlowParts::rested));
    }

    private static @Nullable Duration part(FlowFacts facts, Function<FlowParts, Duration> part) {
        var parts = facts.parts();
        return parts == null ? null : part.apply(parts);
    }
}
