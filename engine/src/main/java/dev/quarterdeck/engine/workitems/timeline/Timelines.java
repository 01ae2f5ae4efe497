package dev.quarterdeck.engine.workitems.timeline;

import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Created;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the timeline of one item from its events.
final class Timelines {

    private static final Comparator<Oddity> ODDITIES =
            Comparator.comparing(Oddity::at).thenComparing(Oddity::kind);

    private final Told told;
    private final Instant asOf;
    private final Instant created;
    private final Instant begin;
    private final @Nullable Instant gone;
    private final List<Oddity> oddities = new ArrayList<>(0);

    private Timelines(Told told, Instant asOf, Instant created) {
        this.told = told;
        this.asOf = asOf;
        this.created = created;
        this.begin = begin(told, created);
        this.gone = told.goneBy(asOf);
    }

    static Optional<Timeline> read(Collection<TrackerEvent> events, Instant asOf) {
        var told = new Told(events);
        Instant created = created(told);
        return created == null || created.isAfter(asOf)
                ? Optional.empty()
                : Optional.of(new Timelines(told, asOf, created).timeline());
    }

    /// Returns the earliest creation told or, where none was, the earliest sign of the item.
    private static @Nullable Instant created(Told told) {
        Instant earliest =
                told.creations.stream()
                        .map(Created::at)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return earliest == null ? firstStep(told) : earliest;
    }

    private static Instant begin(Told told, Instant created) {
        Instant first = firstStep(told);
        return first == null || created.isBefore(first) ? created : first;
    }

    private static @Nullable Instant firstStep(Told told) {
        Instant first = told.touches.stream().min(Comparator.naturalOrder()).orElse(null);
        for (List<Step> steps : told.steps.values()) {
            for (Step step : steps) {
                first = first == null || step.at().isBefore(first) ? step.at() : first;
            }
        }
        return first;
    }

    private Timeline timeline() {
        Instant end = gone == null ? asOf : gone;
        Map<Field, List<Interval>> fields = new EnumMap<>(Field.class);
        told.steps.forEach((field, steps) -> fields.put(field, replay(field, steps, end)));
        noteCreation();
        oddities.sort(ODDITIES);
        return new Timeline(
                created,
                begin,
                end,
                Collections.unmodifiableMap(fields),
                touches(),
                List.copyOf(oddities),
                told.coverage(),
                gone != null);
    }

    private List<Interval> replay(Field field, List<Step> steps, Instant end) {
        var replay = new FieldReplay(field, Birth.of(field, told, created, begin), oddities);
        for (Step step : steps) {
            if (!step.moment().isAfter(asOf)) {
                replay.read(step);
            }
        }
        return replay.intervals(end);
    }

    private void noteCreation() {
        if (begin.isBefore(created)) {
            oddities.add(odd(Oddity.Kind.BEFORE_CREATION, begin));
        }
        if (told.creations.isEmpty()) {
            oddities.add(odd(Oddity.Kind.NO_CREATION, created));
        }
        told.creations.stream()
                .map(Created::at)
                .distinct()
                .filter(at -> at.isAfter(created) && !at.isAfter(asOf))
                .forEach(at -> oddities.add(odd(Oddity.Kind.CREATED_TWICE, at)));
    }

    private static Oddity odd(Oddity.Kind kind, Instant at) {
        return new Oddity(kind, null, at, List.of(), List.of());
    }

    private List<Instant> touches() {
        return told.touches.stream().filter(at -> !at.isAfter(asOf)).distinct().sorted().toList();
    }
}
