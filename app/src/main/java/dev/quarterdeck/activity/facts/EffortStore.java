package dev.quarterdeck.activity.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads what a month's time is divided by, and keeps what teams spent.
final class EffortStore {

    private static final int HIGHEST = 20;
    private static final FactTable<Spent> SPENT =
            new FactTable<>(Spent.class, "effort_week", "initiative");

    private EffortStore() {}

    /// What a team spent in the part of a week that lies in a month.
    record Spent(
            LocalDate month,
            LocalDate week,
            @Nullable UUID team,
            String rule,
            String category,
            @Nullable Long initiative,
            long milli) {}

    /// An item was in progress. @param until null while it is
    record Working(long item, Instant from, @Nullable Instant until) {}

    /// What an item says of itself, and what people decided about it.
    ///
    /// @param decided the category, or null; it goes before that of words
    /// @param below whether all below it is for the same
    /// @param above the item above it
    record Place(
            @Nullable String category,
            @Nullable String decided,
            boolean below,
            boolean isInitiative,
            @Nullable Long above) {}

    /// Marks the months in which items were in progress.
    static void due(JdbcClient sql, Collection<Long> items, Instant now) {
        sql.sql(
                        """
                        insert into activity.effort_due (month)
                        select distinct m::date from activity.item_stay s,
                            generate_series(date_trunc('month', s.from_at at time zone 'UTC'),
                                least(coalesce(s.until_at, :now), :now) at time zone 'UTC',
                                interval '1 month') as m
                        where s.history = any(:items) and s.category = 'WORK'
                        """)
                .param("items", items.toArray(Long[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Marks the months in which changes were worked on, and those after: what was done keeps
    /// items alive.
    static void dueOfChanges(JdbcClient sql, Collection<Long> changes) {
        sql.sql(
                        """
                        insert into activity.effort_due (month)
                        select distinct m::date from activity.change c,
                            generate_series(date_trunc('month', coalesce(c.first_commit, c.opened) at time zone 'UTC'),
                                least(coalesce(c.merged, c.closed, c.told), c.told) at time zone 'UTC'
                                    + interval '1 month', interval '1 month') as m
                        where c.history = any(:changes) and not c.by_bot
                        """)
                .param("changes", changes.toArray(Long[]::new))
                .update();
    }

    /// Marks every month that was ever divided.
    static void dueAll(JdbcClient sql) {
        sql.sql("insert into activity.effort_due (month) select month from activity.effort_month")
                .update();
    }

    /// Returns the months that wait, and those that were not over when they were divided.
    static List<YearMonth> waiting(JdbcClient sql, LocalDate today) {
        return sql.sql(
                        """
                        select distinct month from activity.effort_due
                        union
                        select month from activity.effort_month
                        where seen_at < least((month + interval '1 month') at time zone 'UTC',
                            cast(:today as timestamp) at time zone 'UTC')
                        union
                        select cast(date_trunc('month', cast(:today as timestamp)) as date)
                        where exists (select from activity.item_stay where category = 'WORK' and until_at is null)
                            and not exists (select from activity.effort_month
                                where month = date_trunc('month', cast(:today as timestamp)))
                        order by 1
                        """)
                .param("today", today)
                .query((row, number) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                .list();
    }

    /// Takes a month's marks away: only those that are seen, as others may come meanwhile.
    static void begin(JdbcClient sql, YearMonth month, Instant seen) {
        sql.sql("delete from activity.effort_due where month = :month")
                .param("month", month.atDay(1))
                .update();
        sql.sql(
                        """
                        insert into activity.effort_month (month, seen_at) values (:month, :seen)
                        on conflict (month) do update set seen_at = excluded.seen_at
                        """)
                .param("month", month.atDay(1))
                .param("seen", Timestamp.from(seen))
                .update();
    }

    static void replace(JdbcClient sql, YearMonth month, List<Spent> spent) {
        sql.sql("delete from activity.effort_week where month = :month")
                .param("month", month.atDay(1))
                .update();
        SPENT.insert(sql, spent);
    }

    /// Lists when items were in progress in a month. Epics themselves are nobody's work in hand.
    static Map<Long, List<Working>> working(JdbcClient sql, YearMonth month) {
        return sql
                .sql(
                        """
                        select s.history, s.from_at, s.until_at
                        from activity.item_stay s join activity.work_item i on i.history = s.history
                        where s.category = 'WORK' and i.level <> 'EPIC' and not i.gone
                            and s.from_at < cast(:next as timestamp) at time zone 'UTC'
                            and (s.until_at is null or s.until_at > cast(:first as timestamp) at time zone 'UTC')
                        order by s.history, s.place
                        """)
                .param("first", month.atDay(1))
                .param("next", month.plusMonths(1).atDay(1))
                .query(
                        (row, number) ->
                                new Working(
                                        row.getLong("history"),
                                        row.getTimestamp("from_at").toInstant(),
                                        instant(row.getTimestamp("until_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Working::item, TreeMap::new, Collectors.toList()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /// Lists changes that were open between two days, each with the items it names.
    static Map<Long, List<Long>> changes(JdbcClient sql, LocalDate from, LocalDate until) {
        var changes = new TreeMap<Long, List<Long>>();
        sql.sql(
                        """
                        select c.history, array(select l.item from activity.change_item l
                            where l.change = c.history order by l.item) as items
                        from activity.change c
                        where not c.by_bot
                            and coalesce(c.first_commit, c.opened) < cast(:until as timestamp) at time zone 'UTC'
                            and coalesce(c.merged, c.closed, c.gone, 'infinity')
                                >= cast(:from as timestamp) at time zone 'UTC'
                        """)
                .param("from", from)
                .param("until", until)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        changes.put(
                                                row.getLong("history"),
                                                List.of(
                                                        (Long[])
                                                                row.getArray("items").getArray())));
        return changes;
    }

    /// Reads items, then those above them, and so on.
    static Map<Long, Place> places(JdbcClient sql, Collection<Long> items) {
        var places = new HashMap<Long, Place>();
        Collection<Long> level = new HashSet<>(items);
        for (int i = 0; i < HIGHEST && !level.isEmpty(); i++) {
            var above = new HashSet<Long>();
            for (var chunk : chunks(level)) {
                read(sql, chunk, places, above);
            }
            above.removeAll(places.keySet());
            level = above;
        }
        return places;
    }

    private static List<List<Long>> chunks(Collection<Long> items) {
        var all = List.copyOf(items);
        var chunks = new ArrayList<List<Long>>();
        for (int from = 0; from < all.size(); from += 10_000) {
            chunks.add(all.subList(from, Math.min(all.size(), from + 10_000)));
        }
        return chunks;
    }

    private static void read(
            JdbcClient sql, List<Long> items, Map<Long, Place> places, Collection<Long> above) {
        sql.sql(
                        """
                        select i.history, i.level = 'EPIC' as initiative, p.category,
                            d.category as decided, coalesce(d.below, false) as below,
                            coalesce(byid.history, bykey.history) as above
                        from activity.work_item i
                        left join activity.item_purpose p on p.history = i.history
                        left join activity.category_decision d
                            on d.item = i.history and d.undone_at is null
                        left join activity.history h
                            on h.source = i.source and h.kind = 'WORK_ITEM' and h.external_id = i.parent
                        left join activity.work_item byid on byid.history = h.id
                        left join lateral (
                            select k.history from activity.work_item k
                            where k.source = i.source and k.item_key = i.parent
                            order by k.external_id collate "C" limit 1) bykey on true
                        where i.history = any(:items)
                        """)
                .param("items", items.toArray(Long[]::new))
                .query((RowCallbackHandler) row -> hear(row, places, above));
    }

    private static void hear(ResultSet row, Map<Long, Place> places, Collection<Long> above)
            throws SQLException {
        var parent = row.getObject("above", Long.class);
        places.put(
                row.getLong("history"),
                new Place(
                        row.getString("category"),
                        row.getString("decided"),
                        row.getBoolean("below"),
                        row.getBoolean("initiative"),
                        parent));
        if (parent != null) {
            above.add(parent);
        }
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
