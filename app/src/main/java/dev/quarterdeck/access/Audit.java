package dev.quarterdeck.access;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the log of writes and of confidential reads; each entry is chained to the one before.
public final class Audit {

    Audit() {}

    /// Appends an entry inside the caller's transaction; call it last.
    public void append(JdbcClient sql, AuditEntry entry) {
        throw new UnsupportedOperationException(sql.toString() + entry);
    }
}
