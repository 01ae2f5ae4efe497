package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.Definition;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.engine.changes.ChangeEvent;
import dev.quarterdeck.engine.deliveries.DeploymentEvent;
import dev.quarterdeck.engine.deliveries.RunEvent;
import dev.quarterdeck.engine.incidents.IncidentEvent;
import dev.quarterdeck.engine.workitems.timeline.TrackerEvent;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes events in the one form that says the same for the same event, and reads them back.
///
/// JSON: first the type as a name that never changes, then the members by name. Moments are
/// milliseconds since 1970. A member that is null, empty or false is left out, so that a member
/// that is added later changes nothing about what was stored before. The events' names are held by
/// a test: a class may be renamed when its old name is listed in `RENAMED`.
final class EventCodec {

    private static final JsonFactory JSON = new JsonFactory();

    /// Stored names of classes that are called otherwise today, by `kind.Class`.
    private static final Map<String, String> RENAMED = Map.of();

    private static final Map<HistoryKind, Class<?>> FAMILIES =
            new EnumMap<>(
                    Map.of(
                            HistoryKind.WORK_ITEM, TrackerEvent.class,
                            HistoryKind.CHANGE, ChangeEvent.class,
                            HistoryKind.PIPELINE_RUN, RunEvent.class,
                            HistoryKind.DEPLOYMENT, DeploymentEvent.class,
                            HistoryKind.INCIDENT, IncidentEvent.class,
                            HistoryKind.DEFINITION, Definition.class));

    private final Map<Class<?>, RecordForm> byClass;
    private final Map<HistoryKind, Map<String, RecordForm>> byName =
            new EnumMap<>(HistoryKind.class);

    EventCodec() {
        for (var kind : HistoryKind.values()) {
            byName.put(
                    kind,
                    types(kind)
                            .map(type -> new RecordForm(type, name(kind, type)))
                            .collect(Collectors.toMap(RecordForm::name, form -> form)));
        }
        byClass =
                byName.values().stream()
                        .flatMap(forms -> forms.values().stream())
                        .collect(Collectors.toMap(RecordForm::type, form -> form));
    }

    /// Returns the records of which histories of a kind are made.
    static Stream<Class<?>> types(HistoryKind kind) {
        var family = FAMILIES.get(kind);
        return family == null || family.getPermittedSubclasses() == null
                ? Stream.ofNullable(family)
                : Stream.of(family.getPermittedSubclasses());
    }

    private static String name(HistoryKind kind, Class<?> type) {
        return RENAMED.getOrDefault(kind + "." + type.getSimpleName(), type.getSimpleName());
    }

    /// Answers whether an event is of a kind.
    boolean isOf(HistoryKind kind, Record event) {
        var form = byClass.get(event.getClass());
        return form != null && form == byName.getOrDefault(kind, Map.of()).get(form.name());
    }

    /// Writes an event.
    byte[] encode(Record event) {
        var form = byClass.get(event.getClass());
        if (form == null) {
            throw new IllegalArgumentException("Nothing stores " + event.getClass() + ".");
        }
        var bytes = new ByteArrayOutputStream(200);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            form.write(json, event);
        }
        return bytes.toByteArray();
    }

    /// Reads an event of a kind.
    ///
    /// @throws IllegalStateException when this program does not know it
    Record decode(HistoryKind kind, byte[] stored) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), stored)) {
            json.nextToken();
            if (json.nextToken() != JsonToken.PROPERTY_NAME || !json.currentName().equals("type")) {
                throw new IllegalStateException("A stored event begins with its type.");
            }
            json.nextToken();
            var name = json.getString();
            var form = byName.getOrDefault(kind, Map.of()).get(name);
            if (form == null) {
                throw new IllegalStateException(
                        "The stored event (%s) of kind (%s) is of a newer version."
                                .formatted(name, kind));
            }
            return form.read(json);
        }
    }

    /// Describes the stored form of every event, one line each, for the test that holds it.
    List<String> described() {
        return byName.entrySet().stream()
                .flatMap(
                        kind ->
                                kind.getValue().values().stream()
                                        .map(form -> kind.getKey() + " " + form.described()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
