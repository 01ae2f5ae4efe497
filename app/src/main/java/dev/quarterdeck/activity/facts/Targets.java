package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.deliveries.DeploymentFacts;
import dev.quarterdeck.engine.linking.ComponentPaths;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Knows which paths make a component, and which names of tools stand for it.
///
/// @param paths of each repository, by its name in small letters
/// @param byName components by every name, in small letters
record Targets(Map<String, ComponentPaths> paths, Map<String, String> byName) {

    private record Row(String repository, ComponentRule rule) {}

    static Targets read(JdbcClient sql) {
        var rows =
                sql.sql(
                                """
                                select repository, component, to_jsonb(paths), to_jsonb(names)
                                from activity.component_rule order by repository, component
                                """)
                        .query(
                                (row, number) ->
                                        new Row(
                                                row.getString(1),
                                                new ComponentRule(
                                                        row.getString(2),
                                                        texts(row.getString(3)),
                                                        texts(row.getString(4)))))
                        .list();
        var paths = new HashMap<String, ComponentPaths>();
        var byName = new HashMap<String, String>();
        for (var row : rows) {
            var rule = row.rule();
            if (!rule.paths().isEmpty()) {
                paths.merge(
                        row.repository(),
                        new ComponentPaths(
                                List.of(ComponentPaths.Rule.of(rule.component(), rule.paths()))),
                        Targets::both);
            }
            rule.names().forEach(name -> byName.putIfAbsent(small(name), rule.component()));
            byName.putIfAbsent(small(rule.component()), rule.component());
        }
        return new Targets(Map.copyOf(paths), Map.copyOf(byName));
    }

    static List<String> texts(String json) {
        return Stored.JSON.readTree(json).valueStream().map(one -> one.stringValue()).toList();
    }

    private static ComponentPaths both(ComponentPaths one, ComponentPaths other) {
        return new ComponentPaths(
                java.util.stream.Stream.concat(one.rules().stream(), other.rules().stream())
                        .toList());
    }

    static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Returns the component that a tool's name stands for: itself in small letters where no rule
    /// knows it.
    String component(String name) {
        return byName.getOrDefault(small(name), small(name));
    }

    ComponentPaths paths(String repository) {
        return paths.getOrDefault(repository, ComponentPaths.NONE);
    }

    /// Returns a deployment under the name of its component.
    DeploymentFacts named(DeploymentFacts it) {
        return new DeploymentFacts(
                it.id(),
                new DeploymentFacts.Target(
                        component(it.target().component()), it.target().environment()),
                it.tier(),
                it.tierBy(),
                it.commits(),
                it.artifacts(),
                it.created(),
                it.finished(),
                it.result(),
                it.waited(),
                it.ran(),
                it.retired(),
                it.rollsBack(),
                it.rolledBack(),
                it.gone());
    }
}
