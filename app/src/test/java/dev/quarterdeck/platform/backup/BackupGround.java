package dev.quarterdeck.platform.backup;

import dev.quarterdeck.access.AccessForTests;
import dev.quarterdeck.access.AuditEntry;
import dev.quarterdeck.access.FieldClass;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.Roles;
import dev.quarterdeck.platform.store.StoreAddress;
import dev.quarterdeck.server.QuarterdeckServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Lends databases full of awkward rows, and digests that do not depend on the backup's own.
final class BackupGround {

    static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final List<String> MODULES = QuarterdeckServer.MODULES;

    private BackupGround() {}

    static KeptState state(Path folder, String... modules) {
        var all = modules.length == 0 ? MODULES : List.of(modules);
        return new KeptState(all, folder, QuarterdeckServer.state(folder).files(), "test");
    }

    static Manifest save(StoreAddress address, Path folder, Path file) {
        return Backup.write(address, state(folder), file, NOW, Progress.SILENT);
    }

    static void restore(Path file, Path folder, StoreAddress address) {
        try (var restore = Restore.open(file, state(folder), Progress.SILENT)) {
            restore.into(address);
        }
    }

    /// Opens a database and fills every kind of table: relations, grants, users, audit, the
    /// organisation, looks, jobs.
    static void fill(StoreAddress address, Path folder, int persons) {
        try (var database = Database.open(address, MODULES)) {
            var access = AccessForTests.over(database, CLOCK, folder);
            access.administrator(1);
            for (int entry = 0; entry < 20; entry++) {
                int number = entry;
                database.keep(sql -> access.audit().append(sql, entry(number)));
            }
            access.audit().exportHead(true);
            for (var statement : FILLING) {
                database.keep(
                        sql -> {
                            var asked = sql.sql(statement);
                            (statement.contains(":n") ? asked.param("n", persons) : asked).update();
                        });
            }
        }
    }

    private static AuditEntry entry(int number) {
        return new AuditEntry(
                Viewer.console(),
                "test.done",
                FieldClass.LEAVE,
                List.of(new PersonId(new UUID(0, number))),
                "entry\twith \\N and \\. and\nlines " + number,
                null,
                null);
    }

    private static final List<String> FILLING =
            List.of(
                    """
                    insert into organization.person
                    select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'E' || i, i
                    from generate_series(1, :n) i
                    """,
                    """
                    insert into organization.facet
                    select gen_random_uuid(), p.id, 'NAME',
                        (array['Odessa "Q" Quill', E'tab\\there', E'back\\\\slash \\\\N', 'Zoë Ångström 船',
                            E'two\\nlines\\r', '\\.'])[1 + p.version % 6], '2020-01-01', 'infinity'
                    from organization.person p
                    """,
                    """
                    insert into organization.leave
                    select gen_random_uuid(), id, 'confidential care', date '2026-01-01' + (version % 90)::int,
                        'infinity' from organization.person
                    """,
                    """
                    insert into organization.employment
                    select gen_random_uuid(), id, '2020-01-01', 'infinity' from organization.person
                    """,
                    """
                    insert into organization.reporting_line
                    select gen_random_uuid(), p.id, m.id, 'PRIMARY', '2020-01-01', 'infinity'
                    from organization.person p join organization.person m on m.version = p.version / 8
                    """,
                    """
                    with made as (
                        insert into organization.team
                        select gen_random_uuid(), 'team-' || i, 1 from generate_series(1, 20) i returning id)
                    insert into organization.team_state
                    select gen_random_uuid(), id, 'Fleet', (select min(id::text)::uuid from made where id > m.id),
                        '2020-01-01', 'infinity' from made m
                    """,
                    """
                    insert into organization.account
                    select gen_random_uuid(), 'git', 'key' || i, '', array['a,b', 'say "no"', '{}', 'NULL', '']
                    from generate_series(1, 30) i
                    """,
                    """
                    insert into organization.calendar values ('std', 'Normal', 480, 480, 480, 480, 480, 0, 0)
                    """,
                    "insert into organization.holiday values ('std', '2026-12-25', 'Yule', 0)",
                    """
                    with repository as (
                        insert into looks.repository
                        select gen_random_uuid(), 'fleet/' || i, null, now() from generate_series(1, 5) i
                        returning id),
                    assigned as (
                        insert into looks.assignment select id, '2025-01-01', null from repository),
                    look as (
                        insert into looks.look
                        select gen_random_uuid(), id, 'l' || s, repeat('0f', 31) || lpad(s::text, 2, '0'),
                            date '2026-01-01' + s, 'fleet', now(), now(), gen_random_uuid(), 'a "name"', true, 0,
                            decode('00ff5c0a09', 'hex')
                        from repository, generate_series(1, 4) s
                        returning id)
                    insert into looks.figure
                    select id, 'link.named', 'Names a ticket', 'share', 3, 4, '', null from look
                    union all
                    select id, 'flow.wip', 'In progress', 'not_known', null, null, '', 'no \\. start' from look
                    """,
                    """
                    insert into access.line
                    select person_id, manager_id, 1, kind, from_day, until_day
                    from organization.reporting_line
                    """,
                    """
                    insert into access.users
                    select id, 'u' || version, 'u' || version, '', id, 'LOCAL', null, null,
                        timestamptz '2026-01-01 00:00:00.123456Z', 1
                    from organization.person where version <= 20
                    """,
                    """
                    insert into access.local_password
                    select id, 'hash', now(), false, 'infinity' from access.users
                    """,
                    """
                    insert into access.session
                    select gen_random_uuid(), id, decode(md5(login) || '005c0a', 'hex'), now(), now(), now(), null,
                        '', '127.0.0.1', null, null
                    from access.users
                    """,
                    """
                    insert into platform.scheduled_tasks
                    select 'job', i::text, decode('00ff5c0a09', 'hex'), now(), false, null, null, null, 0, null, 1, null
                    from generate_series(1, 5) i
                    """,
                    """
                    insert into platform.job (id, kind, asked_by, asked_at, input, state, result)
                    select gen_random_uuid(), 'import', gen_random_uuid(), now(), decode('', 'hex'), 'done', ''
                    from generate_series(1, 5)
                    """);

    /// Digests every table, read by the keeper.
    static Map<String, String> digests(StoreAddress address) {
        try (var connection = Roles.connect(address)) {
            run(connection, "set role " + Roles.of(address).keeper());
            return digests(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Digests every table, read by a superuser, from whom row-level security hides nothing.
    static Map<String, String> digests(String url, String superuser, String password) {
        try (var connection = DriverManager.getConnection(url, superuser, password)) {
            return digests(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> digests(Connection connection) throws SQLException {
        run(connection, "set timezone = 'UTC'");
        var digests = new TreeMap<String, String>();
        for (var table : tables(connection)) {
            digests.put(
                    table,
                    ask(
                            connection,
                            """
                            select count(*) || ' ' || coalesce(
                                md5(string_agg(t::text, chr(1) order by t::text collate "C")), '')
                            from %s t
                            """
                                    .formatted(table)));
        }
        return digests;
    }

    /// Names every table of ours.
    static List<String> tables(StoreAddress address) {
        try (var connection = Roles.connect(address)) {
            return tables(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select schemaname || '.' || tablename from pg_tables
                                where schemaname not in ('pg_catalog', 'information_schema')
                                order by 1
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    static String ask(StoreAddress address, String query) {
        try (var connection = Roles.connect(address)) {
            return ask(connection, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(StoreAddress address, String... statements) {
        try (var connection = Roles.connect(address)) {
            for (var statement : statements) {
                run(connection, statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
