package dev.quarterdeck.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Holds the values that were asked for last, for many threads.
///
/// @param <K> what is asked for; equal keys have one value
/// @param <V> the value, which must not change
public final class Recent<K, V> {

    private final Map<K, V> values;

    /// Makes an empty one.
    ///
    /// @param most how many values are held at most
    public Recent(int most) {
        values =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > most;
                    }
                };
    }

    /// Returns the value, made anew when it is not held. Two threads may both make it.
    public V get(K key, Supplier<V> make) {
        return find(key)
                .orElseGet(
                        () -> {
                            var value = make.get();
                            put(key, value);
                            return value;
                        });
    }

    /// Returns the value if it is held.
    public Optional<V> find(K key) {
        synchronized (values) {
            return Optional.ofNullable(values.get(key));
        }
    }

    /// Holds a value in the place of another.
    public void put(K key, V value) {
        synchronized (values) {
            values.put(key, value);
        }
    }
}
