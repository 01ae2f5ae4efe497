-- The flat tables, kept: what the views answer over everything is computed once for each thing, whenever something about it
-- changed, and not in every question. flat_* are the views that say what a row is; measured_* are tables that hold it.

alter view activity.measured_item rename to flat_item;
alter view activity.measured_stay rename to flat_stay;
alter view activity.measured_sprint_item rename to flat_sprint_item;
alter view activity.measured_change rename to flat_change;
alter view activity.measured_review rename to flat_review;
alter view activity.measured_shipment rename to flat_shipment;
alter view activity.measured_deployment rename to flat_deployment;
alter view activity.measured_incident rename to flat_incident;
alter view activity.measured_run rename to flat_run;

create table activity.measured_item as select * from activity.flat_item;
create table activity.measured_stay as select * from activity.flat_stay;
create table activity.measured_sprint_item as select * from activity.flat_sprint_item;
create table activity.measured_change as select * from activity.flat_change;
create table activity.measured_review as select * from activity.flat_review;
create table activity.measured_shipment as select * from activity.flat_shipment;
create table activity.measured_deployment as select * from activity.flat_deployment;
create table activity.measured_incident as select * from activity.flat_incident;
create table activity.measured_run as select * from activity.flat_run;

create index measured_item_item on activity.measured_item (item);
create index measured_item_team_closed_s on activity.measured_item (team, closed_s);
create index measured_item_team_created_s on activity.measured_item (team, created_s);
create index measured_item_team_touched_s on activity.measured_item (team, touched_s);
create index measured_item_closed_s on activity.measured_item (closed_s);
create index measured_item_created_s on activity.measured_item (created_s);
create index measured_item_touched_s on activity.measured_item (touched_s);
create index measured_item_parent on activity.measured_item (parent);
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

-- What happened to facts that rows of the flat tables follow from: to which thing (kind, its history), or under which name people decided. Nothing is compared here: rows that turn out the same are left alone.
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

-- What is being kept anew: things, their rows as they were, and as they are. Empty between two transactions.
create unlogged table activity.taken (
    kind text not null,
    thing bigint not null,
    primary key (kind, thing)
);
create unlogged table activity.was_item (like activity.measured_item);
create unlogged table activity.was_stay (like activity.measured_stay);
create unlogged table activity.was_sprint_item (like activity.measured_sprint_item);
create unlogged table activity.was_change (like activity.measured_change);
create unlogged table activity.was_review (like activity.measured_review);
create unlogged table activity.was_shipment (like activity.measured_shipment);
create unlogged table activity.was_deployment (like activity.measured_deployment);
create unlogged table activity.was_incident (like activity.measured_incident);
create unlogged table activity.was_run (like activity.measured_run);

create unlogged table activity.is_item (like activity.measured_item);
create unlogged table activity.is_stay (like activity.measured_stay);
create unlogged table activity.is_sprint_item (like activity.measured_sprint_item);
create unlogged table activity.is_change (like activity.measured_change);
create unlogged table activity.is_review (like activity.measured_review);
create unlogged table activity.is_shipment (like activity.measured_shipment);
create unlogged table activity.is_deployment (like activity.measured_deployment);
create unlogged table activity.is_incident (like activity.measured_incident);
create unlogged table activity.is_run (like activity.measured_run);

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

create trigger touch_insert after insert on activity.work_item referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_update after update on activity.work_item referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_delete after delete on activity.work_item referencing old table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_insert after insert on activity.item_stay referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_update after update on activity.item_stay referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_delete after delete on activity.item_stay referencing old table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_insert after insert on activity.item_sprint referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_update after update on activity.item_sprint referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_delete after delete on activity.item_sprint referencing old table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_insert after insert on activity.item_points referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_update after update on activity.item_points referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_delete after delete on activity.item_points referencing old table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_insert after insert on activity.swept referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_update after update on activity.swept referencing new table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_delete after delete on activity.swept referencing old table as told
    for each statement execute function activity.touch('ITEM', 'history');
