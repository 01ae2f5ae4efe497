package dev.quarterdeck.activity.facts;

import dev.quarterdeck.activity.Definition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the sprints of a source that were started, as the tool defines them.
///
/// A sprint ends when it is closed; where the tool does not tell that, on its planned day.
final class Sprints {

    private static final FactTable<Row> TABLE = new FactTable<>(Row.class, "sprint", "source");
    private static final Set<String> NOT_STARTED = Set.of("future", "upcoming");
    private static final Set<String> RUNNING = Set.of("active", "current");

    private record Row(
            UUID source,
            String sprint,
            String name,
            String board,
            Instant startedAt,
            @Nullable Instant plannedEnd,
            @Nullable Instant endedAt) {}

    private Sprints() {}

    /// Puts the sprints of a source in place.
    ///
    /// @param defined what the tool defines now
    static void put(JdbcClient sql, UUID source, Collection<Definition> defined) {
        var boards = new HashMap<String, String>();
        defined.stream()
                .filter(one -> one.kind() == Definition.Kind.BOARD)
                .forEach(one -> boards.put(one.id(), one.name()));
        var rows = new ArrayList<Row>();
        for (var one : defined) {
            var row = one.kind() == Definition.Kind.SPRINT ? row(source, one, boards) : null;
            if (row != null) {
                rows.add(row);
            }
        }
        TABLE.put(sql, source, rows);
    }

    private static @Nullable Row row(UUID source, Definition sprint, Map<String, String> boards) {
        var told = sprint.attributes();
        var state = told.getOrDefault("state", "");
        var activated = moment(told.get("activated"));
        var start = activated == null ? moment(told.get("start")) : activated;
        if (start == null || activated == null && NOT_STARTED.contains(state)) {
            return null;
        }
        var planned = moment(told.get("end"));
        var complete = moment(told.get("complete"));
        var end = complete == null && !RUNNING.contains(state) ? planned : complete;
        var board = told.getOrDefault("board", "");
        return new Row(
                source,
                sprint.id(),
                sprint.name(),
                boards.getOrDefault(board, board),
                start,
                planned,
                end == null || end.isBefore(start) ? null : end);
    }

    /// Reads a moment, or a day, which begins at midnight in UTC.
    private static @Nullable Instant moment(@Nullable String told) {
        if (told == null || told.isEmpty()) {
            return null;
        }
        try {
            return told.length() == 10
                    ? LocalDate.parse(told).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(told);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
