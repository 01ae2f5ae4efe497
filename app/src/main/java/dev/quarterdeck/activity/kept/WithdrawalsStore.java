package dev.quarterdeck.activity.kept;

import dev.quarterdeck.activity.HistoryId;
import dev.quarterdeck.activity.HistoryKind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads and writes which events do not count any more.
final class WithdrawalsStore {

    /// An event that a replay told.
    record Retold(HistoryId history, Digest digest) {}

    void retold(JdbcClient sql, UUID run, List<Retold> rows) {
        sql.sql(
                        """
                        insert into activity.retold (run, history_id, digest)
                        select :run, h.id, told.digest
                        from unnest(:sources::uuid[], :kinds::text[], :ids::text[], :digests::bytea[])
                            as told (source, kind, external_id, digest)
                        join activity.history h using (source, kind, external_id)
                        on conflict do nothing
                        """)
                .param("run", run)
                .param(
                        "sources",
                        rows.stream().map(one -> one.history().source()).toArray(UUID[]::new))
                .param(
                        "kinds",
                        rows.stream()
                                .map(one -> one.history().kind().name())
                                .toArray(String[]::new))
                .param("ids", rows.stream().map(one -> one.history().id()).toArray(String[]::new))
                .param(
                        "digests",
                        rows.stream().map(one -> one.digest().bytes()).toArray(byte[][]::new))
                .update();
    }

    /// @return how many events were withdrawn, by the numbers of their histories
    Map<Long, Long> withdraw(
            JdbcClient sql, UUID run, UUID source, Instant after, Instant before, Instant now) {
        var withdrawn = new TreeMap<Long, Long>();
        sql.sql(
                        """
                        with withdrawn as (
                            insert into activity.withdrawal (history_id, digest, since)
                            select e.history_id, e.digest, :now
                            from activity.history h join activity.event e on e.history_id = h.id
                            where h.source = :source and e.kept_at > :after and e.kept_at < :before
                                and not exists (select from activity.retold r
                                    where r.run = :run and r.history_id = e.history_id and r.digest = e.digest)
                                and not exists (select from activity.withdrawal w
                                    where w.history_id = e.history_id and w.digest = e.digest and w.until is null)
                            returning history_id)
                        select history_id, count(*) from withdrawn group by history_id
                        """)
                .param("now", Timestamp.from(now))
                .param("source", source)
                .param("run", run)
                .param("after", Timestamp.from(after))
                .param("before", Timestamp.from(before))
                .query((RowCallbackHandler) row -> withdrawn.put(row.getLong(1), row.getLong(2)));
        return withdrawn;
    }

    /// Lets events count again that are told again.
    ///
    /// @return the history of each event that had been withdrawn
    static List<Long> reinstate(JdbcClient sql, List<HistoriesStore.EventRow> rows, Instant now) {
        return sql.sql(
                        """
                        update activity.withdrawal w set until = :now
                        from unnest(:histories::bigint[], :digests::bytea[]) as told (history_id, digest)
                        where w.history_id = told.history_id and w.digest = told.digest
                            and w.until is null
                        returning w.history_id
                        """)
                .param("now", Timestamp.from(now))
                .param("histories", rows.stream().map(one -> one.history()).toArray(Long[]::new))
                .param(
                        "digests",
                        rows.stream()
                                .map(one -> one.event().digest().bytes())
                                .toArray(byte[][]::new))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    void forget(JdbcClient sql, UUID run) {
        sql.sql("delete from activity.retold where run = :run").param("run", run).update();
    }

    Map<Long, HistoryId> ids(JdbcClient sql, Collection<Long> numbers) {
        var ids = new HashMap<Long, HistoryId>();
        sql.sql(
                        "select id, kind, source, external_id from activity.history where id = any(:numbers)")
                .param("numbers", numbers.toArray(Long[]::new))
                .query(
                        (RowCallbackHandler)
                                row ->
                                        ids.put(
                                                row.getLong("id"),
                                                new HistoryId(
                                                        HistoryKind.valueOf(row.getString("kind")),
                                                        row.getObject("source", UUID.class),
                                                        row.getString("external_id"))));
        return ids;
    }
}
