package dev.quarterdeck.engine.workitems.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// One told step of one field, ready to be put in order.
///
/// @param at when it happened
/// @param moment when it is read: snapshots and dates are read a little later, see
///     {@link #SLACK}
/// @param id the tracker's id of the change; empty for none
/// @param from values before a change, or those that went
/// @param to values after, or those that came
record Step(Instant at, Instant moment, Kind kind, String id, List<Value> from, List<Value> to) {

    /// Trackers date an update some milliseconds before or after the change that caused it.
    static final Duration SLACK = Duration.ofSeconds(1);

    private static final Comparator<List<Value>> VALUES = Step::compare;

    /// By time, then by the tracker's numbering: a shorter number is a lower one.
    static final Comparator<Step> ORDER =
            Comparator.comparing(Step::moment)
                    .thenComparing(Step::kind)
                    .thenComparing(Step::at)
                    .thenComparing(step -> step.id().length())
                    .thenComparing(Step::id)
                    .thenComparing(Step::from, VALUES)
                    .thenComparing(Step::to, VALUES);

    static Step change(TrackerEvent.Changed it) {
        String id = it.act().id();
        return new Step(it.at(), it.at(), Kind.CHANGE, id, it.from(), it.to());
    }

    static Step alter(TrackerEvent.Altered it) {
        String id = it.act().id();
        return new Step(it.at(), it.at(), Kind.ALTER, id, it.removed(), it.added());
    }

    static Step since(TrackerEvent.Since it) {
        return new Step(it.at(), it.at().plus(SLACK), Kind.SINCE, "", List.of(), it.values());
    }

    static Step seen(Instant at, List<Value> values) {
        return new Step(at, at.plus(SLACK), Kind.SEEN, "", List.of(), values);
    }

    /// Answers whether both tell the same change, be it under other names or by another account.
    boolean isSameChange(Step other) {
        return kind == other.kind
                && at.equals(other.at)
                && id.equals(other.id)
                && isSameReferences(from, other.from)
                && isSameReferences(to, other.to);
    }

    /// Answers whether it tells all values that held before it, or at its time.
    boolean tellsWhole() {
        return kind == Kind.CHANGE || kind == Kind.SEEN;
    }

    /// Returns what held before a change, or when the item was seen.
    List<Value> before() {
        return kind == Kind.CHANGE ? from : to;
    }

    private static boolean isSameReferences(List<Value> some, List<Value> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).reference().equals(others.get(i).reference())) {
                return false;
            }
        }
        return true;
    }

    private static int compare(List<Value> some, List<Value> others) {
        int shared = Math.min(some.size(), others.size());
        for (int i = 0; i < shared; i++) {
            int order = some.get(i).compareTo(others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(some.size(), others.size());
    }

    /// What is told, in the order in which steps of one moment are read.
    enum Kind {
        CHANGE,
        ALTER,
        SINCE,
        SEEN
    }
}
