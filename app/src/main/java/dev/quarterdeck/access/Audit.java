package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the log of writes and of confidential reads; each entry is chained to the one before.
///
/// An entry's hash covers the hash before it, so that a changed, removed or reordered row is found.
/// A tail that was cut off is found by comparing with heads that were written down elsewhere. Who
/// can write both can forge both: send the heads to a place of its own.
public final class Audit {

    /// The diagnostic key under which a request's id is known to the log.
    public static final String REQUEST_KEY = "requestId";

    private final AuditStore store = new AuditStore();
    private final Database database;
    private final AuditHeads heads;
    private final Clock clock;

    /// The end of the chain at a moment.
    ///
    /// @param seq how many entries there are
    /// @param hash the last one's hash, 64 hexadecimal digits
    public record Head(long seq, String hash) {}

    Audit(Database database, AuditHeads heads, Clock clock) {
        this.database = database;
        this.heads = heads;
        this.clock = clock;
    }

    /// Appends an entry inside the caller's transaction.
    ///
    /// Call it last: from here until the transaction ends, nobody else can append.
    public void append(JdbcClient sql, AuditEntry entry) {
        store.lockChain(sql);
        var last = store.last(sql);
        store.add(sql, row(entry, last).sealed());
    }

    // The database keeps microseconds, so the hash must not know more.
    private AuditRow row(AuditEntry entry, Optional<AuditRow> last) {
        var viewer = entry.viewer();
        var request = MDC.get(REQUEST_KEY);
        return new AuditRow(
                last.map(AuditRow::seq).orElse(0L) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                viewer.user(),
                viewer.label(),
                viewer.isConsole() ? "console" : request == null ? "job" : "http",
                entry.action(),
                entry.fieldClass().name(),
                entry.subjects().stream().map(PersonId::value).toList(),
                entry.what(),
                entry.beforeDigest(),
                entry.afterDigest(),
                request,
                last.map(AuditRow::hash).orElse(Hash.NONE),
                Hash.NONE);
    }

    /// Returns the end of the chain.
    public Head head() {
        return database.keeping(sql -> store.last(sql))
                .map(row -> new Head(row.seq(), row.hash().toString()))
                .orElse(new Head(0, Hash.NONE.toString()));
    }

    /// Writes the end of the chain down outside the database, at most once a day unless at a stop.
    public void exportHead(boolean atStop) {
        heads.write(head(), clock.instant().atZone(clock.getZone()).toLocalDate(), atStop);
    }

    /// Reads the whole chain and compares it with the heads that were written down.
    public AuditVerification verify() {
        return database.keeping(
                sql -> {
                    var check = new ChainCheck(heads.read());
                    try (var rows = store.chain(sql)) {
                        rows.forEach(check::read);
                    }
                    return check.result();
                });
    }
}
