-- Days on which nothing may be finished, or nobody works, as people said it: versions, like goals. No team stands for everybody.
create table portfolio.pause_version (
    pause uuid not null,
    number integer not null check (number > 0),
    key text not null check (length(key) between 1 and 40),
    kind text not null check (kind in ('FREEZE', 'BLACKOUT')),
    name text not null check (length(name) between 1 and 200),
    from_day date not null,
    until_day date not null check (until_day > from_day),
    teams uuid[] not null,
    reason text,
    status text not null check (status in ('SET', 'CALLED_OFF')),
    kept_by text not null,
    kept_at timestamptz not null,
    why text,
    primary key (pause, number)
);
create index pause_version_kept on portfolio.pause_version (kept_at);
-- As the other versions: known to all who are signed in.
alter table portfolio.pause_version enable row level security;
alter table portfolio.pause_version force row level security;
create policy keeper_all on portfolio.pause_version to ${keeper} using (true) with check (true);
create policy app_sees on portfolio.pause_version for select to ${app}
    using ((select access.user_of_viewer()) is not null);
grant select on portfolio.pause_version to ${app};
