package dev.quarterdeck.platform.jobs;

import dev.quarterdeck.platform.Progress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/// Writes how far a job is, at most four times a second, and hears whether somebody asked to
/// stop it.
///
/// It writes on a connection of its own: the work's transaction is not visible before it ends.
final class JobProgress implements Progress {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DataSource keeper;
    private final Clock clock;
    private final UUID job;
    private Instant last = Instant.EPOCH;

    JobProgress(DataSource keeper, Clock clock, UUID job) {
        this.keeper = keeper;
        this.clock = clock;
        this.job = job;
    }

    @Override
    public synchronized void at(String step, long done, long total) {
        var now = clock.instant();
        if (done < total && Duration.between(last, now).compareTo(PAUSE) < 0) {
            return;
        }
        last = now;
        if (tell(step, done, total)) {
            throw new JobCancelled();
        }
    }

    private boolean tell(String step, long done, long total) {
        try (var connection = keeper.getConnection();
                var tell =
                        connection.prepareStatement(
                                """
                                update platform.job set step = ?, done = ?, total = ?
                                where id = ? returning cancel_asked
                                """)) {
            tell.setString(1, step);
            tell.setLong(2, done);
            tell.setLong(3, total);
            tell.setObject(4, job);
            try (var answer = tell.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The progress of a job cannot be written.", e);
        }
    }
}
