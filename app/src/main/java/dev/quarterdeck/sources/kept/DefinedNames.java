package dev.quarterdeck.sources.kept;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.timeline.Field;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Knows what a source calls things now, and in which category it puts its statuses.
final class DefinedNames {

    /// Knows nothing.
    static final DefinedNames NONE = new DefinedNames(Map.of());

    private final Map<String, Definition> last;

    private DefinedNames(Map<String, Definition> last) {
        this.last = last;
    }

    static DefinedNames of(Histories histories, UUID source) {
        var last = new HashMap<String, Definition>();
        histories.forEach(
                HistoryKind.DEFINITION,
                source,
                null,
                history ->
                        history.events(Definition.class)
                                .forEach(one -> last.put(history.id().id(), one)));
        return new DefinedNames(last);
    }

    private Optional<Definition> find(Definition.Kind kind, String id) {
        return Optional.ofNullable(last.get(kind.name().toLowerCase(Locale.ROOT) + "/" + id));
    }

    /// Returns the name of a status or sprint now, or what is known otherwise.
    String now(Field field, Value value, String otherwise) {
        var kind = field == Field.STATUS ? Definition.Kind.STATUS : Definition.Kind.SPRINT;
        return find(kind, value.id())
                .map(Definition::name)
                .filter(name -> !name.isEmpty())
                .orElse(otherwise);
    }

    /// Returns the category that the tool gives a status.
    StatusCategory category(Value status) {
        return find(Definition.Kind.STATUS, status.id())
                .map(Definition::statusCategory)
                .orElse(StatusCategory.UNKNOWN);
    }
}
