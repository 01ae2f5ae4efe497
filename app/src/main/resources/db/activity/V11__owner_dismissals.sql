-- Names that nobody is to be asked about: their work stays nobody's. Taken back, never deleted.
create table activity.owner_dismissal (
    id uuid primary key,
    kind text not null check (kind in ('PROJECT', 'REPOSITORY', 'COMPONENT', 'PIPELINE')),
    name text not null,
    decided_by text not null,
    decided_at timestamptz not null,
    undone_at timestamptz
);
create unique index owner_dismissal_standing on activity.owner_dismissal (kind, name) where undone_at is null;
grant select on activity.owner_dismissal to ${app};
