-- Scenarios: named lists of changes to the plan of record, each state a version. A row never changes.
create table planning.scenario_version (
    scenario uuid not null,
    number integer not null check (number > 0),
    name text not null check (length(name) between 1 and 100),
    note text not null check (length(note) <= 1000),
    owner_id uuid,
    dropped boolean not null,
    kept_by text not null,
    kept_at timestamptz not null,
    why text,
    primary key (scenario, number)
);

-- What a version changes, in its order; a change keeps its id from version to version. The cells are those of a file's row, with
-- ids in place of keys.
create table planning.scenario_change (
    scenario uuid not null,
    number integer not null,
    place integer not null,
    id uuid not null,
    columns text[] not null,
    cells text[] not null check (cardinality(cells) = cardinality(columns)),
    primary key (scenario, number, place),
    unique (scenario, number, id),
    foreign key (scenario, number) references planning.scenario_version (scenario, number)
);

-- The plan of record as it stood when somebody froze it, for good. The days are those of the forecast that was shown.
create table planning.baseline (
    id uuid primary key,
    name text not null check (length(name) between 1 and 100),
    as_of date not null,
    forecast uuid references planning.forecast (id),
    inputs text not null check (inputs ~ '^[0-9a-f]{64}$'),
    model text not null,
    kept_by text not null,
    kept_at timestamptz not null,
    why text
);

-- What was said of each initiative: null days lie beyond the horizon, and without a forecast all are null.
create table planning.baseline_initiative (
    baseline uuid not null references planning.baseline (id),
    initiative uuid not null,
    key text not null,
    name text not null,
    stage text not null,
    place double precision not null,
    must_day date,
    items double precision not null,
    p15_day date,
    p50_day date,
    p85_day date,
    p95_day date,
    must_odds double precision,
    missing text,
    primary key (baseline, initiative)
);

-- A scenario in which people leave is not for everybody, and some hold what contractors cost: the program alone reads them, and
-- asks the policy before it tells.
do $$
declare
    named text;
begin
    foreach named in array array['scenario_version', 'scenario_change'] loop
        execute format('alter table planning.%I enable row level security', named);
        execute format('alter table planning.%I force row level security', named);
        execute format('create policy keeper_all on planning.%I to ${keeper} using (true) with check (true)', named);
    end loop;
end
$$;

create function planning.refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'what was kept of a plan is never changed';
end $$;
do $$
declare
    named text;
begin
    foreach named in array array['scenario_version', 'scenario_change', 'baseline', 'baseline_initiative'] loop
        execute format('create trigger %I before update or delete on planning.%I'
            ' for each statement execute function planning.refuse_rewriting()', named || '_stays', named);
    end loop;
end
$$;

-- Frozen plans are known to all who are signed in.
do $$
declare
    named text;
begin
    foreach named in array array['baseline', 'baseline_initiative'] loop
        execute format('alter table planning.%I enable row level security', named);
        execute format('alter table planning.%I force row level security', named);
        execute format('create policy keeper_all on planning.%I to ${keeper} using (true) with check (true)', named);
        execute format('create policy app_sees on planning.%I for select to ${app}'
            ' using ((select access.user_of_viewer()) is not null)', named);
        execute format('grant select on planning.%I to ${app}', named);
    end loop;
end
$$;
