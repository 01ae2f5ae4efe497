-- Flat tables over the facts, for questions that count: one row to a thing and the team whose work it is. Columns are
-- portable: moments are seconds since 1970 in UTC (_s), lengths are seconds (_len), no lists, no documents. Where a thing
-- belongs to several teams, each has parts of 100. The keeper alone reads them: small groups are hidden by who asks.

-- When the last thing happened that was told of a history: what is later than a past moment is folded up to it.
alter table activity.work_item add column told timestamptz;
alter table activity.change add column told timestamptz;
alter table activity.pipeline_run add column told timestamptz;
alter table activity.deployment add column told timestamptz;
alter table activity.incident add column told timestamptz;
create index work_item_told on activity.work_item (told);
create index change_told on activity.change (told);

-- How a work item stood through time; filled along with its row of facts.
create table activity.item_stay (
    history bigint not null references activity.history (id),
    place integer not null,
    status text not null,
    category text not null check (category in ('QUEUE', 'WORK', 'DONE', 'UNKNOWN')),
    discards boolean not null,
    from_at timestamptz not null,
    until_at timestamptz,
    primary key (history, place)
);
create index item_stay_until on activity.item_stay
    (category, (floor(extract(epoch from (until_at at time zone 'UTC')))::bigint));

-- In which sprint an item was when; without sprint and name where nobody told in which.
create table activity.item_sprint (
    history bigint not null references activity.history (id),
    place integer not null,
    source uuid not null,
    sprint text not null,
    name text not null,
    from_at timestamptz not null,
    until_at timestamptz,
    primary key (history, place)
);
create index item_sprint_sprint on activity.item_sprint (source, sprint);

-- How big an item was when; an item of which nobody told a size has no row.
create table activity.item_points (
    history bigint not null references activity.history (id),
    place integer not null,
    points numeric,
    from_at timestamptz not null,
    primary key (history, place)
);

-- Sprints that were started, as their tools define them.
create table activity.sprint (
    source uuid not null,
    sprint text not null,
    name text not null,
    board text not null,
    started_at timestamptz not null,
    planned_end timestamptz,
    ended_at timestamptz,
    primary key (source, sprint)
);
create index sprint_name on activity.sprint (source, name);

-- Repositories as their tools define them. branch: the one of the main line; empty when not told.
create table activity.repository (
    source uuid not null,
    id text not null,
    name text not null,
    branch text not null,
    primary key (source, id)
);

-- Which team owns a project, repository, component or pipeline, decided by people. Names are in small letters; one that ends
-- in * is the beginning of many. A row is never changed but by the moment at which it was taken back; of those that stand
-- no two of one name hold on the same day.
create table activity.owner (
    id uuid primary key,
    kind text not null check (kind in ('PROJECT', 'REPOSITORY', 'COMPONENT', 'PIPELINE')),
    name text not null check (length(name) between 1 and 500 and name = lower(name)),
    team uuid not null,
    from_day date not null,
    until_day date check (until_day > from_day),
    decided_by text not null,
    decided_at timestamptz not null,
    undone_at timestamptz
);
create index owner_name on activity.owner (kind, name) where undone_at is null;
create index owner_beginning on activity.owner (kind) where undone_at is null and right(name, 1) = '*';

-- Whose work a change is whose repository nobody owns: the teams of who opened it, on that day. Names no person.
create table activity.change_team (
    change bigint not null references activity.history (id),
    team uuid not null,
    parts integer not null check (parts between 1 and 100),
    primary key (change, team)
);

-- Whose reviews those of a change are: the teams of who gave them, on that day; no team where nobody knows.
create table activity.review_team (
    change bigint not null references activity.history (id),
    place integer not null,
    at timestamptz not null,
    team uuid,
    parts integer not null check (parts between 1 and 100)
);
create index review_team_change on activity.review_team (change);
create index review_team_at on activity.review_team ((floor(extract(epoch from (at at time zone 'UTC')))::bigint));

-- By which places of people changes were laid to teams last.
create table activity.people_mark (
    one boolean primary key check (one),
    mark text not null
);

