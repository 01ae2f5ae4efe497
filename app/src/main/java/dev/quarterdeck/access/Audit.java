package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps the log of writes and of confidential reads; each entry is chained to the one before.
///
/// An entry's hash covers the hash before it, so that a changed, removed or reordered row is found.
/// A tail that was cut off is found by comparing with heads that were written down elsewhere. Who
/// can write both can forge both: send the heads to a place of its own.
public final class Audit {

    /// The diagnostic key under which a request's id is known to the log.
    public static final String REQUEST_KEY = "request";

    private final AuditStore store = new AuditStore();
    private final Database database;
    private final AuditHeads heads;
    private final Policy policy;
    private final Clock clock;

    /// The file of the data folder in which ends of the chain are written down.
    public static final String HEADS = "audit-heads.log";

    /// The end of the chain at a moment.
    ///
    /// @param seq how many entries there are
    /// @param hash the last one's hash, 64 hexadecimal digits
    public record Head(long seq, String hash) {}

    Audit(Database database, AuditHeads heads, Policy policy, Clock clock) {
        this.database = database;
        this.heads = heads;
        this.policy = policy;
        this.clock = clock;
    }

    /// Appends an entry at the end of the caller's transaction, or not at all when it fails.
    ///
    /// The chain's lock is taken when all other work of the transaction is done: whoever holds it
    /// waits for no other lock.
    ///
    /// @throws IllegalStateException when there is no transaction
    public void append(JdbcClient sql, AuditEntry entry) {
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .filter(pending -> pending.audit == this)
                .findFirst()
                .orElseGet(() -> pending(sql))
                .entries
                .add(entry);
    }

    private Pending pending(JdbcClient sql) {
        var pending = new Pending(this, sql);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /// Holds the entries of a transaction until its end.
    private static final class Pending implements TransactionSynchronization {

        private final List<AuditEntry> entries = new ArrayList<>();
        private final Audit audit;
        private final JdbcClient sql;

        Pending(Audit audit, JdbcClient sql) {
            this.audit = audit;
            this.sql = sql;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            audit.write(sql, entries);
        }
    }

    private void write(JdbcClient sql, List<AuditEntry> entries) {
        store.lockChain(sql);
        var last = store.last(sql);
        for (var entry : entries) {
            var row = row(entry, last).sealed();
            store.add(sql, row);
            last = Optional.of(row);
        }
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

    /// Returns the end of the chain to who may see the log.
    Head head(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.AUDIT_LOG));
        return head();
    }

    /// Which entries somebody looks for.
    ///
    /// @param before entries with a smaller number
    /// @param kind how their action begins, such as `grant.`; empty for all
    /// @param who a part of who did it as the log calls them, in any case; empty for all
    /// @param limit how many at most
    public record Search(long before, String kind, String who, int limit) {}

    /// Returns entries before a number, newest first.
    List<AuditRow> page(Viewer viewer, long before, int limit) {
        return page(viewer, new Search(before, "", "", limit));
    }

    /// Returns entries that are looked for, newest first.
    public List<AuditRow> page(Viewer viewer, Search search) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.AUDIT_LOG));
        return database.keeping(sql -> store.page(sql, search));
    }

    /// Returns who opened or changed a person's records, newest first: to the person through their
    /// own eyes, to compliance as a whole.
    ///
    /// The person is not told of classes they may never see: a line about a concern would tell of
    /// the concern.
    public List<AuditRow> readLog(Viewer viewer, PersonId person, long before, int limit) {
        policy.require(viewer, Action.SEE, ProtectedRecord.about(FieldClass.READ_LOG, person));
        if (!person.equals(viewer.person())) {
            return database.keeping(sql -> store.page(sql, before, person.value(), limit));
        }
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return database.viewing(
                viewer.viewpoint(today), sql -> store.page(sql, before, person.value(), limit));
    }

    /// Verifies for who may see the log.
    public AuditVerification verify(Viewer viewer) {
        policy.require(viewer, Action.SEE, ProtectedRecord.of(FieldClass.AUDIT_LOG));
        return verify();
    }

    /// Writes the end of the chain down outside the database, at most once a day unless at a stop.
    public void exportHead(boolean atStop) {
        heads.write(head(), clock.instant().atZone(clock.getZone()).toLocalDate(), atStop);
    }

    /// Reads the whole chain and compares it with the heads that were written down.
    public AuditVerification verify() {
        return verify(database, heads);
    }

    /// Does the same without a server, such as after a restore.
    ///
    /// @param folder the data folder
    public static AuditVerification verify(Database database, Path folder) {
        return verify(database, new AuditHeads(folder.resolve(HEADS)));
    }

    private static AuditVerification verify(Database database, AuditHeads heads) {
        var store = new AuditStore();
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
