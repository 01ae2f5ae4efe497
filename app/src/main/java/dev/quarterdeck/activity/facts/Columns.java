package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.histories.Lapse;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Writes a record as members of JSON, and reads it back: a member to a component, the components
/// of records within it among them.
///
/// In the store members are named as columns, `to_land_ms`; at the edge `toLandMs`. A length is a
/// number of milliseconds whose name ends so; a lapse is two members, its length and the reason why
/// it has none.
final class Columns<R extends Record> {

    /// How members are named.
    enum Naming {
        /// As columns.
        STORED,
        /// As other programs read them.
        SHOWN
    }

    /// Branches are often named after who works on them: they are kept and not answered. When the
    /// last thing was told serves the store alone.
    private static final Set<String> STORED_ONLY = Set.of("branch", "told");

    private final Constructor<R> constructor;
    private final List<Part> parts;

    /// One component. @param list what its elements are, or null @param nested its own components
    private record Part(
            String stored,
            String shown,
            Class<?> type,
            Method accessor,
            @Nullable Columns<?> nested,
            @Nullable Element list) {

        String name(Naming naming) {
            return naming == Naming.STORED ? stored : shown;
        }
    }

    /// The elements of a list. @param nested their components, or null for plain ones
    private record Element(Class<?> type, @Nullable Columns<?> nested) {}

    private Columns(Class<R> type) {
        var components = type.getRecordComponents();
        parts = Arrays.stream(components).map(Columns::part).toList();
        try {
            constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    static <R extends Record> Columns<R> of(Class<R> type) {
        return new Columns<>(type);
    }

    private static Columns<?> ofAny(Class<?> type) {
        return new Columns<>(type.asSubclass(Record.class));
    }

    private static Part part(RecordComponent component) {
        var type = component.getType();
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new Part(
                stored(component.getName()),
                component.getName(),
                type,
                accessor,
                type.isRecord() ? ofAny(type) : null,
                List.class.isAssignableFrom(type) ? element(component) : null);
    }

    private static Element element(RecordComponent component) {
        var type =
                (Class<?>)
                        ((ParameterizedType) component.getGenericType())
                                .getActualTypeArguments()[0];
        return new Element(type, type.isRecord() ? ofAny(type) : null);
    }

    private static String stored(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /// Returns the names of all columns.
    List<String> names() {
        return parts.stream().flatMap(Columns::names).toList();
    }

    private static Stream<String> names(Part part) {
        if (part.nested != null) {
            return part.nested.names().stream();
        }
        if (part.type == Lapse.class) {
            return Stream.of(part.stored + "_ms", part.stored + "_why");
        }
        return Stream.of(part.type == Duration.class ? part.stored + "_ms" : part.stored);
    }

    /// Writes a record as an object.
    void write(JsonGenerator json, Record row, Naming naming) {
        json.writeStartObject();
        members(json, row, naming);
        json.writeEndObject();
    }

    private void members(JsonGenerator json, Record row, Naming naming) {
        for (var part : parts) {
            if (naming == Naming.SHOWN && STORED_ONLY.contains(part.shown)) {
                continue;
            }
            var value = value(part, row);
            if (part.nested != null) {
                part.nested.members(json, (Record) Objects.requireNonNull(value), naming);
            } else if (part.type == Lapse.class) {
                lapse(json, part.name(naming), (Lapse) Objects.requireNonNull(value), naming);
            } else if (value != null || naming == Naming.SHOWN) {
                json.writeName(part.name(naming) + suffix(part, naming));
                value(json, part, value, naming);
            }
        }
    }

    private static String suffix(Part part, Naming naming) {
        return part.type == Duration.class ? ms(naming) : "";
    }

    private static String ms(Naming naming) {
        return naming == Naming.STORED ? "_ms" : "Ms";
    }

    private static @Nullable Object value(Part part, Record row) {
        try {
            return part.accessor.invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void lapse(JsonGenerator json, String name, Lapse lapse, Naming naming) {
        member(json, name + ms(naming), lapse.known().orElse(null), naming);
        var why = name + (naming == Naming.STORED ? "_why" : "Why");
        member(json, why, lapse.reason().orElse(null), naming);
    }

    /// What is null need not be stored: a member that is missing is null.
    private static void member(
            JsonGenerator json, String name, @Nullable Object value, Naming naming) {
        if (value != null || naming == Naming.SHOWN) {
            json.writeName(name);
            plain(json, value);
        }
    }

    private static void value(
            JsonGenerator json, Part part, @Nullable Object value, Naming naming) {
        if (part.list == null) {
            plain(json, value);
            return;
        }
        json.writeStartArray();
        for (var element : (List<?>) Objects.requireNonNull(value)) {
            if (part.list.nested == null) {
                plain(json, element);
            } else {
                part.list.nested.write(json, (Record) element, naming);
            }
        }
        json.writeEndArray();
    }

    private static void plain(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(Stored.text(text));
            case Instant at -> json.writeString(Stored.moment(at));
            case Duration length -> json.writeNumber(length.toMillis());
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Enum<?> constant -> json.writeString(constant.name());
            case LocalDate day -> json.writeString(day.toString());
            case UUID id -> json.writeString(id.toString());
            default -> throw new IllegalStateException("Nothing writes " + value.getClass() + ".");
        }
    }

    /// Reads a record from an object that is named as stored.
    R read(JsonNode object) {
        var values = new ArrayList<@Nullable Object>();
        for (var part : parts) {
            values.add(part.nested == null ? read(part, object) : part.nested.read(object));
        }
        try {
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object read(Part part, JsonNode object) {
        if (part.type == Lapse.class) {
            return lapse(object, part.stored);
        }
        var value = object.path(part.stored + suffix(part, Naming.STORED));
        if (part.list == null) {
            return Stored.plain(part.type, value);
        }
        var elements = new ArrayList<Object>();
        for (var element : value) {
            elements.add(
                    Objects.requireNonNull(
                            part.list.nested == null
                                    ? Stored.plain(part.list.type, element)
                                    : part.list.nested.read(element)));
        }
        return List.copyOf(elements);
    }

    private static Lapse lapse(JsonNode object, String name) {
        var length = object.path(name + "_ms");
        return length.isNumber()
                ? Lapse.of(Duration.ofMillis(length.longValue()))
                : Lapse.missing(Lapse.Why.valueOf(object.path(name + "_why").stringValue()));
    }
}
