package dev.quarterdeck.access.signin;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Slows guessing down without locking anybody out.
///
/// A device or address from which a user signed in before has a count of its own; all other
/// places share one count for the user name, and each address has one. So strangers can only
/// make strangers wait (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). A user
/// who never signed in has no such place yet, and is counted for each address apart: nobody can
/// keep them out from elsewhere. Names without a user are counted like users who are new.
///
/// The temporary administrator may try from this machine itself as often as it takes.
final class BackOff {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final Duration KNOWN = Duration.ofDays(90);

    private final Database database;
    private final Clock clock;

    /// A count of failures.
    ///
    /// @param name says whose, hashed before it is kept
    /// @param free how many failures cost nothing
    private record Bucket(String name, int free) {

        byte[] key() {
            return Secrets.hash(name);
        }
    }

    /// An attempt under way, counted as failed until it succeeds.
    record Attempt(List<byte[]> buckets) {}

    BackOff(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Begins an attempt, counted before the work so that parallel ones cannot slip through.
    ///
    /// @param login the folded user name
    /// @param user the user of that name, or null
    /// @throws Refusal of kind TOO_MANY, with the time to wait
    Attempt begin(String login, @Nullable User user, Visit visit) {
        return database.keeping(
                sql -> {
                    var now = clock.instant();
                    forget(sql, now);
                    var buckets = buckets(sql, login, user, visit, now);
                    var wait =
                            buckets.stream()
                                    .map(bucket -> wait(sql, bucket, now))
                                    .reduce(Duration.ZERO, BackOff::longer);
                    if (wait.isPositive()) {
                        throw tooMany(wait);
                    }
                    buckets.forEach(bucket -> count(sql, bucket, now));
                    return new Attempt(buckets.stream().map(Bucket::key).toList());
                });
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Refusal tooMany(Duration wait) {
        return Refusal.tooMany(
                "There were too many attempts to sign in; the next may be made in %d s."
                        .formatted(Math.max(1, wait.toSeconds())),
                "Maybe wait, or sign in from a device you signed in from before.",
                wait);
    }

    private static List<Bucket> buckets(
            JdbcClient sql, String login, @Nullable User user, Visit visit, Instant now) {
        if (user != null && user.source() == User.Source.BOOTSTRAP && visit.isHere()) {
            return List.of();
        }
        if (user != null) {
            for (var place : places(visit)) {
                if (isKnown(sql, user.id(), place, now)) {
                    return List.of(new Bucket("known:" + user.id() + ":" + place, 10));
                }
            }
        }
        var name =
                user != null && hasPlace(sql, user.id(), now)
                        ? "login:" + login
                        : "login:" + login + " from:" + visit.address();
        return List.of(new Bucket(name, 10), new Bucket("from:" + visit.address(), 30));
    }

    private static boolean hasPlace(JdbcClient sql, UUID user, Instant now) {
        return sql.sql(
                        """
                        select exists (select from access.known_place
                                        where user_id = :user and last_use > :since)
                        """)
                .param("user", user)
                .param("since", Moments.column(now.minus(KNOWN)))
                .query(Boolean.class)
                .single();
    }

    private static List<String> places(Visit visit) {
        var address = "address:" + visit.address();
        return visit.device() == null
                ? List.of(address)
                : List.of("device:" + visit.device(), address);
    }

    private static boolean isKnown(JdbcClient sql, UUID user, String place, Instant now) {
        return sql.sql(
                        """
                        select exists (select from access.known_place
                                        where user_id = :user and place_hash = :place and last_use > :since)
                        """)
                .param("user", user)
                .param("place", Secrets.hash(place))
                .param("since", Moments.column(now.minus(KNOWN)))
                .query(Boolean.class)
                .single();
    }

    private static Duration wait(JdbcClient sql, Bucket bucket, Instant now) {
        return sql.sql(
                        "select failures, last from access.failed_sign_in where bucket = :key for"
                                + " update")
                .param("key", bucket.key())
                .query((row, number) -> wait(row.getInt(1), Moments.of(row, "last"), bucket, now))
                .optional()
                .orElse(Duration.ZERO);
    }

    private static Duration wait(int failures, Instant last, Bucket bucket, Instant now) {
        int beyond = failures - bucket.free();
        if (beyond < 0) {
            return Duration.ZERO;
        }
        var pause = Duration.ofSeconds(1L << Math.min(beyond, 10));
        var until = last.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private static void count(JdbcClient sql, Bucket bucket, Instant now) {
        sql.sql(
                        """
                        insert into access.failed_sign_in as f (bucket, failures, last)
                        values (:key, 1, :now)
                        on conflict (bucket) do update set failures = f.failures + 1, last = excluded.last
                        """)
                .param("key", bucket.key())
                .param("now", Moments.column(now))
                .update();
    }

    private static void forget(JdbcClient sql, Instant now) {
        sql.sql("delete from access.failed_sign_in where last < :before")
                .param("before", Moments.column(now.minus(FORGOTTEN)))
                .update();
    }

    /// Takes the attempt's count back, and knows the place from now on.
    void succeeded(JdbcClient sql, Attempt attempt, UUID user, Visit visit) {
        for (var key : attempt.buckets()) {
            sql.sql(
                            """
                            update access.failed_sign_in set failures = greatest(0, failures - 1)
                             where bucket = :key
                            """)
                    .param("key", key)
                    .update();
        }
        remember(sql, user, visit);
    }

    private void remember(JdbcClient sql, UUID user, Visit visit) {
        for (var place : places(visit)) {
            sql.sql(
                            """
                            insert into access.known_place (user_id, place_hash, last_use)
                            values (:user, :place, :now)
                            on conflict (user_id, place_hash) do update set last_use = excluded.last_use
                            """)
                    .param("user", user)
                    .param("place", Secrets.hash(place))
                    .param("now", Moments.column(clock.instant()))
                    .update();
        }
    }
}
