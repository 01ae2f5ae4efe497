-- What teams agreed on. A row never changes; what became of it are its steps.
create table agreements.agreement (
    id uuid primary key,
    team uuid not null,
    metric text not null,
    rule text not null,
    statistic text not null check (statistic in ('MEDIAN', 'P85', 'VALUE')),
    bound text not null check (bound in ('NO_MORE', 'NO_LESS')),
    value double precision not null check (value >= 0),
    from_day date not null,
    decided_by text not null,
    decided_at timestamptz not null
);
create index agreement_team on agreements.agreement (team);

create table agreements.agreement_step (
    id uuid primary key,
    agreement uuid not null references agreements.agreement,
    kind text not null check (kind in ('ENDED', 'RESUMED', 'TAKEN_BACK')),
    until_day date check ((kind = 'ENDED') = (until_day is not null)),
    taken_by text not null,
    taken_at timestamptz not null
);
create index agreement_step_of on agreements.agreement_step (agreement);

-- What teams try.
create table agreements.experiment (
    id uuid primary key,
    team uuid not null,
    title text not null,
    change text not null,
    metric text not null,
    rule text not null,
    statistic text not null check (statistic in ('MEDIAN', 'P85', 'VALUE')),
    expected text not null check (expected in ('LOWER', 'HIGHER')),
    from_day date not null,
    until_day date not null check (until_day > from_day),
    decided_by text not null,
    decided_at timestamptz not null
);
create index experiment_team on agreements.experiment (team);

create table agreements.experiment_step (
    id uuid primary key,
    experiment uuid not null references agreements.experiment,
    kind text not null check (kind in ('CLOSED', 'REOPENED', 'TAKEN_BACK')),
    verdict text check (verdict in ('BETTER', 'WORSE', 'CANNOT_TELL')),
    lesson text,
    closed_day date,
    taken_by text not null,
    taken_at timestamptz not null,
    check ((kind = 'CLOSED') = (verdict is not null and lesson is not null and closed_day is not null))
);
create index experiment_step_of on agreements.experiment_step (experiment);

-- The numbers of the weeks as they were when an experiment was closed; null where there was none.
create table agreements.frozen_week (
    step uuid not null references agreements.experiment_step,
    monday date not null,
    value double precision,
    primary key (step, monday)
);

-- Numbers of weeks are told by the program alone, which hides those of few people.
grant select on agreements.agreement, agreements.agreement_step, agreements.experiment, agreements.experiment_step to ${app};
