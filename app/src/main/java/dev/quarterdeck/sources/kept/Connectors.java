package dev.quarterdeck.sources.kept;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.sources.Connector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Finds the connectors: each class `dev.quarterdeck.sources.<tool>.<Tool>Connector` is one.
final class Connectors {

    private static final String PACKAGE = "dev/quarterdeck/sources/";
    private static final String PLACES = "classpath*:" + PACKAGE + "*/*Connector.class";

    private final SortedMap<String, Connector> byTool = new TreeMap<>();

    private Connectors(List<Connector> connectors) {
        for (var connector : connectors) {
            var before = byTool.put(connector.tool().id(), connector);
            if (before != null) {
                throw new IllegalStateException(
                        "Two connectors read the tool (%s): %s and %s."
                                .formatted(
                                        connector.tool().id(),
                                        before.getClass(),
                                        connector.getClass()));
            }
        }
    }

    static Connectors found() {
        try {
            var resolver =
                    new PathMatchingResourcePatternResolver(Connectors.class.getClassLoader());
            return new Connectors(
                    List.of(resolver.getResources(PLACES)).stream().map(Connectors::made).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connector made(Resource found) {
        try {
            var address = found.getURL().toString();
            var name = address.substring(address.lastIndexOf(PACKAGE));
            var constructor =
                    Class.forName(name.substring(0, name.length() - 6).replace('/', '.'))
                            .getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Connector) constructor.newInstance();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("A connector cannot be made: " + found, e);
        }
    }

    List<Connector> all() {
        return List.copyOf(byTool.values());
    }

    Optional<Connector> find(String tool) {
        return Optional.ofNullable(byTool.get(tool));
    }

    /// @throws Refusal when no connector reads the tool
    Connector require(String tool) {
        return find(tool)
                .orElseThrow(
                        () ->
                                new Refusal(
                                                "The tool (%s) must be one that can be read."
                                                        .formatted(
                                                                tool.length() > 40
                                                                        ? tool.substring(0, 40)
                                                                        : tool),
                                                "Maybe one of: "
                                                        + String.join(", ", byTool.keySet())
                                                        + ".")
                                        .about("tool"));
    }
}