-- The moment of which is asked: ownership of what is still open is that of its day.
create view activity.asked with (security_invoker = true) as
select moment, (moment at time zone 'UTC')::date as day
from (select coalesce(nullif(current_setting('quarterdeck.asked', true), '')::timestamptz, now()) as moment) m;

create view activity.ownership with (security_invoker = true) as
select kind, name, right(name, 1) = '*' as many, left(name, -1) as beginning, team::text as team, from_day,
    coalesce(until_day, 'infinity'::date) as until_day,
    from_day::timestamp at time zone 'UTC' as from_at,
    coalesce(until_day, 'infinity'::date)::timestamp at time zone 'UTC' as until_at
from activity.owner
where undone_at is null;

grant select on activity.owner, activity.ownership to ${app};

create view activity.measured_item with (security_invoker = true) as
select i.history as item, i.source::text as source, i.external_id, i.item_key, i.project, i.type, i.level, i.state,
    coalesce(o.team, (
        select b.team from activity.ownership b
        where b.kind = 'PROJECT' and b.many and starts_with(lower(i.project), b.beginning)
            and b.from_at <= coalesce(i.closed, a.moment)
            and b.until_at > coalesce(i.closed, a.moment)
        order by length(b.name) desc limit 1)) as team,
    100 as parts,
    floor(extract(epoch from (i.created at time zone 'UTC')))::bigint as created_s,
    floor(extract(epoch from (i.started at time zone 'UTC')))::bigint as started_s,
    floor(extract(epoch from (i.closed at time zone 'UTC')))::bigint as closed_s,
    floor(extract(epoch from (i.touched at time zone 'UTC')))::bigint as touched_s,
    floor(extract(epoch from (i.until at time zone 'UTC')))::bigint as until_s,
    i.cycle_ms / 1000 as cycle_len, i.lead_ms / 1000 as lead_len, i.queue_ms / 1000 as queue_len,
    i.work_ms / 1000 as work_len, i.active_ms / 1000 as active_len, i.blocked_ms / 1000 as blocked_len,
    i.stalled_ms / 1000 as stalled_len, i.waiting_ms / 1000 as waiting_len,
    round(i.points * 100)::bigint as points_hundredths,
    i.status, i.category, i.resolution, i.start_known, i.reopened,
    coalesce(s.imported, false) as imported, coalesce(s.swept_closed, false) as swept_closed,
    i.blocked, i.gone, i.coverage, array_to_string(i.flaws, ',') as flaws,
    jsonb_array_length(i.sprints) as sprints,
    coalesce(
        (select p.history from activity.work_item p join activity.history h on h.id = p.history
            where h.source = i.source and h.kind = 'WORK_ITEM' and h.external_id = i.parent),
        (select p.history from activity.work_item p
            where p.item_key = i.parent and p.source = i.source
            order by p.external_id collate "C" limit 1)) as parent
from activity.work_item i
cross join activity.asked a
left join activity.swept s on s.history = i.history
left join activity.ownership o on o.kind = 'PROJECT' and o.name = lower(i.project)
    and o.from_at <= coalesce(i.closed, a.moment)
    and o.until_at > coalesce(i.closed, a.moment);

create index work_item_closed_s on activity.work_item
    ((floor(extract(epoch from (closed at time zone 'UTC')))::bigint));
create index work_item_created_s on activity.work_item
    ((floor(extract(epoch from (created at time zone 'UTC')))::bigint));
create index work_item_started_s on activity.work_item
    ((floor(extract(epoch from (started at time zone 'UTC')))::bigint));
create index work_item_open on activity.work_item (project) where state = 'OPEN';
create index work_item_parent on activity.work_item (parent) where parent is not null;

create view activity.measured_stay with (security_invoker = true) as
select s.history as item,
    coalesce(o.team, (
        select b.team from activity.ownership b
        where b.kind = 'PROJECT' and b.many and starts_with(lower(i.project), b.beginning)
            and b.from_at <= coalesce(i.closed, a.moment)
            and b.until_at > coalesce(i.closed, a.moment)
        order by length(b.name) desc limit 1)) as team,
    100 as parts, s.place, s.status, s.category,
    floor(extract(epoch from (s.from_at at time zone 'UTC')))::bigint as from_s,
    floor(extract(epoch from (s.until_at at time zone 'UTC')))::bigint as to_s
