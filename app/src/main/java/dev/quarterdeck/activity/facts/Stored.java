package dev.quarterdeck.activity.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Knows how plain values lie in the store.
final class Stored {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /// Beyond these the store's text of a moment is another; no tool dates anything there.
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Stored() {}

    /// Replaces the one character that no text of the store can hold.
    static String text(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    static String moment(Instant at) {
        return bounded(at).toString();
    }

    static Instant bounded(Instant at) {
        if (at.isBefore(FIRST)) {
            return FIRST;
        }
        return at.isAfter(LAST) ? LAST : at;
    }

    /// Reads a plain value; null where there is none.
    static @Nullable Object plain(Class<?> type, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (type == String.class) {
            return value.stringValue();
        }
        if (type == Instant.class) {
            return OffsetDateTime.parse(value.stringValue()).toInstant();
        }
        if (type == Duration.class) {
            return Duration.ofMillis(value.longValue());
        }
        if (type == UUID.class) {
            return UUID.fromString(value.stringValue());
        }
        return type.isEnum() ? constant(type, value.stringValue()) : number(type, value);
    }

    private static Object number(Class<?> type, JsonNode value) {
        if (type == int.class || type == Integer.class) {
            return value.intValue();
        }
        if (type == long.class || type == Long.class) {
            return value.longValue();
        }
        if (type == double.class || type == Double.class) {
            return value.doubleValue();
        }
        if (type == BigDecimal.class) {
            return value.decimalValue();
        }
        if (type == boolean.class) {
            return value.booleanValue();
        }
        throw new IllegalStateException("Nothing reads " + type + ".");
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The stored (%s) is of a newer version.".formatted(name)));
    }
}
