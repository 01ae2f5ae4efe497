package dev.quarterdeck.access;

import dev.quarterdeck.platform.http.Cursor;
import dev.quarterdeck.platform.http.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows the audit log to those who may, and to a person who opened their records.
@RestController
final class AuditResource {

    private final Audit audit;
    private final AuditNames names;

    AuditResource(Audit audit, AuditNames names) {
        this.audit = audit;
        this.names = names;
    }

    /// An entry as a client sees it.
    ///
    /// @param names what the users, persons and teams are called that it mentions, by id
    record Shown(
            long seq,
            Instant at,
            UUID userId,
            String label,
            String channel,
            String action,
            String fieldClass,
            List<UUID> subjects,
            String what,
            @Nullable String beforeDigest,
            @Nullable String afterDigest,
            @Nullable String requestId,
            String hash,
            Map<UUID, String> names) {

        static Shown of(AuditRow row, Map<UUID, String> known) {
            var names = new LinkedHashMap<UUID, String>();
            for (var id : AuditNames.mentioned(row)) {
                var name = known.get(id);
                if (name != null) {
                    names.put(id, name);
                }
            }
            return new Shown(
                    row.seq(),
                    row.at(),
                    row.user(),
                    row.label(),
                    row.channel(),
                    row.action(),
                    row.fieldClass(),
                    row.subjects(),
                    row.what(),
                    row.beforeDigest(),
                    row.afterDigest(),
                    row.requestId(),
                    row.hash().toString(),
                    names);
        }
    }

    /// One line of a person's own read log: nobody else's id but the reader's.
    record Opened(Instant at, UUID userId, String label, String action, String fieldClass) {

        static Opened of(AuditRow row) {
            return new Opened(row.at(), row.user(), row.label(), row.action(), row.fieldClass());
        }
    }

    @GetMapping("/api/v1/audit")
    Page<Shown> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var rows = audit.page(viewer, before(cursor), Cursor.limit(limit) + 1);
        var known = names.of(viewer, rows);
        return page(rows, limit).map(row -> Shown.of(row, known));
    }

    @GetMapping("/api/v1/audit/verification")
    AuditVerification verification(Viewer viewer) {
        return audit.verify(viewer);
    }

    @GetMapping("/api/v1/audit/head")
    Audit.Head head(Viewer viewer) {
        return audit.head(viewer);
    }

    @GetMapping("/api/v1/persons/{personId}/read-log")
    Page<Opened> readLog(
            Viewer viewer,
            @PathVariable UUID personId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var person = new PersonId(personId);
        var rows = audit.readLog(viewer, person, before(cursor), Cursor.limit(limit) + 1);
        return page(rows, limit).map(Opened::of);
    }

    private static long before(@Nullable String cursor) {
        var values = Cursor.decode(cursor, 1);
        return values.isEmpty() ? Long.MAX_VALUE : Cursor.number(values.getFirst());
    }

    private static Rows page(List<AuditRow> rows, int limit) {
        return new Rows(Page.of(rows, limit, row -> Cursor.encode(Long.toString(row.seq()))));
    }

    private record Rows(Page<AuditRow> page) {

        <T> Page<T> map(Function<AuditRow, T> shown) {
            return new Page<>(page.items().stream().map(shown).toList(), page.next());
        }
    }
}
