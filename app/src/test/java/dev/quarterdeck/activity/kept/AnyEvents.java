package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes events of every type, filled at random.
final class AnyEvents {

    private static final String[] TEXTS = {
        "",
        "10001",
        "In Progress",
        "acme/harbor",
        "naïve",
        "日本",
        "😀",
        "\"quoted\\",
        "a\u0000b\n",
        "null"
    };

    private final Random random;

    AnyEvents(long seed) {
        this.random = new Random(seed);
    }

    /// Makes one event of a kind.
    Record of(HistoryKind kind) {
        var types = EventCodec.types(kind).toList();
        return of(types.get(random.nextInt(types.size())));
    }

    /// Makes one event of a type; draws again where an event refuses its values.
    Record of(Class<?> type) {
        for (int i = 0; i < 1_000; i++) {
            try {
                return drawn(type);
            } catch (IllegalArgumentException refused) {
                continue;
            }
        }
        throw new IllegalStateException("It refuses all values: " + type);
    }

    private Record drawn(Class<?> type) {
        try {
            var components = type.getRecordComponents();
            var types =
                    Arrays.stream(components).map(one -> one.getType()).toArray(Class<?>[]::new);
            var values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                boolean optional =
                        components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
                values[i] =
                        optional && random.nextInt(3) == 0
                                ? null
                                : value(components[i].getGenericType());
            }
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(type.toString(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.toString(), e);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return several(generic);
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        if (plain.isRecord()) {
            return of(plain);
        }
        return scalar(plain);
    }

    private Object scalar(Class<?> type) {
        if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        } else if (type == Instant.class) {
            return Instant.ofEpochMilli(random.nextLong(-1_000_000_000L, 4_000_000_000_000L));
        } else if (type == Duration.class) {
            return Duration.ofMillis(random.nextLong(1_000_000_000));
        } else if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.nextInt(30_000));
        } else if (type == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        } else if (type == BigDecimal.class) {
            return BigDecimal.valueOf(random.nextInt(1_000) * 2 + 1, 1);
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == int.class || type == Integer.class) {
            return random.nextInt(3) * random.nextInt(1_000);
        } else if (type == long.class || type == Long.class) {
            return random.nextLong(3) * random.nextLong(1_000_000_000_000L);
        } else if (type == double.class || type == Double.class) {
            return random.nextDouble();
        }
        throw new IllegalStateException("Make values of " + type);
    }

    private Object several(ParameterizedType type) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> rows =
                    SortedMap.class.isAssignableFrom(raw) ? new TreeMap<>() : new LinkedHashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                rows.put(value(arguments[0]), value(arguments[1]));
            }
            return rows;
        }
        List<Object> rows = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            rows.add(value(arguments[0]));
        }
        return raw == List.class ? rows : new java.util.LinkedHashSet<>(rows);
    }
}