from activity.item_stay s
join activity.work_item i on i.history = s.history
cross join activity.asked a
left join activity.ownership o on o.kind = 'PROJECT' and o.name = lower(i.project)
    and o.from_at <= coalesce(i.closed, a.moment)
    and o.until_at > coalesce(i.closed, a.moment);

-- A change is of the team that owns its repository when it ended, or else of its opener's teams.
create view activity.measured_change with (security_invoker = true) as
select c.history as change, c.source::text as source, c.external_id, c.repository, c.number, c.state,
    coalesce(w.team, t.team::text) as team,
    case when w.team is null and t.team is not null then t.parts else 100 end as parts,
    c.by_bot, c.draft,
    floor(extract(epoch from (c.first_commit at time zone 'UTC')))::bigint as first_commit_s,
    floor(extract(epoch from (c.opened at time zone 'UTC')))::bigint as opened_s,
    floor(extract(epoch from (c.ready at time zone 'UTC')))::bigint as ready_s,
    floor(extract(epoch from (c.answered at time zone 'UTC')))::bigint as answered_s,
    floor(extract(epoch from (c.reviewed at time zone 'UTC')))::bigint as reviewed_s,
    floor(extract(epoch from (c.approved at time zone 'UTC')))::bigint as approved_s,
    floor(extract(epoch from (c.merged at time zone 'UTC')))::bigint as merged_s,
    floor(extract(epoch from (c.closed at time zone 'UTC')))::bigint as closed_s,
    floor(extract(epoch from (c.gone at time zone 'UTC')))::bigint as gone_s,
    c.coding_ms / 1000 as coding_len, c.draft_ms / 1000 as draft_len, c.closed_ms / 1000 as closed_len,
    c.pickup_ms / 1000 as pickup_len, c.review_ms / 1000 as review_len, c.rework_ms / 1000 as rework_len,
    c.landing_ms / 1000 as landing_len, c.open_ms / 1000 as open_len,
    c.is_answered, c.is_reviewed, c.blocking, c.cycles, c.reopened, c.commits, c.force_pushes,
    (c.lines_added + c.lines_removed)::bigint as lines, c.files,
    exists (select from activity.change_item l where l.change = c.history) as has_item,
    c.repairs @> '[{"repair": "REVERT"}]' as reverts,
    c.repairs @> '[{"repair": "HOTFIX"}]' as hotfix,
    l.landed_commit is not null as landed, l.first_state as shipped_state,
    case when l.first_state = 'SHIPPED'
        then floor(extract(epoch from (l.first_at at time zone 'UTC')))::bigint end as shipped_s,
    case when l.first_state = 'SHIPPED' then l.to_first_ms / 1000 end as ship_len
from activity.change c
cross join activity.asked a
left join activity.change_landing l on l.change = c.history
left join activity.ownership o on o.kind = 'REPOSITORY' and o.name = lower(c.repository)
    and o.from_at <= coalesce(coalesce(c.merged, c.closed), a.moment)
    and o.until_at > coalesce(coalesce(c.merged, c.closed), a.moment)
left join lateral (
    select coalesce(o.team, (
        select b.team from activity.ownership b
        where b.kind = 'REPOSITORY' and b.many and starts_with(lower(c.repository), b.beginning)
            and b.from_at <= coalesce(coalesce(c.merged, c.closed), a.moment)
            and b.until_at > coalesce(coalesce(c.merged, c.closed), a.moment)
        order by length(b.name) desc limit 1)) as team) w on true
left join activity.change_team t on t.change = c.history and w.team is null;

create index change_merged_s on activity.change
    ((floor(extract(epoch from (merged at time zone 'UTC')))::bigint));
create index change_opened_s on activity.change
    ((floor(extract(epoch from (opened at time zone 'UTC')))::bigint));
