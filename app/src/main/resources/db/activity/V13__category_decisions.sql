-- What people decided that an item is for, and with it, where they said so, what is below it. It goes before what words of
-- types and labels say. Taken back, never deleted.
create table activity.category_decision (
    id uuid primary key,
    item bigint not null references activity.history (id),
    category text not null check (category in ('new-work', 'defects', 'operations', 'debt')),
    below boolean not null,
    decided_by text not null,
    decided_at timestamptz not null,
    undone_at timestamptz
);
create unique index category_decision_standing on activity.category_decision (item) where undone_at is null;
create index category_decision_item on activity.category_decision (item);
grant select on activity.category_decision to ${app};
