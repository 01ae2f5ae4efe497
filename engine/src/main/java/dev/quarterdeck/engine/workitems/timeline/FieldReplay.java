package dev.quarterdeck.engine.workitems.timeline;

import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads the steps of one field from the item's beginning on.
final class FieldReplay {

    private final Field field;
    private final List<Oddity> oddities;
    private final List<Held> helds = new ArrayList<>();
    private Held current;

    /// @param oddities takes what is odd
    FieldReplay(Field field, Held birth, List<Oddity> oddities) {
        this.field = field;
        this.oddities = oddities;
        this.current = birth;
        helds.add(birth);
    }

    void read(Step step) {
        switch (step.kind()) {
            case CHANGE -> change(step);
            case ALTER -> alter(step);
            case SINCE -> date(step);
            case SEEN -> see(step);
        }
    }

    private void change(Step step) {
        if (isToldTwice(step)) {
            return;
        }
        if (isKnown() && !Value.areSame(current.values, step.from())) {
            note(isRenumbered(step) ? Oddity.Kind.RENUMBERED : Oddity.Kind.JUMP, step, step.from());
        }
        if (!isKnown() || !Value.areSame(current.values, step.to())) {
            hold(step.at(), step.to(), Origin.CHANGE);
        }
    }

    /// Trackers tell one change of the parent as one of the epic too, some milliseconds apart.
    private boolean isToldTwice(Step step) {
        return current.origin == Origin.CHANGE
                && Value.areSame(current.values, step.to())
                && !Value.areSame(current.values, step.from())
                && !step.at().isAfter(current.from.plus(Step.SLACK));
    }

    private boolean isRenumbered(Step step) {
        List<String> held = current.values.stream().map(Value::name).sorted().toList();
        return held.equals(step.from().stream().map(Value::name).sorted().toList());
    }

    private void alter(Step step) {
        List<Value> missing = Value.without(step.from(), current.values);
        List<Value> present = Value.without(step.to(), Value.without(step.to(), current.values));
        if (isKnown() && !(missing.isEmpty() && present.isEmpty())) {
            note(Oddity.Kind.JUMP, step, missing.isEmpty() ? present : missing);
        }
        List<Value> next = Value.with(Value.without(current.values, step.from()), step.to());
        if (!Value.areSame(current.values, next)) {
            hold(step.at(), next, Origin.CHANGE);
        }
    }

    private void date(Step step) {
        if (isHeldAround(step)) {
            return;
        }
        if (isKnown()) {
            note(Oddity.Kind.DATED_WITHOUT_CHANGE, step, step.to());
        }
        hold(latest(step.at(), current.from), step.to(), Origin.DATED);
    }

    private void see(Step step) {
        if (isHeldAround(step)) {
            return;
        }
        if (isKnown() && field.isLogged()) {
            note(Oddity.Kind.SEEN_OTHERWISE, step, step.to());
        }
        hold(step.moment(), step.to(), Origin.SEEN);
    }

    /// Answers whether the told values held somewhere between the told moment and the moment at
    /// which the step is read.
    private boolean isHeldAround(Step step) {
        for (int i = helds.size() - 1; i >= 0; i--) {
            Held held = helds.get(i);
            if (held.origin != Origin.UNKNOWN && Value.areSame(held.values, step.to())) {
                return true;
            }
            if (!held.from.isAfter(step.at())) {
                return false;
            }
        }
        return false;
    }

    private boolean isKnown() {
        return current.origin != Origin.UNKNOWN;
    }

    private void hold(Instant from, List<Value> values, Origin origin) {
        current = new Held(from, values, origin);
        helds.add(current);
    }

    private void note(Oddity.Kind kind, Step step, List<Value> told) {
        oddities.add(new Oddity(kind, field, step.at(), current.values, told));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    List<Interval> intervals(Instant end) {
        List<Interval> intervals = new ArrayList<>(helds.size());
        for (int i = 0; i < helds.size(); i++) {
            Held held = helds.get(i);
            Instant until = i + 1 < helds.size() ? helds.get(i + 1).from : end;
            intervals.add(
                    new Interval(
                            earliest(held.from, end),
                            earliest(until, end),
                            held.values,
                            held.origin));
        }
        return List.copyOf(intervals);
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// Values from a moment on.
    record Held(Instant from, List<Value> values, Origin origin) {}
}
