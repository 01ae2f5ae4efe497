package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the index to what is committed, and its reading to a connection of its own.
class CurrentRelationsTest {

    private static final UUID HOLDER = new UUID(7, 1);
    private static final int KEEPERS = 8;

    @TempDir private Path folder;
    private AccessGround access;

    @BeforeEach
    void open() {
        access = new AccessGround(folder);
    }

    @AfterEach
    void close() {
        access.close();
    }

    @Test
    void neverCountsWhatWasRolledBack() {
        assertThatThrownBy(
                        () ->
                                access.database.keep(
                                        sql -> {
                                            access.grants.appoint(
                                                    Viewer.console(), HOLDER, "undone", null);
                                            access.clock.turnTo(access.clock.day().plusDays(1));
                                            assertThat(access.grants.heldBy(HOLDER)).isEmpty();
                                            throw new IllegalStateException("undone");
                                        }))
                .hasMessage("undone");
        access.clock.turnTo(access.clock.day().plusDays(1));

        assertThat(access.grants.heldBy(HOLDER)).isEmpty();
        assertThat(access.audit.head().seq()).isZero();
    }

    @Test
    void isReadAlthoughCallersHoldEveryConnection() throws Exception {
        var holding = new CountDownLatch(KEEPERS);
        try (var threads = Executors.newFixedThreadPool(KEEPERS)) {
            var asked = new ArrayList<Future<Integer>>();
            for (int one = 0; one < KEEPERS; one++) {
                asked.add(threads.submit(() -> askWhileAllHold(holding)));
            }
            for (var answer : asked) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isZero();
            }
        }
    }

    private int askWhileAllHold(CountDownLatch holding) {
        return access.database.keeping(
                sql -> {
                    sql.sql("select 1").query(Integer.class).single();
                    holding.countDown();
                    try {
                        assertThat(
                                        holding.await(
                                                Duration.ofSeconds(20).toSeconds(),
                                                TimeUnit.SECONDS))
                                .isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return access.grants.heldBy(HOLDER).size();
                });
    }
}
