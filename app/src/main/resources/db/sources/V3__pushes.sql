-- What was pushed and what came of it, refusals too: the newest of each connection, for people to look at. about names
-- the first histories that a push told of, one a line; why says what was wrong.
create table sources.push (
    id uuid primary key,
    connection_id uuid not null references sources.connection (id),
    at timestamptz not null,
    outcome text not null check (outcome in ('taken', 'repeated', 'refused')),
    event text not null,
    stream text not null,
    records bigint not null,
    told bigint not null,
    unusable bigint not null,
    about text not null,
    why text not null
);
create index push_newest on sources.push (connection_id, outcome, id desc);

grant select on sources.push to ${app};
