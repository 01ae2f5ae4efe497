-- The flat tables, kept: what the views answer over everything is computed once for each thing, whenever something about it
-- changed, and not in every question. flat_* are the views that say what a row is; measured_* are tables that hold it.

do $$
declare kept text;
begin
    foreach kept in array array['item', 'stay', 'sprint_item', 'change', 'review', 'shipment', 'declaration', 'deployment',
            'incident', 'run'] loop
        execute format('alter view activity.measured_%1$s rename to flat_%1$s', kept);
        execute format('create table activity.measured_%1$s as table activity.flat_%1$s', kept);
        -- Rows as they were and as they are, while things are kept anew. Empty between two transactions.
        execute format('create unlogged table activity.was_%1$s (like activity.measured_%1$s)', kept);
        execute format('create unlogged table activity.is_%1$s (like activity.measured_%1$s)', kept);
    end loop;
end $$;

create index measured_item_item on activity.measured_item (item);
create index measured_item_team_closed_s on activity.measured_item (team, closed_s);
create index measured_item_team_created_s on activity.measured_item (team, created_s);
create index measured_item_team_touched_s on activity.measured_item (team, touched_s);
create index measured_item_closed_s on activity.measured_item (closed_s);
create index measured_item_created_s on activity.measured_item (created_s);
create index measured_item_touched_s on activity.measured_item (touched_s);
create index measured_item_team_started_s_open on activity.measured_item (team, started_s) where state = 'OPEN';
create index measured_stay_item on activity.measured_stay (item);
create index measured_stay_team_category_to_s on activity.measured_stay (team, category, to_s);
create index measured_stay_team_category_from_s on activity.measured_stay (team, category, from_s);
create index measured_sprint_item_item on activity.measured_sprint_item (item);
create index measured_sprint_item_team_start_s on activity.measured_sprint_item (team, start_s);
create index measured_change_change on activity.measured_change (change);
create index measured_change_team_merged_s on activity.measured_change (team, merged_s);
create index measured_change_team_shipped_s on activity.measured_change (team, shipped_s);
create index measured_change_merged_s on activity.measured_change (merged_s);
create index measured_change_shipped_s on activity.measured_change (shipped_s);
create index measured_change_team_opened_s_open on activity.measured_change (team, opened_s) where state = 'OPEN';
create index measured_review_change on activity.measured_review (change);
create index measured_review_team_reviewed_s on activity.measured_review (team, reviewed_s);
create index measured_shipment_change on activity.measured_shipment (change);
create index measured_shipment_deployment on activity.measured_shipment (deployment);
create index measured_shipment_shipped_s on activity.measured_shipment (shipped_s);
create index measured_declaration_change on activity.measured_declaration (change);
create index measured_deployment_deployment on activity.measured_deployment (deployment);
create index measured_deployment_team_finished_s on activity.measured_deployment (team, finished_s);
create index measured_deployment_finished_s on activity.measured_deployment (finished_s);
create index measured_incident_incident on activity.measured_incident (incident);
create index measured_incident_team_opened_s on activity.measured_incident (team, opened_s);
create index measured_incident_team_resolved_s on activity.measured_incident (team, resolved_s);
create index measured_incident_opened_s on activity.measured_incident (opened_s);
create index measured_run_run on activity.measured_run (run);
create index measured_run_team_finished_s on activity.measured_run (team, finished_s);
create index measured_run_finished_s on activity.measured_run (finished_s);

-- What happened to facts that rows of the flat tables follow from: to which thing (kind, its history), or under which name
-- people decided. Nothing is compared here: rows that turn out the same are left alone.
create table activity.touched (
    kind text not null,
    thing bigint,
    name text
);

-- Until when the passing of time was looked at: owners change at midnight, sprints begin and end.
create table activity.flat_kept (
    one boolean primary key check (one),
    until timestamptz not null
);
insert into activity.flat_kept (one, until) values (true, now());

-- The things that are being kept anew. Empty between two transactions.
create unlogged table activity.taken (
    kind text not null,
    thing bigint not null,
    primary key (kind, thing)
);

create function activity.touch() returns trigger language plpgsql as $$
begin
    execute format('insert into activity.touched (kind, thing) select distinct %L, %I from told where %I is not null',
        tg_argv[0], tg_argv[1], tg_argv[1]);
    return null;
end $$;

create function activity.touch_owned() returns trigger language plpgsql as $$
begin
    insert into activity.touched (kind, name) select distinct kind, name from told;
    return null;
end $$;

create function activity.touch_sprint() returns trigger language plpgsql as $$
begin
    insert into activity.touched (kind, thing)
    select 'ITEM', i.history from told t join activity.item_sprint i on i.source = t.source and i.sprint = t.sprint
    union
    select 'ITEM', i.history from told t join activity.item_sprint i on i.source = t.source and i.sprint = '' and i.name = t.name;
    return null;
end $$;

create function activity.touch_repository() returns trigger language plpgsql as $$
begin
    insert into activity.touched (kind, thing)
    select 'RUN', r.history from activity.pipeline_run r where r.source in (select source from told);
    return null;
end $$;

-- What a commit declares is told once it is looked at, after its change has landed or before.
create function activity.touch_landed() returns trigger language plpgsql as $$
begin
    insert into activity.touched (kind, thing)
    select 'CHANGE', l.change from told t join activity.change_landing l on l.landed_commit = encode(t.sha, 'hex')
    where t.declares_ai is not null;
    return null;
end $$;
create index change_landing_commit on activity.change_landing (landed_commit);

do $$
declare made text;
begin
    for made in
        select format('create trigger touch_%s_%s after %2$s on activity.%s referencing %s table as told'
            ' for each statement execute function activity.%s', f.called, h.happens, f.facts, h.side, f.does)
        from (
            select facts, lower(kind) as called, format('touch(%L, %L)', kind, key) as does
            from (values
                ('work_item', 'ITEM', 'history'),
                ('item_stay', 'ITEM', 'history'),
                ('item_sprint', 'ITEM', 'history'),
                ('item_points', 'ITEM', 'history'),
                ('swept', 'ITEM', 'history'),
                ('change', 'CHANGE', 'history'),
                ('change_item', 'CHANGE', 'change'),
                ('change_landing', 'CHANGE', 'change'),
                ('change_deployment', 'CHANGE', 'change'),
                ('change_deployment', 'DEPLOYMENT', 'deployment'),
                ('change_team', 'CHANGE', 'change'),
                ('review_team', 'CHANGE', 'change'),
                ('deployment', 'DEPLOYMENT', 'history'),
                ('incident', 'INCIDENT', 'history'),
                ('incident_deployment', 'INCIDENT', 'incident'),
                ('incident_deployment', 'DEPLOYMENT', 'deployment'),
                ('pipeline_run', 'RUN', 'history')) t (facts, kind, key)
            union all
            values ('owner', 'owned', 'touch_owned()'),
                ('sprint', 'sprint', 'touch_sprint()'),
                ('repository', 'repository', 'touch_repository()'),
                ('told_commit', 'landed', 'touch_landed()')) f
        cross join (values ('insert', 'new'), ('update', 'new'), ('delete', 'old')) h (happens, side)
    loop
        execute made;
    end loop;
end $$;

-- Whoever computed something from facts hears of each change now.
drop table activity.settled;
