package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.Definition;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the repositories of a source, as the tool defines them.
final class DefinedRepositories {

    private static final FactTable<Row> TABLE = new FactTable<>(Row.class, "repository", "source");

    private record Row(UUID source, String id, String name, String branch) {}

    private DefinedRepositories() {}

    /// Puts the repositories of a source in place.
    ///
    /// @param defined what the tool defines now
    static void put(JdbcClient sql, UUID source, Collection<Definition> defined) {
        TABLE.put(
                sql,
                source,
                defined.stream()
                        .filter(one -> one.kind() == Definition.Kind.REPOSITORY)
                        .map(one -> row(source, one))
                        .toList());
    }

    private static Row row(UUID source, Definition repository) {
        return new Row(
                source,
                repository.id(),
                repository.name(),
                repository.attributes().getOrDefault("branch", ""));
    }
}
