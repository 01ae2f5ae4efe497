package dev.quarterdeck.engine.workitems.timeline;

import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Altered;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Changed;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Seen;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent.Since;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Knows the last name that was told for each id of a field: statuses, sprints and versions are
/// renamed while items stand in them.
public final class CurrentNames {

    private final Map<Key, Told> names = new HashMap<>();

    private CurrentNames() {}

    /// Gathers the names that events tell, of one item or of many, in any order. What a value was
    /// before a change is no news of its name.
    public static CurrentNames of(Iterable<TrackerEvent> events) {
        var names = new CurrentNames();
        events.forEach(names::hear);
        return names;
    }

    /// Returns the last name told for the value's id; its own name where none was told.
    public String now(Field field, Value value) {
        Told told = names.get(new Key(field, value.id()));
        return told == null ? value.name() : told.name();
    }

    private void hear(TrackerEvent event) {
        switch (event) {
            case Changed it -> hear(it.field(), it.to(), it.at());
            case Altered it -> hear(it.field(), it.added(), it.at());
            case Since it -> hear(it.field(), it.values(), it.at());
            case Seen it -> it.fields().forEach((field, values) -> hear(field, values, it.at()));
            case TrackerEvent.Created _,
                    TrackerEvent.Commented _,
                    TrackerEvent.WorkLogged _,
                    TrackerEvent.LogRead _,
                    TrackerEvent.Gone _ -> {}
        }
    }

    private void hear(Field field, List<Value> values, Instant at) {
        for (Value value : values) {
            if (!value.id().isEmpty()) {
                names.merge(
                        new Key(field, value.id()), new Told(at, value.name()), CurrentNames::last);
            }
        }
    }

    private static Told last(Told one, Told other) {
        int order = one.at().compareTo(other.at());
        if (order == 0) {
            order = one.name().compareTo(other.name());
        }
        return order >= 0 ? one : other;
    }

    private record Key(Field field, String id) {}

    private record Told(Instant at, String name) {}
}
