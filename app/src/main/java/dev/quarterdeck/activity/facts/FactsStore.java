package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.platform.Refusal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads rows of facts.
final class FactsStore {

    private static final Map<HistoryKind, Reading<?>> READINGS =
            Map.of(
                    HistoryKind.WORK_ITEM,
                    // What only the folding needs is not read.
                    new Reading<>(
                            WorkItemRow.class, "work_item_row", " - array['moves', 'resolutions']"),
                    HistoryKind.CHANGE,
                    new Reading<>(ChangeRow.class, "change", ""),
                    HistoryKind.PIPELINE_RUN,
                    new Reading<>(RunRow.class, "pipeline_run", ""),
                    HistoryKind.DEPLOYMENT,
                    new Reading<>(DeploymentRow.class, "deployment", ""),
                    HistoryKind.INCIDENT,
                    new Reading<>(IncidentRow.class, "incident", ""));

    /// What is asked of a table. @param page answers a page @param one answers `:history`
    private record Reading<R extends Record & FactRow>(
            Columns<R> columns, String page, String one) {

        /// @param name of the table or view @param less takes members away
        Reading(Class<R> type, String name, String less) {
            this(
                    Columns.of(type),
                    """
                    select to_jsonb(t)%s from activity.%s t
                    where t.history > :after and (cast(:source as uuid) is null or t.source = :source)
                        and (cast(:state as text) is null or t.state = :state)
                        and (cast(:from as timestamptz) is null or t.moment >= :from)
                        and (cast(:until as timestamptz) is null or t.moment < :until)
                    order by t.history limit :limit
                    """
                            .formatted(less, name),
                    "select to_jsonb(t)%s from activity.%s t where t.history = :history"
                            .formatted(less, name));
        }

        FactRow read(String json) {
            return columns.read(Stored.JSON.readTree(json));
        }
    }

    private FactsStore() {}

    /// Refuses kinds of which there are no facts.
    static void require(HistoryKind kind) {
        reading(kind);
    }

    private static Reading<?> reading(HistoryKind kind) {
        var reading = READINGS.get(kind);
        if (reading == null) {
            throw new Refusal(
                    "The kind (%s) is none of the five kinds.".formatted(kind),
                    "Maybe work-item, change, pipeline-run, deployment or incident.");
        }
        return reading;
    }

    static List<FactRow> page(
            JdbcClient sql, HistoryKind kind, Facts.Filter filter, long after, int limit) {
        var reading = reading(kind);
        return sql.sql(reading.page())
                .param("after", after)
                .param("source", filter.source())
                .param("state", filter.state())
                .param("from", stamp(filter.from()))
                .param("until", stamp(filter.until()))
                .param("limit", limit)
                .query((row, number) -> reading.read(row.getString(1)))
                .list();
    }

    private static @Nullable Timestamp stamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(Stored.bounded(at));
    }

    static Optional<FactRow> find(JdbcClient sql, HistoryKind kind, long history) {
        var reading = reading(kind);
        return sql.sql(reading.one())
                .param("history", history)
                .query((row, number) -> (FactRow) reading.read(row.getString(1)))
                .optional();
    }
}
