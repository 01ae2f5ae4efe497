package dev.quarterdeck.engine.workitems.timeline;

import dev.quarterdeck.engine.workitems.timeline.Timeline.Interval;
import dev.quarterdeck.engine.workitems.timeline.Timeline.Stay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Turns the intervals of a set of values into one stay per value.
final class Stays {

    private static final Comparator<Stay> ORDER =
            Comparator.comparing(Stay::from).thenComparing(Stay::value);

    private Stays() {}

    static List<Stay> of(Field field, List<Interval> intervals, CurrentNames names) {
        List<Stay> closed = new ArrayList<>();
        List<Stay> open = new ArrayList<>();
        for (Interval interval : intervals) {
            List<Stay> still = new ArrayList<>();
            for (Value value : interval.values()) {
                still.add(prolonged(field, value, interval, open, names));
            }
            closed.addAll(open);
            open = still;
        }
        closed.addAll(open);
        closed.sort(ORDER);
        return List.copyOf(closed);
    }

    /// Takes the stay that goes on out of the open ones, or begins one.
    private static Stay prolonged(
            Field field, Value value, Interval interval, List<Stay> open, CurrentNames names) {
        for (int i = 0; i < open.size(); i++) {
            Stay stay = open.get(i);
            if (stay.value().isSame(value)) {
                open.remove(i);
                return new Stay(
                        stay.value(), stay.nameNow(), stay.from(), interval.until(), stay.origin());
            }
        }
        String nameNow = names.now(field, value);
        return new Stay(value, nameNow, interval.from(), interval.until(), interval.origin());
    }
}
