-- Repositories and the looks at them. No row here is about a person: a look holds counts, days and
-- words about code and items. Who imported a look is a login, shown to those who keep repositories.

create table looks.repository (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    path text check (length(path) between 1 and 2000),
    made_at timestamptz not null,
    retired_on date not null default 'infinity',
    version bigint not null default 1
);
create unique index repository_name on looks.repository (lower(name)) where retired_on = 'infinity';

-- Which team a repository belongs to from a day on, until the next row of it; null is no team.
create table looks.assignment (
    repository_id uuid not null references looks.repository (id),
    from_day date not null,
    team_id uuid,
    primary key (repository_id, from_day)
);
create index assignment_team on looks.assignment (team_id);

-- digest is the SHA-256 of what the look says; content_id is its beginning, as `qd look` shows it.
create table looks.look (
    id uuid primary key,
    repository_id uuid not null references looks.repository (id),
    content_id text not null,
    digest text not null check (length(digest) = 64),
    as_of date not null,
    subject text not null,
    made_at timestamptz not null,
    imported_at timestamptz not null,
    imported_by uuid not null,
    imported_by_label text not null,
    complete boolean not null,
    issues integer not null check (issues >= 0),
    content bytea not null,
    unique (repository_id, digest)
);
create index look_newest on looks.look (repository_id, as_of desc, imported_at desc, id desc);

-- One row per figure, so that lists and trends read no content. kind is the value's kind in the
-- JSON of a look; first and second are its numbers, days as days since 1970-01-01, times as seconds.
create table looks.figure (
    look_id uuid not null references looks.look (id),
    figure_id text not null,
    label text not null,
    kind text not null check (kind in ('count', 'share', 'duration', 'rate', 'day', 'day_range',
        'count_range', 'not_known')),
    first numeric,
    second numeric,
    unit text not null,
    reason text,
    primary key (look_id, figure_id),
    check ((kind = 'not_known') = (reason is not null)),
    check ((kind = 'not_known') = (first is null)),
    check ((kind in ('share', 'day_range', 'count_range')) = (second is not null))
);

grant select on looks.repository, looks.assignment, looks.look, looks.figure to ${app};
