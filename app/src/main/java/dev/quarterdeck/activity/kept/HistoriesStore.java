package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes histories and their events. Rows go in as arrays, which is as fast as `copy`.
final class HistoriesStore {

    static final Comparator<HistoryId> ORDER =
            Comparator.comparing(HistoryId::source)
                    .thenComparing(HistoryId::kind)
                    .thenComparing(HistoryId::id);

    /// Numbers of histories. @param made those that began just now
    record Numbers(Map<HistoryId, Long> all, Set<Long> made) {}

    /// An event of a history. @param history its number
    record EventRow(long history, StoredEvent event) {}

    /// Returns the numbers of histories, made where they are missing. Nobody else tells of
    /// histories of the same sources until the transaction ends: who folds them sees all that was
    /// told.
    Numbers numbers(JdbcClient sql, Collection<HistoryId> ids) {
        var arrays = new IdArrays(ids);
        hold(sql, ids.stream().map(HistoryId::source).distinct().sorted().toList());
        var made =
                sql.sql(
                                """
                                insert into activity.history (source, kind, external_id)
                                select * from unnest(:sources::uuid[], :kinds::text[], :ids::text[])
                                on conflict do nothing
                                returning id
                                """)
                        .param("sources", arrays.sources)
                        .param("kinds", arrays.kinds)
                        .param("ids", arrays.ids)
                        .query((row, number) -> row.getLong(1))
                        .set();
        var numbers = new HashMap<HistoryId, Long>();
        sql.sql(
                        """
                        select h.id, h.source, h.kind, h.external_id
                        from unnest(:sources::uuid[], :kinds::text[], :ids::text[])
                            as told (source, kind, external_id)
                        join activity.history h using (source, kind, external_id)
                        order by h.id
                        """)
                .param("sources", arrays.sources)
                .param("kinds", arrays.kinds)
                .param("ids", arrays.ids)
                .query((RowCallbackHandler) row -> numbers.put(id(row), row.getLong("id")));
        return new Numbers(numbers, Set.copyOf(made));
    }

    /// An advisory lock, because the keeper may not lock rows that it may not change; one for each
    /// source, because a lock for each history would be more than the server has room for.
    static void hold(JdbcClient sql, Collection<UUID> sources) {
        for (var source : sources) {
            sql.sql("select pg_advisory_xact_lock(:lock)")
                    .param(
                            "lock",
                            source.getLeastSignificantBits() ^ source.getMostSignificantBits())
                    .query((RowCallbackHandler) row -> {});
        }
    }

    private static HistoryId id(ResultSet row) throws SQLException {
        return new HistoryId(
                HistoryKind.valueOf(row.getString("kind")),
                row.getObject("source", UUID.class),
                row.getString("external_id"));
    }

    /// Adds those events that are not there.
    ///
    /// @param rows by history and digest
    /// @return the history of each event that was added
    List<Long> insert(JdbcClient sql, List<EventRow> rows, Instant now) {
        var added = new ArrayList<>(insertNew(sql, rows, now));
        added.addAll(WithdrawalsStore.reinstate(sql, rows, now));
        return added;
    }

