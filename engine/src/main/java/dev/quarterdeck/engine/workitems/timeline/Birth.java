package dev.quarterdeck.engine.workitems.timeline;

import dev.quarterdeck.engine.workitems.timeline.FieldReplay.Held;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import java.time.Instant;
import java.util.List;

/// Casts the values of a field back to the item's beginning.
///
/// The first change tells what it started from; the first snapshot tells what it shows, less what
/// came and plus what went until then. Both count for the beginning when the change log is whole
/// up to there. Where changes may be missing, a snapshot counts for fields that seldom change
/// only.
final class Birth {

    private final Field field;
    private final List<Step> steps;
    private final Told told;

    private Birth(Field field, List<Step> steps, Told told) {
        this.field = field;
        this.steps = steps;
        this.told = told;
    }

    /// @param created when the item came into being
    /// @param begin when its timeline begins
    static Held of(Field field, Told told, Instant created, Instant begin) {
        return new Birth(field, told.steps.getOrDefault(field, List.of()), told)
                .held(created, begin);
    }

    private Held held(Instant created, Instant begin) {
        int first = firstWhole();
        if (first < 0) {
            return withoutWhole(begin);
        }
        Step step = steps.get(first);
        List<Value> values = castBack(step.before(), first);
        if (step.kind() == Step.Kind.SEEN && !step.at().isAfter(created)) {
            return new Held(begin, values, Origin.AT_CREATION);
        }
        if (field.isLogged() && told.isWholeUntil(step.at())) {
            return new Held(begin, values, Origin.CAST_BACK);
        }
        return step.kind() == Step.Kind.CHANGE || field.isSettled()
                ? new Held(begin, values, Origin.ASSUMED)
                : withoutWhole(begin);
    }

    /// Returns the place of the first step that tells all values, or -1. A dated value before it
    /// hides what held earlier.
    private int firstWhole() {
        for (int i = 0; i < steps.size() && steps.get(i).kind() != Step.Kind.SINCE; i++) {
            if (steps.get(i).tellsWhole()) {
                return i;
            }
        }
        return -1;
    }

    /// What went must have been there; more is not known.
    private Held withoutWhole(Instant begin) {
        if (steps.isEmpty() || steps.getFirst().kind() != Step.Kind.ALTER) {
            return new Held(begin, List.of(), Origin.UNKNOWN);
        }
        int alters = 0;
        while (alters < steps.size() && steps.get(alters).kind() == Step.Kind.ALTER) {
            alters++;
        }
        return new Held(begin, castBack(List.of(), alters), Origin.ASSUMED);
    }

    private List<Value> castBack(List<Value> values, int until) {
        List<Value> before = values;
        for (int i = until - 1; i >= 0; i--) {
            Step step = steps.get(i);
            before = Value.with(Value.without(before, step.to()), step.from());
        }
        return before;
    }
}