create index change_closed_s on activity.change
    ((floor(extract(epoch from (closed at time zone 'UTC')))::bigint));
create index change_landing_shipped_s on activity.change_landing
    ((case when first_state = 'SHIPPED'
        then floor(extract(epoch from (first_at at time zone 'UTC')))::bigint end));

create view activity.measured_shipment with (security_invoker = true) as
select change, deployment, s.component, s.environment, d.tier,
    floor(extract(epoch from (s.at at time zone 'UTC')))::bigint as shipped_s
from activity.change_deployment s
join activity.deployment d on d.history = s.deployment
where s.state = 'SHIPPED';

create index change_deployment_shipped_s on activity.change_deployment
    ((floor(extract(epoch from (at at time zone 'UTC')))::bigint)) where state = 'SHIPPED';

-- A component without an owner is of the team that owns the repository of the same name.
create view activity.measured_deployment with (security_invoker = true) as
select d.history as deployment, d.source::text as source, d.external_id, d.component, d.environment, d.tier,
    coalesce(o.team, (
        select b.team from activity.ownership b
        where (b.kind = 'COMPONENT' and b.many and starts_with(lower(d.component), b.beginning)
                or b.kind = 'REPOSITORY' and (b.name = lower(d.component)
                    or b.many and starts_with(lower(d.component), b.beginning)))
            and b.from_at <= coalesce(d.finished, a.moment)
            and b.until_at > coalesce(d.finished, a.moment)
        order by b.kind, b.many, length(b.name) desc limit 1)) as team,
    100 as parts, d.result,
    floor(extract(epoch from (d.created at time zone 'UTC')))::bigint as created_s,
    floor(extract(epoch from (d.finished at time zone 'UTC')))::bigint as finished_s,
    d.waited_ms / 1000 as waited_len, d.ran_ms / 1000 as ran_len,
    floor(extract(epoch from (d.rolled_back at time zone 'UTC')))::bigint as rolled_back_s,
    d.rolls_back <> '{}' as rolls_back,
    floor(extract(epoch from (d.gone at time zone 'UTC')))::bigint as gone_s,
    (select count(*)::integer from activity.change_deployment l
        where l.deployment = d.history and l.state = 'SHIPPED') as changes,
    exists (select from activity.change_deployment l join activity.change c on c.history = l.change
        where l.deployment = d.history and l.state = 'SHIPPED' and c.repairs <> '[]') as hotfix,
    (select count(*)::integer from activity.incident_deployment l where l.deployment = d.history) as incidents
from activity.deployment d
cross join activity.asked a
left join activity.ownership o on o.kind = 'COMPONENT' and o.name = lower(d.component)
    and o.from_at <= coalesce(d.finished, a.moment)
    and o.until_at > coalesce(d.finished, a.moment);

create index deployment_finished_s on activity.deployment
    ((floor(extract(epoch from (finished at time zone 'UTC')))::bigint));

-- An incident is of the teams that own its components, in equal parts; without one, of the team of the component whose
-- deployment is blamed.
create view activity.measured_incident with (security_invoker = true) as
select i.history as incident, i.source::text as source, i.external_id, i.severity,
    coalesce(w.team, b.team) as team, coalesce(w.parts, 100) as parts,
    floor(extract(epoch from (i.opened at time zone 'UTC')))::bigint as opened_s,
    floor(extract(epoch from (i.acknowledged at time zone 'UTC')))::bigint as acknowledged_s,
    floor(extract(epoch from (i.mitigated at time zone 'UTC')))::bigint as mitigated_s,
    floor(extract(epoch from (i.resolved at time zone 'UTC')))::bigint as resolved_s,
    floor(extract(epoch from (i.gone at time zone 'UTC')))::bigint as gone_s,
    i.to_acknowledge_ms / 1000 as acknowledge_len, i.to_mitigate_ms / 1000 as mitigate_len,
    i.to_restore_ms / 1000 as restore_len, i.reopened,
    b.deployment, b.finished_s as deployed_s, b.rule as blamed_by, b.confidence
