package dev.quarterdeck.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class StoreTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static StoreAddress address;
    private static Database database;

    @BeforeAll
    static void open() {
        address = TestDatabase.address();
        database = Database.open(address, List.of("platform"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Viewpoint seenBy(UUID person) {
        return new Viewpoint(new UUID(7, 7), person, DAY);
    }

    private static String setting(Viewpoint viewpoint, String name) {
        return database.viewing(
                viewpoint,
                sql ->
                        sql.sql("select current_setting(:name)")
                                .param("name", name)
                                .query(String.class)
                                .single());
    }

    @Test
    void setsTheViewpointForOneTransactionOnly() {
        var person = new UUID(1, 1);

        assertThat(setting(seenBy(person), "quarterdeck.person")).isEqualTo(person.toString());
        assertThat(setting(new Viewpoint(null, null, DAY), "quarterdeck.person")).isEmpty();
        assertThat(setting(seenBy(person), "quarterdeck.today")).isEqualTo("2026-03-02");
    }

    @Test
    void readsOnlyWhenItReadsForAViewer() {
        assertThatThrownBy(
                        () ->
                                database.viewing(
                                        seenBy(new UUID(1, 1)),
                                        sql -> sql.sql("create table no (id int)").update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void givesTheAppRoleNothingThatNoMigrationGranted() {
        assertThatThrownBy(
                        () ->
                                database.viewing(
                                        seenBy(new UUID(1, 1)),
                                        sql ->
                                                sql.sql("select count(*) from platform.job")
                                                        .query(Long.class)
                                                        .single()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void readsAsARoleThatCannotBecomeTheKeeper() {
        var roles = Roles.of(address);

        assertThatThrownBy(
                        () ->
                                database.viewing(
                                        seenBy(new UUID(1, 1)),
                                        sql -> sql.sql("set role " + roles.keeper()).update()))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void rollsBackWhatAKeepersTransactionBegan() {
        var key = UUID.randomUUID().toString();
        assertThatThrownBy(
                        () ->
                                database.keep(
                                        sql -> {
                                            insertKey(key);
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");

        assertThat(keys(key)).isZero();
    }

    private static void insertKey(String key) {
        database.keep(
                sql ->
                        sql.sql(
                                        """
                                        insert into platform.idempotency_key
                                        values (:user, :key, 'd', '{}', now())
                                        """)
                                .param("user", new UUID(1, 1))
                                .param("key", key)
                                .update());
    }

    private static long keys(String key) {
        return database.keeping(
                sql ->
                        sql.sql("select count(*) from platform.idempotency_key where key = :key")
                                .param("key", key)
                                .query(Long.class)
                                .single());
    }

    @Test
    void opensAgainWithoutMigratingAgain() {
        try (var again = Database.open(address, List.of("platform"))) {
            assertThat(
                            again.<Long>keeping(
                                    sql ->
                                            sql.sql("select count(*) from platform.schema_history")
                                                    .query(Long.class)
                                                    .single()))
                    .isPositive();
        }
    }

    @Test
    void tellsWhatIsWrongWithAnAddressWithoutRepeatingThePassword() {
        assertThatThrownBy(() -> StoreAddress.parse("mysql://me:planted-secret@host/db"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("QD_DB_URL")
                .hasMessageContaining("mysql")
                .hasMessageNotContaining("planted-secret");
        assertThatThrownBy(() -> StoreAddress.parse("postgresql://host/db"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("user and password");
        assertThat(StoreAddress.parse("jdbc:postgresql://me:p%40ss@host/db"))
                .isEqualTo(new StoreAddress("jdbc:postgresql://host:5432/db", "me", "p@ss"))
                .asString()
                .doesNotContain("p@ss");
    }

    @Test
    void refusesAServerThatDoesNotAnswer() {
        var nowhere =
                new StoreAddress("jdbc:postgresql://127.0.0.1:1/quarterdeck", "me", "planted");

        assertThatThrownBy(() -> Database.open(nowhere, List.of("platform")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.getMessage()).contains("must be reachable");
                            assertThat(refusal.remedy()).contains("QD_DB_URL");
                        })
                .hasMessageNotContaining("planted");
    }
}
