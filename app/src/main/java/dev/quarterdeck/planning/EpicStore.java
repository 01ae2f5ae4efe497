package dev.quarterdeck.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks the flat tables which epics belong to which initiative, and which to none.
final class EpicStore {

    private EpicStore() {}

    /// An epic with what lies below it, up to the next one.
    ///
    /// @param initiative null where it belongs to none
    /// @param teams that own its items
    /// @param begun when the first of its items was, or null
    /// @param touched when something happened to it, or to one of its items
    record Epic(
            @Nullable UUID initiative,
            String key,
            int open,
            int finished,
            List<UUID> teams,
            @Nullable LocalDate begun,
            LocalDate touched) {}

    private static final String SUMS =
            """
            count(*) filter (where i.state = 'OPEN' and i.level = 'ITEM')::int as open,
            count(*) filter (where i.state = 'FINISHED' and i.level = 'ITEM')::int as finished,
            array_agg(distinct i.team) filter (where i.team is not null and i.level = 'ITEM') as teams,
            min(i.started_s) filter (where i.level = 'ITEM') as begun_s, max(i.touched_s) as touched_s
            """;

    /// Lists the epics of initiatives, those with most items first.
    static List<Epic> claimed(JdbcClient sql, List<WorkStore.Root> roots) {
        return WorkStore.asked(
                        sql,
                        WorkStore.SCOPED
                                + "select t.initiative, t.epic as key, "
                                + SUMS
                                + """
                                from scoped t join measured_item i on i.item = t.item
                                where not i.gone
                                group by t.initiative, t.epic
                                order by t.initiative, open desc, t.epic
                                """,
                        roots)
                .query((row, number) -> epic(row, row.getObject("initiative", UUID.class)))
                .list();
    }

    /// Lists the open epics of no initiative that lie below no other epic, those first to which
    /// something happened last.
    ///
    /// @param most so many at most
    static List<Epic> unclaimed(JdbcClient sql, List<WorkStore.Root> roots, int most) {
        return WorkStore.asked(
                        sql,
                        WorkStore.SCOPED
                                + """
                                , top as (
                                    select e.item, e.item_key
                                    from measured_item e left join measured_item p on p.item = e.parent
                                    where e.level = 'EPIC' and e.state = 'OPEN' and not e.gone
                                        and (p.item is null or p.level <> 'EPIC' or p.gone)
                                        and not exists (select from scoped t where t.item = e.item)
                                    order by e.touched_s desc, e.item_key
                                    limit :most
                                ), below (key, item, depth) as (
                                    select item_key, item, 0 from top
                                    union all
                                    select b.key, i.item, b.depth + 1
                                    from below b join measured_item i on i.parent = b.item
                                    where b.depth < 12 and not exists (select from scoped t where t.item = i.item)
                                )
                                select b.key,
                                """
                                + SUMS
                                + """
                                from below b join measured_item i on i.item = b.item
                                where not i.gone
                                group by b.key
                                order by touched_s desc, b.key
                                """,
                        roots)
                .param("most", most)
                .query((row, number) -> epic(row, null))
                .list();
    }

    private static Epic epic(ResultSet row, @Nullable UUID initiative) throws SQLException {
        long second = row.getLong("begun_s");
        var begun = row.wasNull() ? null : day(second);
        var teams = row.getArray("teams");
        return new Epic(
                initiative,
                row.getString("key"),
                row.getInt("open"),
                row.getInt("finished"),
                teams == null
                        ? List.of()
                        : Stream.of((String[]) teams.getArray()).map(UUID::fromString).toList(),
                begun,
                day(row.getLong("touched_s")));
    }

    private static LocalDate day(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
