package dev.quarterdeck.activity.kept;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The stored form of one record: its members by name.
final class RecordForm {

    private final Class<?> type;
    private final String name;
    private final Member[] members;
    private final Map<String, Member> byName = new HashMap<>();
    private final MethodHandle constructor;

    /// A member of a record. @param place where the constructor takes it
    private record Member(String name, int place, MethodHandle accessor, ValueForm form) {}

    /// @param name how the type is called where it is stored; empty for a value within another,
    ///     whose type is known
    RecordForm(Class<?> type, String name) {
        this.type = type;
        this.name = name;
        var components = type.getRecordComponents();
        this.members =
                IntStream.range(0, components.length)
                        .mapToObj(place -> member(components[place], place))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toArray(Member[]::new);
        Arrays.stream(members).forEach(member -> byName.put(member.name(), member));
        this.constructor = constructor(type, components);
    }

    private static Member member(RecordComponent component, int place) {
        try {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return new Member(
                    component.getName(),
                    place,
                    MethodHandles.lookup()
                            .unreflect(component.getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class)),
                    ValueForm.of(component.getGenericType(), optional));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            var types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            return MethodHandles.lookup()
                    .unreflectConstructor(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Class<?> type() {
        return type;
    }

    String name() {
        return name;
    }

    void write(JsonGenerator json, Object value) {
        json.writeStartObject();
        if (!name.isEmpty()) {
            json.writeStringProperty("type", name);
        }
        for (var member : members) {
            var held = held(member, value);
            if (!member.form().isAbsent(held)) {
                json.writeName(member.name());
                member.form().write(json, held);
            }
        }
        json.writeEndObject();
    }

    private static @Nullable Object held(Member member, Object value) {
        try {
            return (Object) member.accessor().invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("A member of " + value.getClass() + " is not read.", e);
        }
    }

    /// Reads the members that follow, up to the end of the object. A member that may be null is
    /// null in the array: the record's own constructor judges it.
    @SuppressWarnings("NullAway")
    Record read(JsonParser json) {
        @Nullable Object[] values = new @Nullable Object[members.length];
        for (var member : members) {
            values[member.place()] = member.form().absent();
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = byName.get(json.currentName());
            json.nextToken();
            if (member == null) {
                json.skipChildren();
            } else {
                values[member.place()] = member.form().read(json);
            }
        }
        try {
            return (Record) (Object) constructor.invokeExact(values);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A stored " + type + " cannot be made again.", e);
        }
    }

    String described() {
        return Arrays.stream(members)
                .map(member -> member.name() + ":" + member.form().described())
                .collect(Collectors.joining(" ", name + " ", ""))
                .strip();
    }
}
