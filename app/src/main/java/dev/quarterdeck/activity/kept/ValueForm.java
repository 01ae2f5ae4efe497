package dev.quarterdeck.activity.kept;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The stored form of one member of a record.
sealed interface ValueForm {

    void write(JsonGenerator json, @Nullable Object value);

    @Nullable Object read(JsonParser json);

    /// Answers whether the member is left out.
    boolean isAbsent(@Nullable Object value);

    /// Returns what a member is that was left out.
    @Nullable Object absent();

    String described();

    /// Finds the form of a type.
    ///
    /// @param optional whether null is allowed, which then differs from empty
    static ValueForm of(Type type, boolean optional) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, optional);
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return new Text(
                    plain.getSimpleName(), optional, null, constant(plain), ValueForm::name);
        }
        if (plain.isRecord()) {
            return new Nested(new RecordForm(plain, ""));
        }
        return scalar(plain, optional);
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name();
    }

    private static Function<String, Object> constant(Class<?> type) {
        return name ->
                Arrays.stream(type.getEnumConstants())
                        .filter(one -> name(one).equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "The stored (%s) is of a newer version."
                                                        .formatted(name)));
    }

    private static ValueForm scalar(Class<?> type, boolean optional) {
        if (type == String.class) {
            return new Text("String", optional, "", text -> text, text -> whole(text.toString()));
        }
        if (type == UUID.class) {
            return new Text("UUID", optional, null, UUID::fromString, Object::toString);
        }
        if (type == LocalDate.class) {
            return new Text("LocalDate", optional, null, LocalDate::parse, Object::toString);
        }
        if (type == BigDecimal.class) {
            return new Text(
                    "BigDecimal",
                    optional,
                    null,
                    BigDecimal::new,
                    value -> ((BigDecimal) value).stripTrailingZeros().toPlainString());
        }
        if (type == Instant.class) {
            return new Whole(
                    "Instant",
                    null,
                    Instant::ofEpochMilli,
                    value -> ((Instant) value).toEpochMilli());
        }
        if (type == Duration.class) {
            return new Whole(
                    "Duration", null, Duration::ofMillis, value -> ((Duration) value).toMillis());
        }
        return primitive(type, optional);
    }

    /// Replaces halves of characters, which no UTF-8 can hold and some tools send.
    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    private static ValueForm primitive(Class<?> type, boolean optional) {
        if (type == boolean.class || type == Boolean.class) {
            return new Flag(optional);
        }
        if (type == long.class || type == Long.class) {
            return new Whole("long", optional ? null : 0L, number -> number, value -> (Long) value);
        }
        if (type == int.class || type == Integer.class) {
            return new Whole(
                    "int",
                    optional ? null : 0,
                    number -> Math.toIntExact(number),
                    value -> (Integer) value);
        }
        if (type == double.class || type == Double.class) {
            return new Text(
                    "double",
                    optional,
                    null,
                    Double::valueOf,
                    value -> Double.toString((Double) value));
        }
        throw new IllegalArgumentException("Nothing stores a member of " + type + ".");
    }

    private static ValueForm generic(ParameterizedType type, boolean optional) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (Map.class.isAssignableFrom(raw)) {
            return new Table(
                    of(arguments[0], false),
                    of(arguments[1], false),
                    SortedMap.class.isAssignableFrom(raw));
        }
        if (raw == List.class) {
            return new Row("List", of(arguments[0], false), List::copyOf, optional);
        }
        if (raw == Set.class) {
            return new Row("Set", of(arguments[0], false), Set::copyOf, optional);
        }
        if (raw == SortedSet.class) {
            return new Row("Set", of(arguments[0], false), TreeSet::new, optional);
        }
        throw new IllegalArgumentException("Nothing stores a member of " + type + ".");
    }

    /// Anything that is written as text. @param absent what a left-out one is
    record Text(
            String described,
            boolean optional,
            @Nullable Object ifAbsent,
            Function<String, Object> reading,
            Function<Object, String> writing)
            implements ValueForm {

        @Override
        public void write(JsonGenerator json, @Nullable Object value) {
            json.writeString(text(value));
        }

        String text(@Nullable Object value) {
            return writing.apply(java.util.Objects.requireNonNull(value));
        }

        @Override
        public Object read(JsonParser json) {
            return reading.apply(json.getString());
        }

        @Override
        public boolean isAbsent(@Nullable Object value) {
            return value == null || !optional && value.equals(ifAbsent);
        }

        @Override
        public @Nullable Object absent() {
            return optional ? null : ifAbsent;
        }
    }

    /// Anything that is written as a whole number.
    record Whole(
            String described,
            @Nullable Object absent,
            Function<Long, Object> reading,
            Function<Object, Number> writing)
            implements ValueForm {

        @Override
        public void write(JsonGenerator json, @Nullable Object value) {
            json.writeNumber(writing.apply(java.util.Objects.requireNonNull(value)).longValue());
        }

        @Override
        public Object read(JsonParser json) {
            return reading.apply(json.getLongValue());
        }

        @Override
        public boolean isAbsent(@Nullable Object value) {
            return value == null || value.equals(absent);
        }
    }

    /// Yes or no. @param optional whether it may be neither
    record Flag(boolean optional) implements ValueForm {

        @Override
        public void write(JsonGenerator json, @Nullable Object value) {
            json.writeBoolean(Boolean.TRUE.equals(value));
        }

        @Override
        public Object read(JsonParser json) {
            return json.getBooleanValue();
        }

        @Override
        public boolean isAbsent(@Nullable Object value) {
            return optional ? value == null : Boolean.FALSE.equals(value);
        }

        @Override
        public @Nullable Object absent() {
            return optional ? null : false;
        }

        @Override
        public String described() {
            return "boolean";
        }
    }

    /// A record within another.
    record Nested(RecordForm form) implements ValueForm {

        @Override
        public void write(JsonGenerator json, @Nullable Object value) {
            form.write(json, java.util.Objects.requireNonNull(value));
        }

        @Override
        public Object read(JsonParser json) {
            return form.read(json);
        }

        @Override
        public boolean isAbsent(@Nullable Object value) {
            return value == null;
        }

        @Override
        public @Nullable Object absent() {
            return null;
        }

        @Override
        public String described() {
            return "{" + form.described() + "}";
        }
    }

    /// Several of one sort; those of a set are written in the order of their texts.
    record Row(
            String word,
            ValueForm element,
            Function<Collection<Object>, Object> making,
            boolean optional)
            implements ValueForm {

        @Override
        public void write(JsonGenerator json, @Nullable Object value) {
            var elements = (Collection<?>) java.util.Objects.requireNonNull(value);
            json.writeStartArray();
            (word.equals("Set")
                            ? elements.stream()
                                    .sorted(java.util.Comparator.comparing(Object::toString))
                            : elements.stream())
                    .forEach(one -> element.write(json, one));
            json.writeEndArray();
        }

        @Override
        public Object read(JsonParser json) {
            var elements = new ArrayList<Object>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(java.util.Objects.requireNonNull(element.read(json)));
            }
            return making.apply(elements);
        }

        @Override
        public boolean isAbsent(@Nullable Object value) {
            return value == null || !optional && ((Collection<?>) value).isEmpty();
        }

        @Override
        public @Nullable Object absent() {
            return optional ? null : making.apply(List.of());
        }

        @Override
        public String described() {
            return word + "<" + element.described() + ">";
        }
    }

    /// Values by keys, which are written as text and in its order.
    record Table(ValueForm key, ValueForm value, boolean sorted) implements ValueForm {

        @Override
        public void write(JsonGenerator json, @Nullable Object table) {
            var rows = new TreeMap<String, Object>();
            ((Map<?, ?>) java.util.Objects.requireNonNull(table))
                    .forEach((name, one) -> rows.put(((Text) key).text(name), one));
            json.writeStartObject();
            rows.forEach(
                    (name, one) -> {
                        json.writeName(name);
                        value.write(json, one);
                    });
            json.writeEndObject();
        }

        @Override
        public Object read(JsonParser json) {
            Map<Object, Object> rows = sorted ? new TreeMap<>() : new java.util.LinkedHashMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = ((Text) key).reading().apply(json.currentName());
                json.nextToken();
                rows.put(name, java.util.Objects.requireNonNull(value.read(json)));
            }
            return rows;
        }

        @Override
        public boolean isAbsent(@Nullable Object table) {
            return table == null || ((Map<?, ?>) table).isEmpty();
        }

        @Override
        public Object absent() {
            return sorted ? new TreeMap<>() : Map.of();
        }

        @Override
        public String described() {
            return "Map<" + key.described() + "," + value.described() + ">";
        }
    }
}
