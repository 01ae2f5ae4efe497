-- What follows from the histories. Nobody edits a row: whenever something is told of a history, its row is folded anew
-- from all its events. Facts hold no account of a tool, so viewers may read them. Lengths are milliseconds; a length
-- that nobody knows is null, with a reason in the column _why where the fold gives one.

-- rules: digest of the rules by which an item was folded, of all rules those that matter for it; where those in force
-- have another, it waits to be folded anew. moves: how it moved through statuses; resolutions: all it ever had. From both the rules
-- are learned, so neither depends on the rules.
create table activity.work_item (
    history bigint primary key references activity.history (id),
    source uuid not null,
    external_id text not null,
    state text not null check (state in ('OPEN', 'FINISHED', 'DISCARDED')),
    moment timestamptz,
    item_key text not null,
    project text not null,
    former_keys text[] not null,
    type text not null,
    level text not null,
    parent text,
    points numeric,
    status_id text not null,
    status text not null,
    category text not null,
    resolution text not null,
    blocked boolean not null,
    gone boolean not null,
    sprints jsonb not null,
    versions jsonb not null,
    links jsonb not null,
    created timestamptz not null,
    started timestamptz,
    start_known text not null,
    closed timestamptz,
    touched timestamptz not null,
    until timestamptz not null,
    cycle_ms bigint,
    lead_ms bigint,
    queue_ms bigint not null,
    work_ms bigint not null,
    done_ms bigint not null,
    unclear_ms bigint not null,
    active_ms bigint,
    blocked_ms bigint,
    stalled_ms bigint,
    waiting_ms bigint,
    rested_ms bigint,
    reopened integer not null,
    coverage text not null,
    flaws text[] not null,
    rules text not null,
    moves text[] not null,
    resolutions text[] not null
);
create index work_item_moment on activity.work_item (source, state, moment);
create index work_item_key on activity.work_item (item_key);
create index work_item_former on activity.work_item using gin (former_keys) where former_keys <> '{}';

-- Items that came into being, or were closed, along with many others. Told by their neighbours, so apart from the row.
create table activity.swept (
    history bigint primary key references activity.history (id),
    imported boolean not null,
    swept_closed boolean not null
);

create view activity.work_item_row with (security_invoker = true) as
select i.*, coalesce(s.imported, false) as imported, coalesce(s.swept_closed, false) as swept_closed
from activity.work_item i left join activity.swept s using (history);

create table activity.change (
    history bigint primary key references activity.history (id),
    source uuid not null,
    external_id text not null,
    state text not null check (state in ('OPEN', 'MERGED', 'CLOSED')),
    moment timestamptz,
    repository text not null,
    number bigint not null,
    by_bot boolean not null,
    branch text not null,
    target text not null,
    draft boolean not null,
    first_commit timestamptz,
    opened timestamptz,
    ready timestamptz,
    answered timestamptz,
    reviewed timestamptz,
    approved timestamptz,
    merged timestamptz,
    closed timestamptz,
    gone timestamptz,
    coding_ms bigint,
    coding_why text,
    draft_ms bigint,
    draft_why text,
    closed_ms bigint,
    closed_why text,
    pickup_ms bigint,
    pickup_why text,
    review_ms bigint,
    review_why text,
    rework_ms bigint,
    rework_why text,
    landing_ms bigint,
    landing_why text,
    open_ms bigint,
    open_why text,
    is_answered boolean not null,
    is_reviewed boolean not null,
    blocking integer not null,
    cycles integer not null,
    with_reviewers_ms bigint,
    with_reviewers_why text,
    with_author_ms bigint,
    with_author_why text,
    to_land_ms bigint,
    to_land_why text,
    commits integer not null,
    force_pushes integer not null,
    reopened integer not null,
    lines_added integer,
    lines_removed integer,
    files integer,
    merge_commit text,
    items jsonb not null,
    repairs jsonb not null,
    oddities text[] not null
);
create index change_moment on activity.change (source, state, moment);
create index change_number on activity.change (lower(repository), number);

create table activity.pipeline_run (
    history bigint primary key references activity.history (id),
    source uuid not null,
    external_id text not null,
    state text not null,
    moment timestamptz,
    pipeline text not null,
    commit text not null,
    branch text not null,
    queued timestamptz,
    started timestamptz,
    finished timestamptz,
    result text,
    waited_ms bigint,
    waited_why text,
    ran_ms bigint,
    ran_why text,
    attempts integer not null,
    flaky boolean not null,
    stages jsonb not null
);
create index pipeline_run_moment on activity.pipeline_run (source, state, moment);

