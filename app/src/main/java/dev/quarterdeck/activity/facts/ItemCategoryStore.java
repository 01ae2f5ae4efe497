package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.effort.EffortCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes what people decided that items are for.
final class ItemCategoryStore {

    private static final String COLUMNS =
            """
            select d.id, d.item, i.item_key, m.team::text as team, d.category, d.below, d.decided_by,
                d.decided_at, d.undone_at
            from activity.category_decision d
            join activity.work_item i on i.history = d.item
            left join activity.measured_item m on m.item = d.item
            """;

    private ItemCategoryStore() {}

    /// An item that a decision is about. @param team whose work it is, or null
    record Found(long item, String key, @Nullable UUID team) {}

    /// Lists what stood at a moment, the latest first.
    static List<ItemCategory> at(JdbcClient sql, Instant then) {
        return sql.sql(
                        COLUMNS
                                + """
                                where d.decided_at < :then and (d.undone_at is null or d.undone_at >= :then)
                                order by d.decided_at desc, d.id
                                """)
                .param("then", Timestamp.from(then))
                .query(ItemCategoryStore::read)
                .list();
    }

    /// Finds one that stands.
    static Optional<ItemCategory> find(JdbcClient sql, UUID id) {
        return sql.sql(COLUMNS + " where d.id = :id and d.undone_at is null")
                .param("id", id)
                .query(ItemCategoryStore::read)
                .optional();
    }

    private static ItemCategory read(ResultSet row, int number) throws SQLException {
        var undone = row.getTimestamp("undone_at");
        return new ItemCategory(
                row.getObject("id", UUID.class),
                row.getLong("item"),
                row.getString("item_key"),
                team(row),
                EffortCategory.of(row.getString("category")).orElseThrow(),
                row.getBoolean("below"),
                row.getString("decided_by"),
                row.getTimestamp("decided_at").toInstant(),
                undone == null ? null : undone.toInstant());
    }

    private static @Nullable UUID team(ResultSet row) throws SQLException {
        var team = row.getString("team");
        return team == null ? null : UUID.fromString(team);
    }

    /// Finds items by a key, of every source that has one of it.
    static List<Found> named(JdbcClient sql, String key) {
        return sql.sql(
                        """
                        select i.history, i.item_key, m.team::text as team
                        from activity.work_item i
                        left join activity.measured_item m on m.item = i.history
                        where i.item_key in (:key, upper(:key)) and not i.gone
                        order by i.history
                        """)
                .param("key", key)
                .query(
                        (row, number) ->
                                new Found(
                                        row.getLong("history"),
                                        row.getString("item_key"),
                                        team(row)))
                .list();
    }

    static void insert(JdbcClient sql, ItemCategory one) {
        sql.sql(
                        """
                        insert into activity.category_decision
                            (id, item, category, below, decided_by, decided_at)
                        values (:id, :item, :category, :below, :by, :at)
                        """)
                .param("id", one.id())
                .param("item", one.item())
                .param("category", one.category().id())
                .param("below", one.below())
                .param("by", one.by())
                .param("at", Timestamp.from(one.at()))
                .update();
    }

    /// Takes what stands of an item back.
    static void undo(JdbcClient sql, long item, Instant at) {
        sql.sql(
                        """
                        update activity.category_decision set undone_at = :at
                        where item = :item and undone_at is null
                        """)
                .param("item", item)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// Marks the months in which time went to an item, or to what is below it: that may be for what
    /// it is for. Other months stay as they are.
    static void due(JdbcClient sql, long item, Instant now) {
        var items = below(sql, item);
        EffortStore.due(sql, items, now);
        EffortStore.dueOfChanges(
                sql,
                sql.sql("select distinct change from activity.change_item where item = any(:items)")
                        .param("items", items.toArray(Long[]::new))
                        .query((row, number) -> row.getLong(1))
                        .list());
    }

    private static List<Long> below(JdbcClient sql, long item) {
        return sql.sql(
                        """
                        with recursive tree (history) as (
                            select cast(:item as bigint)
                            union
                            select c.history from tree t
                            join activity.work_item p on p.history = t.history
                            join activity.work_item c on c.source = p.source
                                and c.parent in (p.external_id, nullif(p.item_key, '')))
                        select history from tree
                        """)
                .param("item", item)
                .query((row, number) -> row.getLong(1))
                .list();
    }
}
