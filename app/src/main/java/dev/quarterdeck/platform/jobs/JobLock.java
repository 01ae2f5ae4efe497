package dev.quarterdeck.platform.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// Holds one job for one run, in the database itself: the lock dies with its connection, so a
/// killed program frees it and a living one keeps it.
final class JobLock implements AutoCloseable {

    private final Connection connection;
    private final UUID job;
    private final boolean held;

    private JobLock(Connection connection, UUID job, boolean held) {
        this.connection = connection;
        this.job = job;
        this.held = held;
    }

    static JobLock tryFor(DataSource keeper, UUID job) {
        try {
            var connection = keeper.getConnection();
            try {
                return new JobLock(
                        connection, job, ask(connection, "select pg_try_advisory_lock(?)", job));
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The job's lock cannot be asked for.", e);
        }
    }

    boolean isHeld() {
        return held;
    }

    private static boolean ask(Connection connection, String sql, UUID job) throws SQLException {
        try (var ask = connection.prepareStatement(sql)) {
            ask.setLong(1, job.getLeastSignificantBits());
            try (var answer = ask.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (held) {
                ask(connection, "select pg_advisory_unlock(?)", job);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The job's lock cannot be given back.", e);
        }
    }
}
