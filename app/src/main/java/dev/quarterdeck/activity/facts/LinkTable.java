package dev.quarterdeck.activity.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the links of histories: writes those only that differ from what is there.
final class LinkTable<R extends Record> {

    private static final int CHUNK = 20_000;

    private final Columns<R> columns;
    private final FactTable<R> table;
    private final String select;
    private final String sweep;
    private final ToLongFunction<R> owner;

    /// @param type whose components are the columns of the table
    /// @param name of the table
    /// @param owned the table of the rows that have these links; so is the column of their history
    /// @param owner the history whose link a row is
    LinkTable(Class<R> type, String name, String owned, ToLongFunction<R> owner) {
        this.columns = Columns.of(type);
        this.table = new FactTable<>(type, name, owned);
        this.select =
                "select to_jsonb(t) from activity.%s t where t.%s = any(:histories)"
                        .formatted(name, owned);
        this.sweep =
                """
                delete from activity.%1$s l where not exists (
                    select from activity.%2$s o where o.history = l.%2$s)
                """
                        .formatted(name, owned);
        this.owner = owner;
    }

    /// Takes away the links of histories that have no row any more: all that was told of them was
    /// withdrawn.
    void sweep(JdbcClient sql) {
        sql.sql(sweep).update();
    }

    /// Puts the links of some histories in place. @return whose were others before
    List<Long> put(JdbcClient sql, Collection<Long> histories, Collection<R> rows) {
        var wanted = byOwner(rows);
        return histories.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .flatMap(chunk -> put(sql, chunk, wanted).stream())
                .toList();
    }

    private List<Long> put(JdbcClient sql, List<Long> histories, Map<Long, Set<R>> wanted) {
        var there = byOwner(read(sql, histories));
        var changed =
                histories.stream()
                        .filter(
                                one ->
                                        !there.getOrDefault(one, Set.of())
                                                .equals(wanted.getOrDefault(one, Set.of())))
                        .toList();
        if (!changed.isEmpty()) {
            table.replace(
                    sql,
                    changed,
                    changed.stream()
                            .flatMap(one -> wanted.getOrDefault(one, Set.of()).stream())
                            .toList());
        }
        return changed;
    }

    private Map<Long, Set<R>> byOwner(Collection<R> rows) {
        var byOwner = new HashMap<Long, Set<R>>();
        rows.forEach(
                row ->
                        byOwner.computeIfAbsent(owner.applyAsLong(row), _ -> new HashSet<>())
                                .add(row));
        return byOwner;
    }

    /// Reads the links of some histories.
    List<R> read(JdbcClient sql, Collection<Long> histories) {
        var rows = new ArrayList<R>();
        sql.sql(select)
                .param("histories", histories.toArray(Long[]::new))
                .query(
                        (RowCallbackHandler)
                                row ->
                                        rows.add(
                                                columns.read(
                                                        Stored.JSON.readTree(row.getString(1)))));
        return rows;
    }
}
