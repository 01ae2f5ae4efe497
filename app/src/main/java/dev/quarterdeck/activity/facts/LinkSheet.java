package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.facts.FactSheet.FactLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads what one history is linked to, and counts links.
record LinkSheet(List<FactLink> links, List<String> unlinked) {

    static LinkSheet of(JdbcClient sql, long history) {
        return new LinkSheet(links(sql, history), unlinked(sql, history));
    }

    private static List<FactLink> links(JdbcClient sql, long history) {
        return sql.sql(
                        """
                        select 'WORK_ITEM' as kind, l.item as history, i.item_key as label, l.rule, l.confidence,
                            null::timestamptz as at
                        from activity.change_item l join activity.work_item i on i.history = l.item
                        where l.change = :history
                        union all
                        select 'CHANGE', l.change, c.repository || '#' || c.number, l.rule, l.confidence, null
                        from activity.change_item l join activity.change c on c.history = l.change
                        where l.item = :history
                        union all
                        select 'DEPLOYMENT', l.deployment, d.component || ' ' || d.environment, l.rule, l.confidence, l.at
                        from activity.change_deployment l join activity.deployment d on d.history = l.deployment
                        where l.change = :history
                        union all
                        select 'CHANGE', l.change, c.repository || '#' || c.number, l.rule, l.confidence, l.at
                        from activity.change_deployment l join activity.change c on c.history = l.change
                        where l.deployment = :history
                        union all
                        select 'DEPLOYMENT', l.deployment, d.component || ' ' || d.environment, l.rule, l.confidence,
                            d.finished
                        from activity.incident_deployment l join activity.deployment d on d.history = l.deployment
                        where l.incident = :history
                        union all
                        select 'INCIDENT', l.incident, i.external_id, l.rule, l.confidence, null
                        from activity.incident_deployment l join activity.incident i on i.history = l.incident
                        where l.deployment = :history
                        order by kind, at, history
                        limit 1000
                        """)
                .param("history", history)
                .query((row, number) -> link(row))
                .list();
    }

    private static FactLink link(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at");
        return new FactLink(
                HistoryKind.valueOf(row.getString("kind")),
                row.getLong("history"),
                row.getString("label").strip(),
                row.getString("rule"),
                row.getDouble("confidence"),
                at == null ? null : at.toInstant());
    }

    private static List<String> unlinked(JdbcClient sql, long history) {
        return sql.sql(
                        """
                        select why from activity.change_without_item where change = :history
                        union
                        select why from activity.change_landing where change = :history and why is not null
                        union
                        select coalesce(first_why, first_state) from activity.change_landing
                        where change = :history and first_state <> 'SHIPPED'
                        union
                        select why from activity.incident_without_deployment where incident = :history
                        order by 1
                        """)
                .param("history", history)
                .query((row, number) -> row.getString(1))
                .list();
    }

    static List<Facts.LinkCount> counts(JdbcClient sql) {
        return sql.sql(
                        """
                        select 'ITEM' as link, true as linked, rule as by, count(distinct change) as many
                        from activity.change_item group by rule
                        union all
                        select 'ITEM', false, why, count(*) from activity.change_without_item group by why
                        union all
                        select 'LANDING', why is null, coalesce(rule, why), count(*)
                        from activity.change_landing group by 2, 3
                        union all
                        select 'DEPLOYMENT', first_state = 'SHIPPED', coalesce(first_why, first_state), count(*)
                        from activity.change_landing group by 2, 3
                        union all
                        select 'CAUSE', true, rule, count(distinct incident)
                        from activity.incident_deployment group by rule
                        union all
                        select 'CAUSE', false, why, count(*) from activity.incident_without_deployment group by why
                        order by link, linked desc, by
                        """)
                .query(
                        (row, number) ->
                                new Facts.LinkCount(
                                        row.getString(1),
                                        row.getBoolean(2),
                                        row.getString(3),
                                        row.getLong(4)))
                .list();
    }
}
