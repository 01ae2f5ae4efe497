package dev.quarterdeck.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.access.Audit;
import dev.quarterdeck.access.Grants;
import dev.quarterdeck.access.Viewer;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Holds writers to one order of locks: the audit log's comes last, whatever a transaction does.
class LockOrderTest {

    private static final SignInServer SERVER = SignInServer.start(Map.of());
    private static final int ROUNDS = 12;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void letsGrantsAndNewAdministratorsComeFromTwoThreadsAtOnce() throws Exception {
        var users = SERVER.bean(SignInServer.SignInParts.class).users();
        var grants = SERVER.bean(Grants.class);
        var audit = SERVER.bean(Audit.class);
        long before = audit.head().seq();
        Callable<Integer> making =
                () -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        var wish = new Users.NewUser("admin" + round, "A", true, null);
                        users.create(Viewer.console(), wish);
                    }
                    return ROUNDS;
                };
        Callable<Integer> granting =
                () -> {
                    for (int round = 0; round < 20 * ROUNDS; round++) {
                        var holder = new UUID(9, round);
                        grants.appoint(Viewer.console(), holder, "many at once", null);
                    }
                    return ROUNDS;
                };

        try (var threads = Executors.newFixedThreadPool(2)) {
            var done = new ArrayList<java.util.concurrent.Future<Integer>>();
            done.add(threads.submit(making));
            done.add(threads.submit(granting));
            for (var one : done) {
                assertThat(one.get()).isEqualTo(ROUNDS);
            }
        }

        assertThat(audit.head().seq() - before).isEqualTo(22L * ROUNDS);
        assertThat(audit.verify().faults()).isEmpty();
    }

    @Test
    void takesTheChainsLockWhenAllElseIsDone() {
        var audit = SERVER.bean(Audit.class);
        SERVER.database.keep(
                sql -> {
                    var authority = SERVER.bean(Authority.class);
                    authority.note(
                            sql,
                            Viewer.console(),
                            "test.note",
                            dev.quarterdeck.access.FieldClass.USERS,
                            new UUID(1, 1));
                    int held =
                            sql.sql(
                                            """
                                            select count(*) from pg_locks
                                             where locktype = 'advisory' and pid = pg_backend_pid()
                                            """)
                                    .query(Integer.class)
                                    .single();
                    assertThat(held).isZero();
                });
        assertThat(audit.verify().faults()).isEmpty();
    }
}
