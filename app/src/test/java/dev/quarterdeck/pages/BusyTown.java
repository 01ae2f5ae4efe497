package dev.quarterdeck.pages;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.organization.OrganizationImports;
import dev.quarterdeck.organization.OrganizationImports.Upload;
import dev.quarterdeck.organization.OrganizationImports.Wish;
import dev.quarterdeck.platform.Progress;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Fills a server with 504 people in 63 teams of 13 departments, and with three years of their
/// work: an epic to forty items, a change to ten, a deployment to a hundred, two runs to ten.
///
/// Facts are written straight into their tables, past the histories, because telling a million
/// items takes hours; the flat tables are filled from the views over them, which is what they would
/// hold. How items stood is known of the last year, sprints of the last half.
record BusyTown(TestServer server, int items, Instant now) {

    private static final int TEAMS = 63;
    private static final int IN_A_TEAM = 8;

    /// Names the epic of a project that was begun so many epics ago, 0 for the one that items are
    /// still created in.
    String epic(int project, int ago) {
        return "P%d-%d".formatted(project, (items / 2520 - ago) * 2520 + project);
    }

    /// Fills it. @return the teams at the bottom
    List<Unit> fill() {
        var uploads = List.of(upload("teams.csv", teams()), upload("people.csv", people()));
        var report =
                server.bean(OrganizationImports.class)
                        .run(Viewer.console(), uploads, new Wish(true, false), Progress.SILENT);
        if (report.refusedCount() > 0) {
            throw new IllegalStateException("The town was refused: " + report.refused());
        }
        var units =
                server
                        .bean(Organization.class)
                        .asOf(
                                Viewer.console(),
                                now.atOffset(java.time.ZoneOffset.UTC).toLocalDate())
                        .teams()
                        .stream()
                        .filter(one -> one.key().startsWith("team-"))
                        .toList();
        var sql = JdbcClient.create(server.bean(Database.class).owner());
        for (int at = 0; at < units.size(); at++) {
            own(sql, at, units.get(at));
        }
        for (var text : FACTS.split(";\\s*\\n")) {
            sql.sql(
                            text.replace("$items", "" + items)
                                    .replace("$second", "" + 94_608_000.0 / items)
                                    .replace("$now", "timestamptz '" + now + "'"))
                    .update();
        }
        return units;
    }

    private static void own(JdbcClient sql, int at, Unit unit) {
        sql.sql(
                        """
                        insert into activity.owner (id, kind, name, team, from_day, decided_by, decided_at)
                        select gen_random_uuid(), kind, prefix || :at, :team, '1970-01-01', 'test', now()
                        from (values ('PROJECT', 'p'), ('REPOSITORY', 'town/r'), ('COMPONENT', 'c'), ('PIPELINE', 'l')) k (kind, prefix)
                        """)
                .param("at", at)
                .param("team", unit.id())
                .update();
    }

