package dev.quarterdeck.engine.workitems.timeline;

import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Says one thing that a tracker told about an item, and nothing derived from it.
///
/// Two events are the same when their content is. Moments are kept in milliseconds, values of a
/// field in one order. Carries no name and no text of a person. An event refuses values that its
/// field cannot have, such as points that are no number, with an
/// {@link IllegalArgumentException}.
public sealed interface TrackerEvent {

    /// Returns when it happened, or for what was read the moment it is true of.
    Instant at();

    /// The item came into being. @param key what it was called when that was told
    record Created(Instant at, String key) implements TrackerEvent {

        public Created {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /// A field went from one value, or set of values, to another.
    ///
    /// @param from all values before; empty for none
    /// @param to all values after; empty for none
    record Changed(Act act, Field field, List<Value> from, List<Value> to) implements TrackerEvent {

        public Changed {
            from = field.checked(from);
            to = field.checked(to);
        }

        @Override
        public Instant at() {
            return act.at();
        }
    }

    /// Some of a field's values went and came; those that stayed are not told.
    ///
    /// @param removed values that went
    /// @param added values that came
    record Altered(Act act, Field field, List<Value> removed, List<Value> added)
            implements TrackerEvent {

        public Altered {
            removed = field.checked(removed);
            added = field.checked(added);
        }

        @Override
        public Instant at() {
            return act.at();
        }
    }

    /// Somebody commented on it.
    record Commented(Act act) implements TrackerEvent {

        @Override
        public Instant at() {
            return act.at();
        }
    }

    /// Somebody booked work on it. @param spent how much
    record WorkLogged(Act act, Duration spent) implements TrackerEvent {

        @Override
        public Instant at() {
            return act.at();
        }
    }

    /// The tracker dates a value without telling the change to it: a day of resolution.
    ///
    /// @param at since when the field has had the values
    /// @param values all its values since then
    record Since(Instant at, Field field, List<Value> values) implements TrackerEvent {

        public Since {
            at = at.truncatedTo(ChronoUnit.MILLIS);
            values = field.checked(values);
        }
    }

    /// The item was read whole and looked like this.
    ///
    /// @param at its last update before it was read
    /// @param fields values of each field that the tracker shows; an empty list says none, a
    ///     missing field that the tracker does not show it
    record Seen(Instant at, Map<Field, List<Value>> fields) implements TrackerEvent {

        public Seen {
            at = at.truncatedTo(ChronoUnit.MILLIS);
            var sorted = new EnumMap<Field, List<Value>>(Field.class);
            fields.forEach((field, values) -> sorted.put(field, field.checked(values)));
            fields = Collections.unmodifiableMap(sorted);
        }
    }

    /// The change log was read.
    ///
    /// @param at up to when
    /// @param coverage how much of it the tracker gave
    record LogRead(Instant at, Coverage coverage) implements TrackerEvent {

        public LogRead {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /// The tracker no longer shows the item: deleted, or hidden from us. @param at when that was
    /// noticed, or told
    record Gone(Instant at) implements TrackerEvent {

        public Gone {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /// Something an account did.
    ///
    /// @param at when
    /// @param id the tracker's id of the change, comment or entry; empty where it tells none
    /// @param who the tracker's id of the account; empty where it tells none
    record Act(Instant at, String id, String who) {

        public Act {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }
}