    private static List<Long> insertNew(JdbcClient sql, List<EventRow> rows, Instant now) {
        return sql.sql(
                        """
                        insert into activity.event (history_id, digest, at, kept_at, body)
                        select history_id, digest, to_timestamp(at / 1000.0), :now, body
                        from unnest(:histories::bigint[], :digests::bytea[], :ats::bigint[], :bodies::text[])
                            as told (history_id, digest, at, body)
                        on conflict do nothing
                        returning history_id
                        """)
                .param("now", Timestamp.from(now))
                .param("histories", rows.stream().map(EventRow::history).toArray(Long[]::new))
                .param(
                        "digests",
                        rows.stream()
                                .map(row -> row.event().digest().bytes())
                                .toArray(byte[][]::new))
                .param("ats", rows.stream().map(HistoriesStore::millis).toArray(Long[]::new))
                .param(
                        "bodies",
                        rows.stream().map(row -> row.event().body()).toArray(String[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static @Nullable Long millis(EventRow row) {
        var at = row.event().at();
        return at == null ? null : at.toEpochMilli();
    }

    /// Returns the numbers of those histories that are known.
    List<Long> known(JdbcClient sql, Collection<HistoryId> ids) {
        var arrays = new IdArrays(ids);
        return sql.sql(
                        """
                        select distinct h.id
                        from unnest(:sources::uuid[], :kinds::text[], :ids::text[])
                            as asked (source, kind, external_id)
                        join activity.history h using (source, kind, external_id)
                        order by h.id
                        """)
                .param("sources", arrays.sources)
                .param("kinds", arrays.kinds)
                .param("ids", arrays.ids)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    List<Long> page(
            JdbcClient sql, HistoryKind kind, @Nullable UUID source, long after, int limit) {
        return sql.sql(
                        """
                        select id from activity.history
                        where kind = :kind and id > :after
                            and (cast(:source as uuid) is null or source = :source)
                        order by id limit :limit
                        """)
                .param("kind", kind.name())
                .param("source", source)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Returns the numbers of histories by id, in the order of the ids' bytes.
    Map<String, Long> pageById(
            JdbcClient sql, HistoryKind kind, UUID source, String after, int limit) {
        var numbers = new LinkedHashMap<String, Long>();
        sql.sql(
                        """
                        select id, external_id from activity.history
                        where kind = :kind and source = :source and external_id collate "C" > :after
                        order by external_id collate "C" limit :limit
                        """)
                .param("kind", kind.name())
                .param("source", source)
                .param("after", after)
                .param("limit", limit)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        numbers.put(
                                                row.getString("external_id"), row.getLong("id")));
        return numbers;
    }

    /// Reads histories with their events, one after the other.
    void read(
            JdbcClient sql,
            Collection<Long> numbers,
            @Nullable Instant upTo,
            EventCodec codec,
            Consumer<KeptHistory> heard) {
        var gathering = new Gathering(codec, heard);
        sql.sql(
                        """
                        select h.id, h.kind, h.source, h.external_id, e.body
                        from activity.history h join activity.event e on e.history_id = h.id
                        where h.id = any(:numbers)
                            and (cast(:upTo as timestamptz) is null or e.at <= :upTo
                                or e.at is null)
                            and not exists (select from activity.withdrawal w
                                where w.history_id = e.history_id and w.digest = e.digest
                                    and w.until is null)
                        order by h.id, e.at nulls last, case when e.at is null then e.kept_at end,
                            e.digest
                        """)
                .param("numbers", numbers.toArray(Long[]::new))
                .param(
                        "upTo",
                        upTo == null ? null : Timestamp.from(upTo.truncatedTo(ChronoUnit.MILLIS)))
                .query(gathering);
        gathering.end();
    }

    /// Gathers rows into histories.
    private static final class Gathering implements RowCallbackHandler {

        private final EventCodec codec;
        private final Consumer<KeptHistory> heard;
        private final List<Record> events = new ArrayList<>();
        private long number = -1;
        private @Nullable HistoryId id;

        Gathering(EventCodec codec, Consumer<KeptHistory> heard) {
            this.codec = codec;
            this.heard = heard;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            long next = row.getLong("id");
            if (next != number) {
                end();
                number = next;
                id = HistoriesStore.id(row);
            }
            events.add(
                    codec.decode(
                            HistoryKind.valueOf(row.getString("kind")),
                            row.getString("body").getBytes(StandardCharsets.UTF_8)));
        }

        void end() {
            if (id != null) {
                heard.accept(new KeptHistory(number, id, events));
                events.clear();
            }
        }
    }

    Map<HistoryKind, Long> counts(JdbcClient sql, UUID source) {
        var counts = new EnumMap<HistoryKind, Long>(HistoryKind.class);
        sql.sql(
                        "select kind, count(*) as many from activity.history where source = :source group by kind")
                .param("source", source)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        counts.put(
                                                HistoryKind.valueOf(row.getString("kind")),
                                                row.getLong("many")));
        return counts;
    }

    /// The parts of ids, as SQL takes them.
    private static final class IdArrays {

        final UUID[] sources;
        final String[] kinds;
        final String[] ids;

        IdArrays(Collection<HistoryId> histories) {
            var sorted = histories.stream().distinct().sorted(ORDER).toList();
            sources = sorted.stream().map(HistoryId::source).toArray(UUID[]::new);
            kinds = sorted.stream().map(id -> id.kind().name()).toArray(String[]::new);
            ids = sorted.stream().map(HistoryId::id).toArray(String[]::new);
        }
    }
}
