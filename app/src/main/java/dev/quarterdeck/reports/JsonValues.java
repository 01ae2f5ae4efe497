package dev.quarterdeck.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes values of a known type out of read JSON; anything else is an `IllegalArgumentException`.
final class JsonValues {

    private JsonValues() {}

    static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String.class::cast).toList();
    }

    static List<Map<?, ?>> maps(@Nullable Object value) {
        return list(value).stream().<Map<?, ?>>map(JsonValues::map).toList();
    }

    static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("A list is missing.");
    }

    static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("An object is missing.");
    }

    static String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("The text " + name + " is missing.");
    }

    static BigDecimal number(Map<?, ?> object, String name) {
        if (object.get(name) instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalArgumentException("The number " + name + " is missing.");
    }

    static long whole(Map<?, ?> object, String name) {
        return number(object, name).longValue();
    }

    static LocalDate day(Map<?, ?> object, String name) {
        try {
            return LocalDate.parse(text(object, name));
        } catch (java.time.DateTimeException broken) {
            throw new IllegalArgumentException("The day " + name + " is no ISO day.", broken);
        }
    }

    static Instant moment(Map<?, ?> object, String name) {
        try {
            return Instant.parse(text(object, name));
        } catch (java.time.DateTimeException broken) {
            throw new IllegalArgumentException("The moment " + name + " is none.", broken);
        }
    }

    static double real(Map<?, ?> object, String name) {
        return number(object, name).doubleValue();
    }

    static boolean truth(Map<?, ?> object, String name) {
        if (object.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException("The truth " + name + " is missing.");
    }
}
