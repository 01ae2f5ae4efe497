package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryKind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Mark sources of which something was folded since they were settled. Marks count up, so that
/// whoever settles a source takes away those only that he saw.
public final class Unsettled {

    private Unsettled() {}

    /// Marks sources.
    public static void mark(
            JdbcClient sql, Collection<UUID> sources, HistoryKind kind, Instant now) {
        sql.sql(
                        """
                        insert into activity.unsettled (source, kind, marks, first_at, marked_at)
                        select source, :kind, 1, :now, :now from unnest(:sources::uuid[]) as told (source)
                        order by source
                        on conflict (source, kind) do update
                        set marks = unsettled.marks + 1, marked_at = excluded.marked_at
                        """)
                .param("sources", sources.toArray(UUID[]::new))
                .param("kind", kind.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Returns how often each kind was marked.
    public static Map<HistoryKind, Long> of(JdbcClient sql, UUID source) {
        var marks = new EnumMap<HistoryKind, Long>(HistoryKind.class);
        sql.sql("select kind, marks from activity.unsettled where source = :source")
                .param("source", source)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        marks.put(
                                                HistoryKind.valueOf(row.getString(1)),
                                                row.getLong(2)));
        return marks;
    }

    /// Takes marks away, unless more came since they were read: then they wait anew.
    public static void settle(JdbcClient sql, UUID source, Map<HistoryKind, Long> seen) {
        Histories.hold(sql, source);
        seen.forEach(
                (kind, marks) -> {
                    int taken =
                            sql.sql(
                                            """
                                        delete from activity.unsettled
                                        where source = :source and kind = :kind and marks = :marks
                                        """)
                                    .param("source", source)
                                    .param("kind", kind.name())
                                    .param("marks", marks)
                                    .update();
                    if (taken == 0) {
                        waitAnew(sql, source, kind);
                    }
                });
    }

    private static void waitAnew(JdbcClient sql, UUID source, HistoryKind kind) {
        sql.sql(
                        """
                        update activity.unsettled set first_at = marked_at
                        where source = :source and kind = :kind
                        """)
                .param("source", source)
                .param("kind", kind.name())
                .update();
    }

    /// Returns the sources that wait, the longest waiting first.
    ///
    /// @param before they were last marked before it
    /// @param longBefore or first marked before it, however often since
    public static List<UUID> since(JdbcClient sql, Instant before, Instant longBefore) {
        return sql.sql(
                        """
                        select source from activity.unsettled
                        group by source having max(marked_at) < :before or min(first_at) < :long_before
                        order by min(first_at), source
                        """)
                .param("before", Timestamp.from(before))
                .param("long_before", Timestamp.from(longBefore))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
