-- What a team's time is meant to go to; null for everybody's. A team without one has that of the nearest team above it.
alter table metrics.intention add column team uuid;
drop index metrics.intention_day;
create unique index intention_day on metrics.intention
    (coalesce(team, '00000000-0000-0000-0000-000000000000'), from_day) where undone_at is null;
