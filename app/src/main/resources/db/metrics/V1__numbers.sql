-- The weeks of the calendar, Monday to Monday in UTC, as seconds since 1970: what metrics are counted by.
create table metrics.week (
    week_s bigint primary key,
    next_s bigint not null
);
insert into metrics.week (week_s, next_s)
select 345600 + n * 604800, 345600 + (n + 1) * 604800 from generate_series(0::bigint, 6800) as n;

-- Numbers as they were computed last: of each metric and rule, week and team how many hundredths of things have which
-- value, and how many were left out for which reason. Small teams are among them, so the keeper alone reads them.
create table metrics.cell (
    metric text not null,
    rule text not null,
    week_s bigint not null,
    team text not null,
    measured bigint[] not null,
    parts bigint[] not null,
    reasons text[] not null,
    left_parts bigint[] not null,
    primary key (metric, rule, week_s, team)
);

-- From which weeks and which edition of the facts; what was told later than seen_s is not in it.
create table metrics.kept (
    metric text not null,
    rule text not null,
    edition text not null,
    first_s bigint not null,
    seen_s bigint not null,
    primary key (metric, rule)
);
