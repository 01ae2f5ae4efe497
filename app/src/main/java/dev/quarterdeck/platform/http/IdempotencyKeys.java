package dev.quarterdeck.platform.http;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Lets a client repeat a request without doing it twice: the first answer of a key is kept for
/// a day and given again.
///
/// A key belongs to the login that sent it, and to one request: the same key with another body
/// is refused. The answer is kept in the transaction of the work, so either both are there or
/// neither.
public final class IdempotencyKeys {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final JsonMapper json;
    private final Clock clock;

    IdempotencyKeys(Database database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// Does the work once for this key, or gives the answer of the first time.
    ///
    /// @param key the header `Idempotency-Key`, or null: then it is simply done
    /// @param user the login that asks
    /// @param digest what identifies the request: route, parameters and body, hashed
    /// @param work runs inside one transaction of the keeper, and its answer is kept
    public <T> T once(
            @Nullable String key, UUID user, String digest, Class<T> answer, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw new Refusal(
                    "The Idempotency-Key must be 1 to 200 printable characters without blanks.",
                    "Maybe send a random UUID.");
        }
        return database.keeping(sql -> kept(sql, new Asked(key, user, digest), answer, work));
    }

    private record Asked(String key, UUID user, String digest) {}

    private record Kept(String digest, String answer) {}

    private <T> T kept(JdbcClient sql, Asked asked, Class<T> type, Supplier<T> work) {
        // Two requests with one key at the same moment: the second waits, then finds the first's
        // answer.
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", asked.user() + " " + asked.key())
                .query()
                .singleRow();
        forgetOld(sql);
        var before =
                sql.sql(
                                """
                                select digest, answer from platform.idempotency_key
                                where user_id = :user and key = :key
                                """)
                        .param("user", asked.user())
                        .param("key", asked.key())
                        .query(Kept.class)
                        .optional();
        if (before.isPresent()) {
            return again(before.get(), asked, type);
        }
        var answer = work.get();
        keep(sql, asked, json.writeValueAsString(answer));
        return answer;
    }

    private <T> T again(Kept before, Asked asked, Class<T> type) {
        if (!before.digest().equals(asked.digest())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "idempotency-key-reused",
                    "The Idempotency-Key (%s) was used for another request.".formatted(asked.key()),
                    "Maybe send a new key with a new request.");
        }
        return json.readValue(before.answer(), type);
    }

    private void keep(JdbcClient sql, Asked asked, String answer) {
        sql.sql(
                        """
                        insert into platform.idempotency_key (user_id, key, digest, answer, made_at)
                        values (:user, :key, :digest, :answer, :now)
                        """)
                .param("user", asked.user())
                .param("key", asked.key())
                .param("digest", asked.digest())
                .param("answer", answer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void forgetOld(JdbcClient sql) {
        Instant oldest = clock.instant().minus(KEPT);
        sql.sql("delete from platform.idempotency_key where made_at < :oldest")
                .param("oldest", oldest.atOffset(ZoneOffset.UTC))
                .update();
    }
}
