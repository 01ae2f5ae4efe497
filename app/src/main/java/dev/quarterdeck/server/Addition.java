package dev.quarterdeck.server;

import java.util.List;
import java.util.stream.Stream;

/// Adds a module to one server that others do not have.
///
/// @param configurations classes that make its beans
/// @param values what these need, each found by its class
public record Addition(List<Class<?>> configurations, List<Object> values) {

    static final Addition NONE = new Addition(List.of(), List.of());

    /// Copies the lists.
    public Addition {
        configurations = List.copyOf(configurations);
        values = List.copyOf(values);
    }

    Class<?>[] beside(Class<?> usual) {
        return Stream.concat(Stream.of(usual), configurations.stream()).toArray(Class<?>[]::new);
    }
}
