package dev.quarterdeck.engine.workitems.timeline;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Altered;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Changed;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Commented;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Gone;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.LogRead;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Seen;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Since;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.WorkLogged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sorts the events of one item by what they are about.
final class Told {

    final Map<Field, List<Step>> steps = new EnumMap<>(Field.class);
    final List<Instant> touches = new ArrayList<>();
    final List<Created> creations = new ArrayList<>(1);
    private final List<Instant> goings = new ArrayList<>(0);
    private final List<Instant> signsOfLife = new ArrayList<>();
    private @Nullable LogRead lastRead;
    private @Nullable Instant wholeUntil;
    private boolean toldChanges;

    Told(Collection<TrackerEvent> events) {
        events.forEach(this::hear);
        fallBackToKeysAtCreation();
        steps.replaceAll((_, told) -> StepOrder.of(told));
    }

    private void hear(TrackerEvent event) {
        switch (event) {
            case Created it -> {
                creations.add(it);
                touch(it.at());
            }
            case Changed it -> add(it.field(), Step.change(it));
            case Altered it -> add(it.field(), Step.alter(it));
            case Since it -> date(it);
            case Seen it -> see(it);
            case Commented it -> touch(it.at());
            case WorkLogged it -> touch(it.at());
            case LogRead it -> read(it);
            case Gone it -> goings.add(it.at());
        }
    }

    /// The key told with the creation may be today's: it counts only where no other key is told.
    private void fallBackToKeysAtCreation() {
        if (!steps.containsKey(Field.KEY)) {
            creations.stream()
                    .filter(it -> !it.key().isEmpty())
                    .min(Comparator.comparing(Created::at).thenComparing(Created::key))
                    .ifPresent(
                            it ->
                                    steps(Field.KEY)
                                            .add(
                                                    Step.seen(
                                                            it.at(),
                                                            List.of(Value.named(it.key())))));
        }
    }

    private void add(Field field, Step step) {
        toldChanges = true;
        signsOfLife.add(step.at());
        if (field != Field.OTHER) {
            steps(field).add(step);
        }
        if (field.isWork()) {
            touches.add(step.at());
        }
    }

    private List<Step> steps(Field field) {
        return steps.computeIfAbsent(field, _ -> new ArrayList<>(4));
    }

    private void date(Since since) {
        signsOfLife.add(since.at());
        steps(since.field()).add(Step.since(since));
    }

    private void see(Seen seen) {
        signsOfLife.add(seen.at());
        seen.fields().forEach((field, values) -> steps(field).add(Step.seen(seen.at(), values)));
    }

    private void touch(Instant at) {
        signsOfLife.add(at);
        touches.add(at);
    }

    private void read(LogRead read) {
        if (read.coverage() == Coverage.WHOLE) {
            wholeUntil = later(wholeUntil, read.at());
        }
        lastRead = lastRead == null || isLater(read, lastRead) ? read : lastRead;
    }

    private static boolean isLater(LogRead read, LogRead other) {
        int order = read.at().compareTo(other.at());
        return order > 0 || order == 0 && read.coverage().compareTo(other.coverage()) > 0;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    /// Returns how much of the change log the tracker gave, by its last reading.
    Coverage coverage() {
        if (lastRead != null) {
            return lastRead.coverage();
        }
        return toldChanges ? Coverage.PARTIAL : Coverage.DATES_ONLY;
    }

    /// Answers whether every change up to a moment was told. A tracker dates the reading, like any
    /// update, a little before the change that caused it.
    boolean isWholeUntil(Instant moment) {
        return wholeUntil != null && !moment.isAfter(wholeUntil.plus(Step.SLACK));
    }

    /// Returns since when the item is gone by what was told up to a moment; null while it is
    /// there. Whatever is told of it later brings it back.
    @Nullable Instant goneBy(Instant asOf) {
        Instant gone = latest(goings, asOf);
        Instant alive = latest(signsOfLife, asOf);
        return gone == null || alive != null && alive.isAfter(gone) ? null : gone;
    }

    private static @Nullable Instant latest(List<Instant> moments, Instant asOf) {
        Instant latest = null;
        for (Instant moment : moments) {
            if (!moment.isAfter(asOf) && (latest == null || moment.isAfter(latest))) {
                latest = moment;
            }
        }
        return latest;
    }
}
