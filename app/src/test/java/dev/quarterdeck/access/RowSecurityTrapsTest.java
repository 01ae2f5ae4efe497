package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.engine.DateRange;
import dev.quarterdeck.platform.store.Viewpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The ways in which row-level security is believed to hold and does not, each shown on a small
/// confidential table of three persons: one manager with one report, and a stranger.
class RowSecurityTrapsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final PersonId MANAGER = new PersonId(new UUID(0, 1));
    private static final PersonId REPORT = new PersonId(new UUID(0, 2));
    private static final PersonId STRANGER = new PersonId(new UUID(0, 3));

    @TempDir private static Path folder;
    private static AccessGround access;
    private static JdbcClient owner;
    private static String app;

    @BeforeAll
    static void open() {
        access = new AccessGround(folder);
        owner = JdbcClient.create(access.database.owner());
        app = owner.sql("select current_database() || '_app'").query(String.class).single();
        access.publish(
                new OrganizationRelations(
                        Set.of(MANAGER, REPORT, STRANGER),
                        List.of(
                                new Line(
                                        REPORT,
                                        MANAGER,
                                        Line.Kind.PRIMARY,
                                        DateRange.since(TODAY.minusDays(30)))),
                        List.of(),
                        List.of()));
        table("leave_forced");
        run("alter table access.leave_forced force row level security");
        table("leave_unforced");
        run("create view access.leave_leaking as select * from access.leave_unforced");
        run(
                """
                create view access.leave_held with (security_invoker = true)
                as select * from access.leave_unforced
                """);
        run("grant select on access.leave_leaking, access.leave_held to " + app);
    }

    // Only names of this test are put together here.
    private static void table(String name) {
        run("create table access." + name + " (record_id int primary key, person_id uuid)");
        int record = 0;
        for (var person : List.of(MANAGER, REPORT, STRANGER)) {
            record++;
            run("insert into access." + name + " values (" + record + ", '" + person + "')");
        }
        run("alter table access." + name + " enable row level security");
        run(
                "create policy app_sees on access."
                        + name
                        + " to "
                        + app
                        + " using (person_id in (select access.persons_seen('LEAVE')))");
        run("grant select, insert on access." + name + " to " + app);
    }

    @AfterAll
    static void close() {
        access.close();
    }

    @Test
    void theOwnerReadsPastATableThatIsEnabledButNotForced() {
        assertThat(count(owner, "leave_unforced")).isEqualTo(3);
        assertThat(count(owner, "leave_forced")).isZero();
    }

    @Test
    void withoutAViewerNothingIsSeen() throws SQLException {
        try (var connection = asApp()) {
            assertThat(count(client(connection), "leave_forced")).isZero();
        }
        var nobody = new Viewpoint(null, null, TODAY);
        int seen = access.database.viewing(nobody, sql -> count(sql, "leave_forced"));
        assertThat(seen).isZero();
    }

    @Test
    void aUserWithoutIdIsNotTheConsole() {
        var console = Viewer.console();
        assertThat(isConsole(console.viewpoint(TODAY))).isTrue();
        assertThat(isConsole(new Viewpoint(null, null, TODAY))).isFalse();
        assertThat(isConsole(viewpoint(MANAGER))).isFalse();
        assertThat(isConsole(new Viewpoint(null, console.user(), TODAY))).isFalse();
        int leave = access.database.viewing(console.viewpoint(TODAY), RowSecurityTrapsTest::leave);
        assertThat(leave).as("the console sees what the matrix opens to it, and no leave").isZero();
    }

    private static boolean isConsole(Viewpoint viewpoint) {
        return access.database.viewing(
                viewpoint,
                sql -> sql.sql("select access.viewer_is_console()").query(Boolean.class).single());
    }

    private static int leave(JdbcClient sql) {
        return count(sql, "leave_forced");
    }

    @Test
    void afterTheCommitTheSameConnectionSeesNothing() throws SQLException {
        try (var connection = asApp()) {
            var sql = client(connection);
            connection.setAutoCommit(false);
            look(sql, MANAGER);
            assertThat(count(sql, "leave_forced")).isEqualTo(2);
            connection.commit();

            assertThat(
                            sql.sql("select current_setting('quarterdeck.person', true)")
                                    .query(String.class)
                                    .single())
                    .isEmpty();
            assertThat(count(sql, "leave_forced")).isZero();
            connection.rollback();
        }
    }

    @Test
    void twoSessionsOverOneConnectionNeverSeeEachOthersRows() throws SQLException {
        try (var connection = asApp()) {
            var sql = client(connection);
            connection.setAutoCommit(false);
            for (int turn = 0; turn < 20; turn++) {
                var me = turn % 2 == 0 ? STRANGER : REPORT;
                look(sql, me);
                assertThat(
                                sql.sql("select person_id from access.leave_forced")
                                        .query(UUID.class)
                                        .list())
                        .containsExactly(me.value());
                if (turn % 3 == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
    }

    @Test
    void aViewWithoutSecurityInvokerReadsAsItsOwner() {
        assertThat(seen(MANAGER, "leave_leaking")).isEqualTo(3);
        assertThat(seen(MANAGER, "leave_held")).isEqualTo(2);
    }

    @Test
    void noViewOfOursReadsAsItsOwner() {
        assertThat(viewsReadingAsOwner())
                .as("the scan finds the one that this test made, and no other")
                .containsExactly("access.leave_leaking");
    }

    private static List<String> viewsReadingAsOwner() {
        return owner.sql(
                        """
                        select n.nspname || '.' || c.relname
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('v', 'm')
                            and n.nspname in (
                                'platform', 'access', 'organization')
                            and not coalesce('security_invoker=true' = any(c.reloptions), false)
                        order by 1
                        """)
                .query(String.class)
                .list();
    }

    @Test
    void aUniqueKeyTellsOfARowThatCannotBeSeen() throws SQLException {
        try (var connection = asApp()) {
            connection.setAutoCommit(false);
            look(client(connection), STRANGER);
            var insert = "insert into access.leave_forced values (2, '%s')".formatted(STRANGER);
            assertThatThrownBy(() -> client(connection).sql(insert).update())
                    .as("the stranger may not see record 2, and learns that it exists")
                    .rootCause()
                    .hasMessageContaining("duplicate key");
        }
        assertThat(appMayWriteAnything())
                .as("so the app role writes nothing; keys are made by the program")
                .containsExactly("access.leave_forced", "access.leave_unforced");
    }

    private static List<String> appMayWriteAnything() {
        return owner.sql(
                        """
                        select distinct table_schema || '.' || table_name
                        from information_schema.role_table_grants
                        where grantee = :app and privilege_type <> 'SELECT'
                        order by 1
                        """)
                .param("app", app)
                .query(String.class)
                .list();
    }

    @Test
    void everyTableWithAPersonHasForcedRowSecurityAndAPolicy() {
        var lacking =
                owner.sql(
                                """
                                select distinct n.nspname || '.' || c.relname
                                from pg_attribute a
                                join pg_class c on c.oid = a.attrelid
                                join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p')
                                    and n.nspname in ('platform', 'access', 'organization')
                                    and a.attname in (
                                        'person_id', 'subject_id', 'manager_id', 'subjects',
                                        'holder_id')
                                    and not (c.relrowsecurity and c.relforcerowsecurity
                                        and exists (
                                            select from pg_policy p
                                            join pg_roles r on r.oid = any(p.polroles)
                                            where p.polrelid = c.oid and r.rolname = :app))
                                order by 1
                                """)
                        .param("app", app)
                        .query(String.class)
                        .list();

        assertThat(lacking)
                .as("the scan finds the one that this test left open, and no other")
                .containsExactly("access.leave_unforced");
    }

    @Test
    void theSetOfPersonsIsMadeOnceAndHashed() {
        var plan =
                access.database.viewing(
                        viewpoint(MANAGER),
                        sql ->
                                String.join(
                                        "\n",
                                        sql.sql("explain select * from access.leave_forced")
                                                .query(String.class)
                                                .list()));

        assertThat(plan).contains("hashed SubPlan");
    }

    private static int seen(PersonId person, String table) {
        return access.database.viewing(viewpoint(person), sql -> count(sql, table));
    }

    private static Viewpoint viewpoint(PersonId person) {
        return new Viewpoint(new UUID(7, 1), person.value(), TODAY);
    }

    private static void look(JdbcClient sql, PersonId person) {
        sql.sql(
                        """
                        select set_config('quarterdeck.user', :user, true),
                               set_config('quarterdeck.person', :person, true),
                               set_config('quarterdeck.today', :today, true)
                        """)
                .param("user", new UUID(7, 1).toString())
                .param("person", person.toString())
                .param("today", TODAY.toString())
                .query()
                .singleRow();
    }

    private static int count(JdbcClient sql, String table) {
        return sql.sql("select count(*) from access." + table).query(Integer.class).single();
    }

    private static void run(String statement) {
        owner.sql(statement).update();
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static Connection asApp() throws SQLException {
        try (var connection = access.database.owner().getConnection()) {
            var url = connection.getMetaData().getURL();
            owner.sql("alter role " + app + " password 'for-this-test'").update();
            return DriverManager.getConnection(url, app, "for-this-test");
        }
    }
}
