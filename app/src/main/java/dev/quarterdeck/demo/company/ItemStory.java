package dev.quarterdeck.demo.company;

import dev.quarterdeck.engine.workitems.WorkItemEvent;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Created;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Flagged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.ResolutionCleared;
import dev.quarterdeck.engine.workitems.WorkItemEvent.Resolved;
import dev.quarterdeck.engine.workitems.WorkItemEvent.StatusChanged;
import dev.quarterdeck.engine.workitems.WorkItemEvent.VersionAdded;
import dev.quarterdeck.engine.workitems.WorkItemHistory;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item from its arrival to its end, as far as it has come.
///
/// @param started when work began, or null while it waits
/// @param finished when it was done for the first time, or null while it is not
/// @param discarded when it was closed undone, or null
/// @param blocked whether it was held up in between
/// @param finishedAgain when it was done for good after it came back, or null
/// @param versions what it is planned for, with the moment that was said
record ItemStory(
        String key,
        String type,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Instant discarded,
        boolean blocked,
        @Nullable Instant finishedAgain,
        List<VersionAdded> versions) {

    static final String WAITS = "To Do";
    static final String WORKED_ON = "In Progress";
    static final String REVIEWED = "In Review";
    static final String DONE = "Done";
    static final String FINISHED = "Done";
    static final String UNDONE = "Won't Do";

    /// Returns what the tracker tells of it up to now.
    WorkItemHistory until(Instant now) {
        var events = new ArrayList<WorkItemEvent>();
        events.add(new Created(created, type, WAITS));
        events.addAll(versions);
        if (discarded != null) {
            close(events, WAITS, discarded, UNDONE);
        }
        if (started != null) {
            events.add(new StatusChanged(started, WAITS, WORKED_ON));
            work(events, started, now);
        }
        events.removeIf(event -> event.at().isAfter(now));
        return WorkItemHistory.of(key, Coverage.WHOLE, events);
    }

    private void work(List<WorkItemEvent> events, Instant begun, Instant now) {
        var end = finished == null ? now : finished;
        var took = Duration.between(begun, end);
        if (blocked) {
            events.add(new Flagged(part(begun, took, 3), true));
            // What still waits today waits on.
            if (finished != null) {
                events.add(new Flagged(part(begun, took, 7), false));
            }
        }
        if (finished == null) {
            return;
        }
        var review = part(begun, took, 8);
        events.add(new StatusChanged(review, WORKED_ON, REVIEWED));
        close(events, REVIEWED, finished, FINISHED);
        if (finishedAgain != null) {
            var back = part(finished, Duration.between(finished, finishedAgain), 5);
            // Nothing comes back at the very moment at which it was done.
            back = back.isAfter(finished) ? back : finished.plusSeconds(1_200);
            events.add(new StatusChanged(back, DONE, WORKED_ON));
            events.add(new ResolutionCleared(back));
            close(events, WORKED_ON, finishedAgain, FINISHED);
        }
    }

    private static Instant part(Instant begun, Duration took, int tenths) {
        var at = Draw.workedBy(begun.plus(took.multipliedBy(tenths).dividedBy(10)));
        var last = begun.plus(took).minusSeconds(60);
        var before = at.isAfter(last) ? last : at;
        return before.isBefore(begun) ? begun : before;
    }

    private static void close(
            List<WorkItemEvent> events, String from, Instant at, String resolution) {
        events.add(new StatusChanged(at, from, DONE));
        events.add(new Resolved(at, resolution));
    }
}
