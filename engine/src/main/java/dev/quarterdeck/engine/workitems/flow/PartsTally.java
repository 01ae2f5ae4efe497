package dev.quarterdeck.engine.workitems.flow;

import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Cuts the time of an item wherever something about it changes, and adds up the pieces.
final class PartsTally {

    /// So long without any touch, work in hand counts as stalled, from the last touch on.
    private static final Duration STALLED_AFTER = Duration.ofDays(5);

    private final Timeline timeline;
    private final List<Stage> stages;
    private final Instant end;
    private final Map<Part, Duration> sums = new EnumMap<>(Part.class);

    private PartsTally(Timeline timeline, List<Stage> stages, Instant end) {
        this.timeline = timeline;
        this.stages = stages;
        this.end = end;
    }

    static FlowParts between(Timeline timeline, List<Stage> stages, Instant start, Instant end) {
        var tally = new PartsTally(timeline, stages, end);
        tally.add(start);
        return tally.parts();
    }

    private void add(Instant start) {
        TreeSet<Instant> cuts = new TreeSet<>(timeline.touches());
        stages.forEach(stage -> cuts.add(stage.from()));
        timeline.intervals(Field.FLAG).forEach(flag -> cuts.add(flag.from()));
        cuts.add(end);
        Instant from = start;
        for (Instant until : cuts) {
            if (until.isAfter(start) && !until.isAfter(end)) {
                sums.merge(part(from), Duration.between(from, until), Duration::plus);
                from = until;
            }
        }
    }

    private Part part(Instant at) {
        Stage stage = stageAt(at);
        boolean blocked = stage.rule().waiting() || isFlagged(at);
        return switch (stage.category()) {
            case DONE -> Part.RESTED;
            case QUEUE -> blocked ? Part.BLOCKED : Part.WAITING;
            case UNKNOWN -> blocked ? Part.BLOCKED : Part.UNKNOWN;
            case WORK -> {
                if (blocked) {
                    yield Part.BLOCKED;
                }
                yield isStalled(at) ? Part.STALLED : Part.ACTIVE;
            }
        };
    }

    private Stage stageAt(Instant at) {
        for (int i = stages.size() - 1; i > 0; i--) {
            if (!stages.get(i).from().isAfter(at)) {
                return stages.get(i);
            }
        }
        return stages.getFirst();
    }

    private boolean isFlagged(Instant at) {
        List<Interval> flags = timeline.intervals(Field.FLAG);
        for (int i = flags.size() - 1; i >= 0; i--) {
            if (!flags.get(i).from().isAfter(at)) {
                return !flags.get(i).values().isEmpty();
            }
        }
        return false;
    }

    private boolean isStalled(Instant at) {
        List<Instant> touches = timeline.touches();
        Instant before = timeline.begin();
        Instant after = end;
        for (int i = touches.size() - 1; i >= 0; i--) {
            if (!touches.get(i).isAfter(at)) {
                before = touches.get(i);
                break;
            }
            after = touches.get(i).isBefore(end) ? touches.get(i) : end;
        }
        return Duration.between(before, after).compareTo(STALLED_AFTER) >= 0;
    }

    private FlowParts parts() {
        return new FlowParts(
                sum(Part.ACTIVE),
                sum(Part.BLOCKED),
                sum(Part.STALLED),
                sum(Part.WAITING),
                sum(Part.RESTED),
                sum(Part.UNKNOWN));
    }

    private Duration sum(Part part) {
        return sums.getOrDefault(part, Duration.ZERO);
    }

    private enum Part {
        ACTIVE,
        BLOCKED,
        STALLED,
        WAITING,
        RESTED,
        UNKNOWN
    }
}
