package dev.quarterdeck.access;

import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Keeps the index of relations that holds now.
///
/// What this process commits counts at once; what another one commits counts after the next look
/// at the version, which costs one row every second. Only what is committed is ever read, also
/// from inside a transaction that is changing relations itself.
final class CurrentRelations {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Database database;
    private final Clock clock;
    private final RelationStore relations = new RelationStore();
    private final GrantStore grants = new GrantStore();
    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicLong nextLook = new AtomicLong(Long.MIN_VALUE);
    private volatile @Nullable RelationIndex index;

    CurrentRelations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Returns the index, looked after at most a second ago.
    RelationIndex index() {
        var known = index;
        long now = clock.millis();
        if (known != null && now < nextLook.get()) {
            return known;
        }
        loading.lock();
        try {
            return refreshed(now);
        } finally {
            loading.unlock();
        }
    }

    private RelationIndex refreshed(long now) {
        var known = index;
        if (known == null || now >= nextLook.get()) {
            known = database.committed(sql -> load(sql, index));
            index = known;
            nextLook.set(now + LOOK_EVERY.toMillis());
        }
        return known;
    }

    private RelationIndex load(JdbcClient sql, @Nullable RelationIndex known) {
        long version = relations.version(sql);
        if (known != null && known.version() == version) {
            return known;
        }
        return RelationIndex.of(
                version, relations.lines(sql), relations.members(sql), grants.open(sql));
    }

    /// Takes a change over when the running transaction commits; reads all anew where a version
    /// in between was missed.
    void afterCommit(long version, UnaryOperator<RelationIndex> change) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        apply(version, change);
                    }
                });
    }

    private void apply(long version, UnaryOperator<RelationIndex> change) {
        loading.lock();
        try {
            var known = index;
            if (known != null && known.version() == version - 1) {
                index = change.apply(known);
            } else {
                nextLook.set(Long.MIN_VALUE);
            }
        } finally {
            loading.unlock();
        }
    }
}