create trigger touch_insert after insert on activity.change referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'history');
create trigger touch_update after update on activity.change referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'history');
create trigger touch_delete after delete on activity.change referencing old table as told
    for each statement execute function activity.touch('CHANGE', 'history');
create trigger touch_insert after insert on activity.change_item referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_update after update on activity.change_item referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_delete after delete on activity.change_item referencing old table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_insert after insert on activity.change_landing referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_update after update on activity.change_landing referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_delete after delete on activity.change_landing referencing old table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_insert after insert on activity.change_deployment referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_update after update on activity.change_deployment referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_delete after delete on activity.change_deployment referencing old table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_deployment_insert after insert on activity.change_deployment referencing new table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'deployment');
create trigger touch_deployment_update after update on activity.change_deployment referencing new table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'deployment');
create trigger touch_deployment_delete after delete on activity.change_deployment referencing old table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'deployment');
create trigger touch_insert after insert on activity.change_team referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_update after update on activity.change_team referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_delete after delete on activity.change_team referencing old table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_insert after insert on activity.review_team referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_update after update on activity.review_team referencing new table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_delete after delete on activity.review_team referencing old table as told
    for each statement execute function activity.touch('CHANGE', 'change');
create trigger touch_insert after insert on activity.deployment referencing new table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'history');
create trigger touch_update after update on activity.deployment referencing new table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'history');
create trigger touch_delete after delete on activity.deployment referencing old table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'history');
create trigger touch_insert after insert on activity.incident referencing new table as told
    for each statement execute function activity.touch('INCIDENT', 'history');
create trigger touch_update after update on activity.incident referencing new table as told
    for each statement execute function activity.touch('INCIDENT', 'history');
create trigger touch_delete after delete on activity.incident referencing old table as told
    for each statement execute function activity.touch('INCIDENT', 'history');
create trigger touch_insert after insert on activity.incident_deployment referencing new table as told
    for each statement execute function activity.touch('INCIDENT', 'incident');
create trigger touch_update after update on activity.incident_deployment referencing new table as told
    for each statement execute function activity.touch('INCIDENT', 'incident');
create trigger touch_delete after delete on activity.incident_deployment referencing old table as told
    for each statement execute function activity.touch('INCIDENT', 'incident');
create trigger touch_deployment_insert after insert on activity.incident_deployment referencing new table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'deployment');
create trigger touch_deployment_update after update on activity.incident_deployment referencing new table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'deployment');
create trigger touch_deployment_delete after delete on activity.incident_deployment referencing old table as told
    for each statement execute function activity.touch('DEPLOYMENT', 'deployment');
create trigger touch_insert after insert on activity.pipeline_run referencing new table as told
    for each statement execute function activity.touch('RUN', 'history');
create trigger touch_update after update on activity.pipeline_run referencing new table as told
    for each statement execute function activity.touch('RUN', 'history');
create trigger touch_delete after delete on activity.pipeline_run referencing old table as told
    for each statement execute function activity.touch('RUN', 'history');
create trigger touch_insert after insert on activity.owner referencing new table as told
    for each statement execute function activity.touch_owned();
create trigger touch_update after update on activity.owner referencing new table as told
    for each statement execute function activity.touch_owned();
create trigger touch_delete after delete on activity.owner referencing old table as told
    for each statement execute function activity.touch_owned();
create trigger touch_insert after insert on activity.sprint referencing new table as told
    for each statement execute function activity.touch_sprint();
create trigger touch_update after update on activity.sprint referencing new table as told
    for each statement execute function activity.touch_sprint();
create trigger touch_delete after delete on activity.sprint referencing old table as told
    for each statement execute function activity.touch_sprint();
create trigger touch_insert after insert on activity.repository referencing new table as told
    for each statement execute function activity.touch_repository();
create trigger touch_update after update on activity.repository referencing new table as told
    for each statement execute function activity.touch_repository();
create trigger touch_delete after delete on activity.repository referencing old table as told
    for each statement execute function activity.touch_repository();

-- Whoever computed something from facts hears of each change now.
drop table activity.settled;
