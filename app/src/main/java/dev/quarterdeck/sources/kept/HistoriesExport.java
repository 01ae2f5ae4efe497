package dev.quarterdeck.sources.kept;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.HistoryKind;
import dev.quarterdeck.activity.kept.Histories;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.sources.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Writes histories for other programs: one line of JSON for each, by source and id.
///
/// They name accounts of tools: who may bring records in may take them out.
final class HistoriesExport {

    private static final Map<String, HistoryKind> KINDS =
            Map.of(
                    "work-item", HistoryKind.WORK_ITEM,
                    "change", HistoryKind.CHANGE,
                    "deployment", HistoryKind.DEPLOYMENT);

    private final Database database;
    private final Connections connections;
    private final Histories histories;
    private final Audit audit;
    private final Clock clock;

    HistoriesExport(
            Database database,
            Connections connections,
            Histories histories,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.connections = connections;
        this.histories = histories;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is asked for, allowed and found.
    record Order(HistoryKind kind, List<Connection> sources) {}

    /// Checks what is asked for, before anything is written.
    ///
    /// @param kind `work-item`, `change` or `deployment`
    /// @param source a connection's name or id; empty for all
    /// @throws Refusal when the viewer may not, or there is no such kind or connection
    Order order(Viewer viewer, String kind, String format, String source) {
        connections.requireKeeping(viewer);
        if (!format.equals("ndjson")) {
            throw new Refusal(
                    "The format (%s) must be ndjson.".formatted(shortened(format)),
                    "Maybe leave it out.");
        }
        var found = KINDS.get(kind);
        if (found == null) {
            throw new Refusal(
                    "The kind (%s) must be work-item, change or deployment."
                            .formatted(shortened(kind)),
                    "Maybe work-item.");
        }
        var sources =
                connections.list(viewer).stream()
                        .filter(one -> source.isEmpty() || isNamed(one, source))
                        .sorted(
                                Comparator.comparing(Connection::name)
                                        .thenComparing(one -> one.id().toString()))
                        .toList();
        if (sources.isEmpty() && !source.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "There is no connection (%s).".formatted(shortened(source)),
                    "Maybe see GET /api/v1/connections.");
        }
        note(viewer, kind, source);
        return new Order(found, sources);
    }

    private static boolean isNamed(Connection one, String source) {
        return one.name().equalsIgnoreCase(source) || one.id().toString().equals(source);
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) : text;
    }

    private void note(Viewer viewer, String kind, String source) {
        database.keep(
                sql ->
                        audit.append(
                                sql,
                                AuditEntry.of(
                                        viewer,
                                        "histories.export",
                                        FieldClass.SOURCES,
                                        List.of(),
                                        "kind "
                                                + kind
                                                + (source.isEmpty() ? "" : " of " + source))));
    }

    /// Writes what was ordered, a few thousand histories at a time.
    void write(Order order, OutputStream out) throws IOException {
        try {
            for (var source : order.sources()) {
                write(order.kind(), source, out);
            }
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(HistoryKind kind, Connection source, OutputStream out) {
        var now = clock.instant();
        var names =
                kind == HistoryKind.WORK_ITEM
                        ? DefinedNames.of(histories, source.id())
                        : DefinedNames.NONE;
        var lines = new HistoryLines(source.name(), names, now);
        histories.forEachById(
                kind,
                source.id(),
                now,
                history -> lines.line(history).ifPresent(line -> put(line, out)));
    }

    private static void put(ObjectNode line, OutputStream out) {
        try {
            out.write(Records.JSON.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