from activity.incident i
cross join activity.asked a
left join lateral (
    select l.deployment, l.rule, l.confidence, d.finished_s, d.team
    from activity.incident_deployment l join activity.measured_deployment d on d.deployment = l.deployment
    where l.incident = i.history
    order by l.confidence desc, d.finished_s desc nulls last, d.source, d.external_id collate "C" limit 1) b on true
left join lateral (
    select n.team, (100 / count(*) over () + case
        when row_number() over (order by n.team) <= 100 % count(*) over () then 1 else 0 end)::integer as parts
    from (
        select distinct (
            select o.team from activity.ownership o
            where o.kind in ('COMPONENT', 'REPOSITORY')
                and (o.name = lower(c.component) or o.many and starts_with(lower(c.component), o.beginning))
                and o.from_at <= coalesce(i.opened, a.moment)
                and o.until_at > coalesce(i.opened, a.moment)
            order by o.kind, o.many, length(o.name) desc limit 1) as team
        from unnest(i.components) as c (component)) n
    where n.team is not null) w on true;

create index incident_opened_s on activity.incident
    ((floor(extract(epoch from (opened at time zone 'UTC')))::bigint));
create index incident_resolved_s on activity.incident
    ((floor(extract(epoch from (resolved at time zone 'UTC')))::bigint));

-- A pipeline without an owner is of the team that owns its repository: the one with whose name its own begins, or whose id it
-- is. A run is of the main line when its branch is that of a repository of its source; where none is told, by its name.
create view activity.measured_run with (security_invoker = true) as
select r.history as run, r.source::text as source, r.external_id, r.pipeline, r.branch,
    coalesce((select bool_or(p.branch = r.branch) from activity.repository p
        where p.source = r.source and p.branch <> '' and (p.id = r.pipeline or g.id is null)),
        r.branch in ('main', 'master', 'trunk')) as main_line,
    r.commit as commit_hash,
    coalesce(o.team, (
        select b.team from activity.ownership b
        where (b.kind = 'PIPELINE' and b.many and starts_with(lower(r.pipeline), b.beginning)
                or b.kind = 'REPOSITORY' and (b.name = lower(coalesce(g.name, r.pipeline))
                    or starts_with(lower(r.pipeline), b.name || '/')
                    or b.many and starts_with(lower(coalesce(g.name, r.pipeline)), b.beginning)))
            and b.from_at <= coalesce(r.finished, a.moment)
            and b.until_at > coalesce(r.finished, a.moment)
        order by b.kind, b.many, length(b.name) desc limit 1)) as team,
    100 as parts,
    floor(extract(epoch from (r.queued at time zone 'UTC')))::bigint as queued_s,
    floor(extract(epoch from (r.started at time zone 'UTC')))::bigint as started_s,
    floor(extract(epoch from (r.finished at time zone 'UTC')))::bigint as finished_s,
    r.result, r.waited_ms / 1000 as waited_len, r.ran_ms / 1000 as ran_len, r.attempts, r.flaky
from activity.pipeline_run r
cross join activity.asked a
left join activity.repository g on g.source = r.source and g.id = r.pipeline
left join activity.ownership o on o.kind = 'PIPELINE' and o.name = lower(r.pipeline)
    and o.from_at <= coalesce(r.finished, a.moment)
    and o.until_at > coalesce(r.finished, a.moment);

create index pipeline_run_finished_s on activity.pipeline_run
    ((floor(extract(epoch from (finished at time zone 'UTC')))::bigint));

-- Which change serves which item, and under which initiative.
create view activity.measured_link with (security_invoker = true) as
select change, item, initiative, rule, confidence from activity.change_item;

