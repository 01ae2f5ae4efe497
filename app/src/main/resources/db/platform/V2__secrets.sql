-- Secrets with which this server signs in elsewhere, each under a key of its own, and that under a key that is not in
-- the database.
create table platform.secret (
    id uuid primary key,
    key_id text not null,
    wrapped bytea not null,
    sealed bytea not null
);
