-- What people's time is meant to go to, in per cent, from a day on: typed by people. A row is never changed but by the
-- moment at which it was taken back; of those that stand no two begin on the same day.
create table metrics.intention (
    id uuid primary key,
    from_day date not null,
    new_work integer not null check (new_work between 0 and 100),
    defects integer not null check (defects between 0 and 100),
    operations integer not null check (operations between 0 and 100),
    debt integer not null check (debt between 0 and 100),
    decided_by text not null,
    decided_at timestamptz not null,
    undone_at timestamptz,
    check (new_work + defects + operations + debt = 100)
);
create unique index intention_day on metrics.intention (from_day) where undone_at is null;