-- What was in a sprint between its start and its end, or until now: from its start, or entered later. Of what left and came
-- back nothing is said. What it was at its end is told by the statuses of that moment; nothing later counts.
create view activity.measured_sprint_item with (security_invoker = true) as
select r.source::text as source, r.sprint, r.name, r.board,
    floor(extract(epoch from (r.started_at at time zone 'UTC')))::bigint as start_s,
    floor(extract(epoch from (r.planned_end at time zone 'UTC')))::bigint as planned_end_s,
    floor(extract(epoch from (r.ended_at at time zone 'UTC')))::bigint as end_s,
    r.history as item, m.team, m.parts, r.from_start,
    case when not r.from_start then floor(extract(epoch from (r.joined_at at time zone 'UTC')))::bigint end as entered_s,
    case when not r.stayed then floor(extract(epoch from (r.last_at at time zone 'UTC')))::bigint end as left_s,
    round((select p.points from activity.item_points p
        where p.history = r.history and p.from_at <= case when r.from_start then r.started_at else r.joined_at end
        order by p.place desc limit 1) * 100)::bigint as points_in_hundredths,
    round((select p.points from activity.item_points p
        where p.history = r.history and p.from_at <= case when r.stayed then r.over_at else r.last_at end
        order by p.place desc limit 1) * 100)::bigint as points_out_hundredths,
    case when not r.stayed then 'REMOVED' when e.category is distinct from 'DONE' then 'REMAINING'
        when c.closed_at <= case when r.from_start then r.started_at else r.joined_at end then 'DONE_BEFORE'
        when e.discards then 'DISCARDED' else 'COMPLETED' end as result,
    coalesce(e.category = 'DONE' and not e.discards, false) as done,
    exists (select from activity.item_sprint u
        where u.history = r.history and u.sprint = '' and u.name = '' and u.from_at < r.over_at
            and coalesce(u.until_at, 'infinity') > r.started_at) as unclear,
    (select count(distinct b.sprint)::integer from activity.item_sprint i
        join activity.sprint b on b.source = i.source and b.sprint = coalesce(nullif(i.sprint, ''), (
            select n.sprint from activity.sprint n where n.source = i.source and n.name = i.name
            order by n.started_at desc, n.sprint limit 1))
        where i.history = r.history and b.ended_at <= r.started_at and b.sprint <> r.sprint
            and i.from_at <= b.ended_at and coalesce(i.until_at, 'infinity') > b.ended_at) as earlier
from (
    select s.source, s.sprint, s.name, s.board, s.started_at, s.planned_end, s.ended_at, s.over_at, i.history,
        bool_or(i.from_at <= s.started_at) as from_start,
        min(i.from_at) filter (where i.from_at > s.started_at) as joined_at,
        bool_or(coalesce(i.until_at, 'infinity') > s.over_at or i.until_at is null) as stayed,
        max(i.until_at) as last_at
    from (
        select g.source, g.sprint, g.name, g.board, g.started_at, g.planned_end,
            case when g.ended_at <= a.moment then g.ended_at end as ended_at,
            coalesce(case when g.ended_at <= a.moment then g.ended_at end, 'infinity') as over_at
        from activity.sprint g cross join activity.asked a
        where g.started_at <= a.moment) s
    join activity.item_sprint i on i.source = s.source and (i.sprint = s.sprint or i.sprint = '' and i.name = s.name)
        and i.from_at <= s.over_at and coalesce(i.until_at, 'infinity') > s.started_at
    group by s.source, s.sprint, s.name, s.board, s.started_at, s.planned_end, s.ended_at, s.over_at, i.history) r
join activity.measured_item m on m.item = r.history
left join lateral (
    select y.category, y.discards from activity.item_stay y
    where y.history = r.history and y.from_at <= r.over_at order by y.place desc limit 1) e on true
left join lateral (
    select min(y.from_at) as closed_at from activity.item_stay y
    where y.history = r.history and y.category = 'DONE' and y.from_at <= r.over_at
        and y.from_at > coalesce((select max(z.from_at) from activity.item_stay z
            where z.history = r.history and z.category <> 'DONE' and z.from_at <= r.over_at), '-infinity')) c on true;

-- Reviews that were given, by the teams of who gave them.
create view activity.measured_review with (security_invoker = true) as
select r.change, r.place, c.source::text as source, c.repository, r.team::text as team, r.parts,
    floor(extract(epoch from (r.at at time zone 'UTC')))::bigint as reviewed_s
from activity.review_team r join activity.change c on c.history = r.change;
