package dev.quarterdeck.activity.facts;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes rules about components.
final class ComponentStore {

    private ComponentStore() {}

    static List<ComponentRule> of(JdbcClient sql, String repository) {
        return sql.sql(
                        """
                        select component, to_jsonb(paths), to_jsonb(names) from activity.component_rule
                        where repository = :repository order by component
                        """)
                .param("repository", repository)
                .query(
                        (row, number) ->
                                new ComponentRule(
                                        row.getString(1),
                                        Targets.texts(row.getString(2)),
                                        Targets.texts(row.getString(3))))
                .list();
    }

    static void put(JdbcClient sql, String repository, List<ComponentRule> rules) {
        sql.sql("delete from activity.component_rule where repository = :repository")
                .param("repository", repository)
                .update();
        for (var rule : rules) {
            sql.sql(
                            """
                            insert into activity.component_rule (repository, component, paths, names)
                            values (:repository, :component, :paths, :names)
                            """)
                    .param("repository", repository)
                    .param("component", rule.component())
                    .param("paths", rule.paths().toArray(String[]::new))
                    .param("names", rule.names().toArray(String[]::new))
                    .update();
        }
    }
}
