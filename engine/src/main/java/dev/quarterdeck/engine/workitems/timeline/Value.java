package dev.quarterdeck.engine.workitems.timeline;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Names one value of a field: by the tracker's id, which stays, and by the name it had when it
/// was told, which may change.
///
/// @param id the tracker's id; empty where it tells names only
/// @param name name as it was told
public record Value(String id, String name) implements Comparable<Value> {

    private static final Comparator<Value> ORDER =
            Comparator.comparing(Value::id).thenComparing(Value::name);

    /// Makes a value of which the tracker tells the name only.
    public static Value named(String name) {
        return new Value("", name);
    }

    /// Makes a number: story points, seconds of an estimate. `3`, `3.0` and `3.00` are the same.
    public static Value number(BigDecimal number) {
        String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return new Value(plain, plain);
    }

    /// Answers whether both stand for the same: by id where both have one, else by name.
    public boolean isSame(Value other) {
        return id.isEmpty() || other.id.isEmpty() ? name.equals(other.name) : id.equals(other.id);
    }

    /// Returns what tells it from other values: its id, or its name where it has no id.
    public String reference() {
        return id.isEmpty() ? name : id;
    }

    @Override
    public int compareTo(Value other) {
        return ORDER.compare(this, other);
    }

    static List<Value> sorted(List<Value> values) {
        return values.size() < 2
                ? List.copyOf(values)
                : values.stream().distinct().sorted().toList();
    }

    static boolean areSame(List<Value> some, List<Value> others) {
        return containsAll(some, others) && containsAll(others, some);
    }

    static boolean contains(List<Value> values, Value wanted) {
        for (Value value : values) {
            if (value.isSame(wanted)) {
                return true;
            }
        }
        return false;
    }

    static List<Value> without(List<Value> values, List<Value> unwanted) {
        return values.stream().filter(value -> !contains(unwanted, value)).toList();
    }

    static List<Value> with(List<Value> values, List<Value> more) {
        return sorted(Stream.concat(values.stream(), without(more, values).stream()).toList());
    }

    private static boolean containsAll(List<Value> values, List<Value> wanted) {
        for (Value value : wanted) {
            if (!contains(values, value)) {
                return false;
            }
        }
        return true;
    }
}
