package dev.quarterdeck.activity.facts;

import dev.quarterdeck.engine.workitems.BulkCloses;
import dev.quarterdeck.engine.workitems.BulkCloses.Dated;
import dev.quarterdeck.engine.workitems.BulkCloses.Sweep;
import dev.quarterdeck.engine.workitems.BulkCreations;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Marks the items of a source that came into being, or were closed, along with many others.
final class SweepMarks {

    private record Mark(boolean imported, boolean closed) {}

    private SweepMarks() {}

    static void mark(JdbcClient sql, UUID source) {
        var created = new ArrayList<Dated>();
        var closed = new ArrayList<Dated>();
        sql.sql("select history, created, closed from activity.work_item where source = :source")
                .withFetchSize(10_000)
                .param("source", source)
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    add(created, row.getString(1), row.getTimestamp(2));
                                    add(closed, row.getString(1), row.getTimestamp(3));
                                });
        var imported = keys(BulkCreations.among(created.stream()));
        var swept = keys(BulkCloses.among(closed.stream()));
        var marks = new TreeMap<Long, Mark>();
        imported.forEach(one -> marks.put(one, new Mark(true, swept.contains(one))));
        swept.forEach(one -> marks.putIfAbsent(one, new Mark(false, true)));
        write(sql, source, marks);
    }

    private static void add(List<Dated> dated, String key, @Nullable Timestamp at) {
        if (at != null) {
            dated.add(new Dated(key, at.toInstant()));
        }
    }

    private static Set<Long> keys(List<Sweep> sweeps) {
        return sweeps.stream()
                .flatMap(sweep -> sweep.keys().stream())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    /// Writes what differs from what is there.
    private static void write(JdbcClient sql, UUID source, TreeMap<Long, Mark> marks) {
        var ids = marks.keySet().toArray(Long[]::new);
        sql.sql(
                        """
                        delete from activity.swept s using activity.history h
                        where h.id = s.history and h.source = :source
                            and not exists (
                                select from unnest(:ids::bigint[]) as now (id) where now.id = s.history)
                        """)
                .param("source", source)
                .param("ids", ids)
                .update();
        sql.sql(
                        """
                        insert into activity.swept as s (history, imported, swept_closed)
                        select * from unnest(:ids::bigint[], :imported::boolean[], :closed::boolean[])
                        on conflict (history) do update
                        set imported = excluded.imported, swept_closed = excluded.swept_closed
                        where (s.imported, s.swept_closed) <> (excluded.imported, excluded.swept_closed)
                        """)
                .param("ids", ids)
                .param(
                        "imported",
                        marks.values().stream().map(Mark::imported).toArray(Boolean[]::new))
                .param("closed", marks.values().stream().map(Mark::closed).toArray(Boolean[]::new))
                .update();
    }
}
