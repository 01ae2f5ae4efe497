-- What we want, as people said it. A row never changes: each change is a row with the next number, and as of a past moment the
-- last row from before it holds. Ranges are the lowest, the likeliest and the highest value.
create table portfolio.goal_version (
    goal uuid not null,
    number integer not null check (number > 0),
    key text not null check (length(key) between 1 and 40),
    name text not null check (length(name) between 1 and 200),
    outcome text not null,
    from_day date not null,
    until_day date check (until_day > from_day),
    owner_id uuid,
    kept_by text not null,
    kept_at timestamptz not null,
    why text,
    primary key (goal, number)
);
create index goal_version_kept on portfolio.goal_version (kept_at);

create table portfolio.initiative_version (
    initiative uuid not null,
    number integer not null check (number > 0),
    key text not null check (length(key) between 1 and 40),
    name text not null check (length(name) between 1 and 200),
    goal uuid,
    owner_id uuid,
    stage text not null check (stage in ('IDEA', 'SHAPING', 'COMMITTED', 'RUNNING', 'DONE', 'STOPPED')),
    stop_reason text check ((stage = 'STOPPED') = (stop_reason is not null)),
    place double precision not null,
    must_day date,
    earliest_day date,
    value double precision[] check (cardinality(value) = 3),
    cost_of_delay double precision[] check (cardinality(cost_of_delay) = 3),
    reach double precision[] check (cardinality(reach) = 3),
    impact double precision[] check (cardinality(impact) = 3),
    confidence double precision[] check (cardinality(confidence) = 3),
    effort double precision[] check (cardinality(effort) = 3),
    roots text[] not null,
    after uuid[] not null check (not initiative = any(after)),
    kept_by text not null,
    kept_at timestamptz not null,
    why text,
    primary key (initiative, number)
);
create index initiative_version_kept on portfolio.initiative_version (kept_at);

-- What is left for a team, as people say; without a skill the team's own mix is meant.
create table portfolio.team_scope (
    initiative uuid not null,
    number integer not null,
    team uuid not null,
    items double precision not null check (items >= 0),
    skills text[] not null,
    shares double precision[] not null check (cardinality(shares) = cardinality(skills)),
    primary key (initiative, number, team),
    foreign key (initiative, number) references portfolio.initiative_version (initiative, number)
);

-- The one currency in which worth is told, the last row holds.
create table portfolio.currency_version (
    number integer primary key check (number > 0),
    code text not null check (code ~ '^[A-Z]{3}$'),
    kept_by text not null,
    kept_at timestamptz not null
);

-- Who answers for what is known to all who are signed in.
do $$
declare
    named text;
begin
    foreach named in array array['goal_version', 'initiative_version'] loop
        execute format('alter table portfolio.%I enable row level security', named);
        execute format('alter table portfolio.%I force row level security', named);
        execute format('create policy keeper_all on portfolio.%I to ${keeper} using (true) with check (true)', named);
        execute format('create policy app_sees on portfolio.%I for select to ${app}'
            ' using ((select access.user_of_viewer()) is not null)', named);
        execute format('grant select on portfolio.%I to ${app}', named);
    end loop;
end
$$;
grant select on portfolio.team_scope, portfolio.currency_version to ${app};