create table activity.deployment (
    history bigint primary key references activity.history (id),
    source uuid not null,
    external_id text not null,
    state text not null,
    moment timestamptz,
    component text not null,
    environment text not null,
    tier text not null,
    tier_by text not null,
    created timestamptz,
    finished timestamptz,
    result text,
    waited_ms bigint,
    waited_why text,
    ran_ms bigint,
    ran_why text,
    retired timestamptz,
    rolled_back timestamptz,
    gone timestamptz,
    carried text[] not null,
    artifacts jsonb not null,
    rolls_back text[] not null
);
create index deployment_moment on activity.deployment (source, state, moment);
create index deployment_target on activity.deployment (tier, component, environment, finished);

create table activity.incident (
    history bigint primary key references activity.history (id),
    source uuid not null,
    external_id text not null,
    state text not null check (state in ('OPEN', 'RESOLVED')),
    moment timestamptz,
    severity text not null,
    components text[] not null,
    named_deployments text[] not null,
    opened timestamptz,
    acknowledged timestamptz,
    mitigated timestamptz,
    resolved timestamptz,
    gone timestamptz,
    to_acknowledge_ms bigint,
    to_acknowledge_why text,
    to_mitigate_ms bigint,
    to_mitigate_why text,
    to_restore_ms bigint,
    to_restore_why text,
    open_ms bigint,
    open_why text,
    reopened integer not null
);
create index incident_moment on activity.incident (source, state, moment);

-- What is to be settled: learned, marked and linked, of what was folded since. One row to a source and kind; the number
-- tells whether something came in meanwhile.
create table activity.unsettled (
    source uuid not null,
    kind text not null,
    marks bigint not null,
    first_at timestamptz not null,
    marked_at timestamptz not null,
    primary key (source, kind)
);

-- What was learned of a source's workflow.
create table activity.workflow (
    source uuid primary key,
    learned text not null
);

create table activity.workflow_decision (
    id uuid primary key,
    source uuid not null,
    status text not null,
    project text not null,
    category text not null check (category in ('QUEUE', 'WORK', 'DONE')),
    waiting boolean not null,
    discards boolean not null,
    from_day date,
    decided_at timestamptz not null,
    undone_at timestamptz
);
create index workflow_decision_source on activity.workflow_decision (source, decided_at);

-- Files that a commit touches, seen from its first parent; null where they were not read, or are too many.
alter table activity.told_commit add column paths text[];
grant update (paths) on activity.told_commit to ${keeper};

-- Which paths of a repository make a component, and what tools that deploy or alert call it.
create table activity.component_rule (
    repository text not null,
    component text not null,
    paths text[] not null,
    names text[] not null,
    primary key (repository, component)
);

-- Links, each with the rule that found it and how far it can be trusted. What has no link has its reason instead.
create table activity.change_item (
    change bigint not null references activity.history (id),
    item bigint not null references activity.history (id),
    item_key text not null,
    rule text not null,
    confidence double precision not null,
    initiative bigint,
    climb_why text,
    primary key (change, item)
);
create index change_item_item on activity.change_item (item);

create table activity.change_without_item (
    change bigint primary key references activity.history (id),
    why text not null
);

create table activity.change_landing (
    change bigint primary key references activity.history (id),
    landed_commit text,
    rule text,
    confidence double precision,
    why text,
    carrying text,
    first_state text not null,
    first_at timestamptz,
    first_why text,
    last_state text not null,
    last_at timestamptz,
    to_first_ms bigint,
    to_first_why text
);
create index change_landing_first on activity.change_landing (first_at);

-- state: SHIPPED by the deployment at that time; BEFORE_BASELINE: it came before the first known deployment, which was
-- at that time; NOT_YET.
create table activity.change_deployment (
    change bigint not null references activity.history (id),
    component text not null,
    environment text not null,
    state text not null check (state in ('SHIPPED', 'BEFORE_BASELINE', 'NOT_YET')),
    deployment bigint references activity.history (id),
    at timestamptz,
    rule text not null,
    confidence double precision not null,
    primary key (change, component, environment)
);
create index change_deployment_deployment on activity.change_deployment (deployment);

create table activity.incident_deployment (
    incident bigint not null references activity.history (id),
    deployment bigint not null references activity.history (id),
    rule text not null,
    confidence double precision not null,
    primary key (incident, deployment)
);
create index incident_deployment_deployment on activity.incident_deployment (deployment);

create table activity.incident_without_deployment (
    incident bigint primary key references activity.history (id),
    why text not null
);

grant select on activity.work_item, activity.swept, activity.work_item_row, activity.change, activity.pipeline_run,
    activity.deployment, activity.incident, activity.unsettled, activity.workflow, activity.workflow_decision,
    activity.component_rule, activity.change_item, activity.change_without_item, activity.change_landing,
    activity.change_deployment, activity.incident_deployment, activity.incident_without_deployment to ${app};
