package dev.quarterdeck.activity.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.activity.ToldCommit;
import dev.quarterdeck.engine.linking.CommitNote;
import dev.quarterdeck.engine.linking.CommitNote.Reference;
import dev.quarterdeck.platform.store.Store;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ToldCommitsTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00.123Z");
    private static Store store;
    private static ToldCommits commits;
    private final UUID source = UUID.randomUUID();

    @BeforeAll
    static void openTheStore() {
        store = Store.external(TestDatabase.address(), List.of("platform", "activity"));
        commits = HistoriesForTests.commits(store.database());
    }

    @AfterAll
    static void closeTheStore() {
        store.close();
    }

    private static String sha(int number) {
        return "%040x".formatted(number + 0xabc0000);
    }

    private static ToldCommit commit(int number, String patch, int... parents) {
        return new ToldCommit(
                "77",
                java.util.Arrays.stream(parents).mapToObj(ToldCommitsTest::sha).toList(),
                new CommitNote(
                        sha(number),
                        NOON.plusSeconds(number),
                        number % 2 == 0
                                ? List.of()
                                : List.of(
                                        new Reference("acme/harbor", number, true),
                                        new Reference("", 7, false)),
                        patch));
    }

    @Test
    void readsBackWhatWasTold() {
        var told = List.of(commit(1, ""), commit(2, sha(99), 1), commit(3, "", 2, 1));
        assertThat(commits.append(source, told)).isEqualTo(3);

        var read = new ArrayList<ToldCommit>();
        commits.forEach(source, "77", read::add);
        assertThat(read).isEqualTo(told);
        assertThat(commits.places())
                .filteredOn(one -> one.source().equals(source))
                .containsExactly(new ToldCommits.Place(source, "77"));
    }

    private static List<CommitNote> notes(UUID source) {
        var notes = new ArrayList<CommitNote>();
        commits.forEach(source, "77", one -> notes.add(one.note()));
        return notes;
    }

    @Test
    void keepsACommitOnceWhateverTheOrderAndThePortions() {
        var all = new ArrayList<ToldCommit>();
        for (int i = 0; i < 60; i++) {
            all.add(i == 0 ? commit(0, "") : commit(i, "", i - 1));
        }
        commits.append(source, all);
        var other = UUID.randomUUID();
        Collections.shuffle(all, new Random(4));
        commits.append(other, all.subList(0, 41));
        long fresh = commits.append(other, all.subList(20, 60));

        assertThat(fresh).isEqualTo(19);
        assertThat(notes(other)).hasSize(60).isEqualTo(notes(source));
    }

    @Test
    void learnsAPatchLaterAndForgetsNone() {
        commits.append(source, List.of(commit(5, "")));
        assertThat(commits.append(source, List.of(commit(5, sha(9))))).isZero();
        commits.append(source, List.of(commit(5, "")));

        assertThat(notes(source)).extracting(CommitNote::patch).containsExactly(sha(9));
    }

    @Test
    void waitsToBeSettledWhenACommitIsToldOrMoreOfItAndNotWhenNothingIsNew() {
        commits.append(source, List.of(commit(8, "")));
        assertThat(settled()).isTrue();
        commits.append(source, List.of(commit(8, sha(9))));
        assertThat(settled()).isTrue();
        commits.append(source, List.of(commit(8, "")));
        assertThat(settled()).isFalse();
    }

    /// Settles the source. @return whether it waited for that
    private boolean settled() {
        return store.database()
                .keeping(
                        sql -> {
                            var marks = Unsettled.of(sql, source);
                            Unsettled.settle(sql, source, marks);
                            return !marks.isEmpty();
                        });
    }

    @Test
    void refusesWhatIsNoCommit() {
        assertThatThrownBy(
                        () ->
                                new ToldCommit(
                                        "77",
                                        List.of("HEAD"),
                                        new CommitNote(sha(1), NOON, List.of(), "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsNobodyChangeACommit() {
        commits.append(source, List.of(commit(6, "")));
        assertThatThrownBy(
                        () ->
                                store.database()
                                        .keep(
                                                sql ->
                                                        sql.sql("delete from activity.told_commit")
                                                                .update()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(
                        () ->
                                store.database()
                                        .keep(
                                                sql ->
                                                        sql.sql(
                                                                        "update activity.told_commit set parents = '{}'")
                                                                .update()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void touchesNoMarkWhileSomebodyElseTellsOfTheSource() {
        commits.append(source, List.of(commit(1, "")));
        assertThat(waits(() -> commits.append(source, List.of(commit(2, ""))))).isTrue();
        assertThat(
                        waits(
                                () ->
                                        store.database()
                                                .keep(
                                                        sql ->
                                                                Unsettled.settle(
                                                                        sql, source, Map.of()))))
                .isTrue();
    }

    /// Whether work waits for who holds the source.
    private boolean waits(Runnable work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return store.database()
                    .keeping(
                            sql -> {
                                Histories.hold(sql, source);
                                var working = threads.submit(work);
                                while (!working.isDone()) {
                                    if (isWaitedFor(sql)) {
                                        return true;
                                    }
                                    Thread.onSpinWait();
                                }
                                return false;
                            });
        }
    }

    private static boolean isWaitedFor(JdbcClient sql) {
        return sql.sql(
                        """
                        select exists (select from pg_locks
                            where not granted and pg_backend_pid() = any (pg_blocking_pids(pid)))
                        """)
                .query(Boolean.class)
                .single();
    }
}