    private static Upload upload(String name, String text) {
        return new Upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String teams() {
        var text = new StringBuilder("team,name,parent,from\ntown,Town,,2015-01-01\n");
        for (int team = 0; team < TEAMS; team++) {
            int department = team / 5;
            if (team % 5 == 0) {
                text.append(
                        "department-%1$d,Department %1$d,town,2015-01-01%n".formatted(department));
            }
            text.append(
                    "team-%1$d,Team %1$d,department-%2$d,2015-01-01%n".formatted(team, department));
        }
        return text.toString();
    }

    private static String people() {
        var text =
                new StringBuilder(
                        "employee_number,name,email,from,until,manager,manager_kind,team,share,location\n");
        for (int i = 0; i < TEAMS * IN_A_TEAM; i++) {
            int lead = i / IN_A_TEAM * IN_A_TEAM;
            var manager = i == 0 ? "none" : "B%04d".formatted(i == lead ? 0 : lead);
            text.append(
                    "B%04d,Invented Person %d,b%d@town.example,2015-02-01,,%s,,team-%d,,%n"
                            .formatted(i, i, i, manager, i / IN_A_TEAM));
        }
        return text.toString();
    }

    private static final String FACTS =
            """
            alter table activity.work_item disable trigger user;
            alter table activity.item_stay disable trigger user;
            alter table activity.item_sprint disable trigger user;
            alter table activity.change disable trigger user;
            alter table activity.change_landing disable trigger user;
            alter table activity.change_deployment disable trigger user;
            alter table activity.deployment disable trigger user;
            alter table activity.incident disable trigger user;
            alter table activity.pipeline_run disable trigger user;
            insert into activity.history (id, kind, source, external_id) overriding system value
            select n, case when n <= $items then 'WORK_ITEM' when n <= $items * 1.1 then 'CHANGE'
                when n <= $items * 1.11 then 'DEPLOYMENT' when n <= $items * 1.111 then 'INCIDENT' else 'PIPELINE_RUN' end,
                '00000000-0000-0000-0000-000000000001', 'x' || n
            from generate_series(1, cast($items * 1.311 as integer)) n;
            insert into activity.work_item (history, source, external_id, state, item_key, project, former_keys, type, level, parent,
                status_id, status, category, resolution, blocked, gone, sprints, versions, links, created, started, start_known,
                closed, touched, until, cycle_ms, lead_ms, queue_ms, work_ms, done_ms, unclear_ms, active_ms, blocked_ms,
                stalled_ms, reopened, coverage, flaws, rules, moves, resolutions)
            select n, '00000000-0000-0000-0000-000000000001', 'x' || n, case when open then 'OPEN' else 'FINISHED' end,
                'P' || n % 63 || '-' || n, 'P' || n % 63, '{}', case when n % 4 = 0 then 'Bug' else 'Story' end,
                case when n % 2520 < 63 then 'EPIC' else 'ITEM' end,
                case when n % 2520 >= 63 then 'P' || n % 63 || '-' || n - n % 2520 + n % 63 end, '1',
                case when not open then 'Done' when n % 4 = 0 then 'In Progress' else 'Backlog' end,
                case when not open then 'DONE' when n % 4 = 0 then 'WORK' else 'QUEUE' end, '', false,
                false, '[]', '[]', '[]', at, case when not open or n % 4 = 0 then begun end, 'TOLD', case when not open then closed end,
                case when open then at else closed end, $now,
                case when not open then 1000 * extract(epoch from closed - begun)::bigint end,
                case when not open then 1000 * extract(epoch from closed - at)::bigint end, 0, 0, 0, 0,
                case when not open then 300 * extract(epoch from closed - begun)::bigint end, n % 3, n % 5,
                n % 11 / 10, 'WHOLE', case when n % 50 = 0 then '{PARTS_UNDONE}'::text[] else '{}' end, '', '{}', '{}'
            from (
                select n, at, at + n % 17 * interval '5 hours' as begun,
                    at + n % 17 * interval '5 hours' + (n % 1009 * 991) * interval '1 second' as closed,
                    at > $now - interval '60 days' and n % 3 = 0 or at > $now - interval '17 days' as open
                from (select n, $now - interval '1095 days' + n * interval '$second seconds' as at
                    from generate_series(1, $items) n) m) i;
            insert into activity.item_stay (history, place, status, category, discards, from_at, until_at)
            select history, 0, 'Backlog', 'QUEUE', false, created, started from activity.work_item where created > $now - interval '1 year'
            union all
            select history, 1, 'In Progress', 'WORK', false, started, closed from activity.work_item where created > $now - interval '1 year' and started is not null
            union all
            select history, 2, 'Done', 'DONE', false, closed, null from activity.work_item where created > $now - interval '1 year' and closed is not null;
            insert into activity.sprint (source, sprint, name, board, started_at, planned_end, ended_at)
            select '00000000-0000-0000-0000-000000000001', t || '/' || n, 'Sprint ' || n, 'Board ' || t, $now - n * interval '14 days',
                $now - (n - 1) * interval '14 days', case when n > 1 then $now - (n - 1) * interval '14 days' end
            from generate_series(0, 62) t, generate_series(1, 13) n;
            insert into activity.item_sprint (history, place, source, sprint, name, from_at, until_at)
            select history, 0, source, history % 63 || '/' || greatest(1, ceil(extract(epoch from $now - created) / 1209600)::integer), '',
                created, null
            from activity.work_item where created > $now - interval '180 days';
            insert into activity.change (history, source, external_id, state, repository, number, by_bot, branch, target, draft,
                first_commit, opened, ready, answered, reviewed, approved, merged, pickup_ms, review_ms, rework_ms, open_ms,
                is_answered, is_reviewed, blocking, cycles, commits, force_pushes, reopened, lines_added, lines_removed, items, repairs, oddities)
            select n, '00000000-0000-0000-0000-000000000001', 'x' || n, case when open then 'OPEN' else 'MERGED' end, 'town/r' || n % 63, n, n % 11 = 0, 'b', 'main', false,
                at - interval '1 day', at, at, at + n % 50 * interval '11 minutes', at + interval '9 hours', case when not open then at + interval '10 hours' end,
                case when not open then at + interval '10 hours' + n % 90 * interval '17 minutes' end,
                n % 50 * 660000, 9000000, 60000, 1, true, n % 3 > 0, 0, n % 3, 2, 0, 0, n % 300, 3, '[]',
                case when n % 12 = 0 then '[{"repair": "HOTFIX"}]'::jsonb else '[]' end, '{}'
            from (select n, at, at > $now - interval '10 days' and n % 3 = 0 or at > $now - interval '2 days' as open
                from (select n, $now - interval '1095 days' + (n - $items) * interval '$second seconds' * 10 as at
                    from generate_series($items + 1, cast($items * 1.1 as integer)) n) m) i;
            insert into activity.deployment (history, source, external_id, state, component, environment, tier, tier_by, created, finished, result, carried, artifacts, rolls_back)
            select n, '00000000-0000-0000-0000-000000000001', 'x' || n, 'SUCCESS', 'c' || n % 63, 'prod', 'PRODUCTION', 'NAME', at, at,
                case when n % 13 = 0 then 'FAILED' else 'SUCCESS' end, '{}', '[]', '{}'
            from (select n, $now - interval '1095 days' + (n - cast($items * 1.1 as integer)) * interval '$second seconds' * 100 as at
                from generate_series(cast($items * 1.1 as integer) + 1, cast($items * 1.11 as integer)) n) i;
            insert into activity.change_landing (change, landed_commit, rule, confidence, first_state, first_at, last_state, to_first_ms)
            select history, lpad(to_hex(history), 40, '0'), 'MERGE', 1, 'SHIPPED', merged + interval '9 hours', 'SHIPPED', 32400000
            from activity.change where merged < $now - interval '9 hours';
            insert into activity.change_deployment (change, component, environment, state, deployment, at, rule, confidence)
            select history, 'c' || history % 63, 'prod', 'SHIPPED',
                cast($items * 1.1 as integer) + 1 + (history - $items) / 10 % cast($items * 0.01 as integer), merged + interval '9 hours', 'COMMIT', 1
            from activity.change where merged < $now - interval '9 hours';
            insert into activity.incident (history, source, external_id, state, severity, components, named_deployments, opened, resolved, to_restore_ms, reopened)
            select n, '00000000-0000-0000-0000-000000000001', 'x' || n, 'RESOLVED', '', array['c' || n % 63], '{}', at, at + interval '3 hours', 10800000, 0
            from (select n, $now - interval '1095 days' + (n - cast($items * 1.11 as integer)) * interval '$second seconds' * 1000 as at
                from generate_series(cast($items * 1.11 as integer) + 1, cast($items * 1.111 as integer)) n) i;
            insert into activity.pipeline_run (history, source, external_id, state, pipeline, commit, branch, finished, result, waited_ms, ran_ms, attempts, flaky, stages)
            select n, '00000000-0000-0000-0000-000000000001', 'x' || n, 'SUCCESS', 'l' || n % 63, 'c', 'main', at,
                case when n % 17 = 0 then 'FAILED' else 'SUCCESS' end, n % 60 * 1000, n % 900 * 1000, 1, n % 50 = 0, '[]'
            from (select n, $now - interval '1095 days' + (n - cast($items * 1.111 as integer)) * interval '$second seconds' * 5 as at
                from generate_series(cast($items * 1.111 as integer) + 1, cast($items * 1.311 as integer)) n) i;
            delete from activity.touched;
            alter table activity.work_item enable trigger user;
            alter table activity.item_stay enable trigger user;
            alter table activity.item_sprint enable trigger user;
            alter table activity.change enable trigger user;
            alter table activity.change_landing enable trigger user;
            alter table activity.change_deployment enable trigger user;
            alter table activity.deployment enable trigger user;
            alter table activity.incident enable trigger user;
            alter table activity.pipeline_run enable trigger user;
            analyze;
            insert into activity.measured_item select * from activity.flat_item;
            insert into activity.measured_stay select * from activity.flat_stay;
            analyze activity.measured_item;
            insert into activity.measured_sprint_item select * from activity.flat_sprint_item;
            insert into activity.measured_change select * from activity.flat_change;
            insert into activity.measured_shipment select * from activity.flat_shipment;
            insert into activity.measured_deployment select * from activity.flat_deployment;
            insert into activity.measured_incident select * from activity.flat_incident;
            insert into activity.measured_run select * from activity.flat_run;
            delete from metrics.kept;
            analyze
            """;
}
