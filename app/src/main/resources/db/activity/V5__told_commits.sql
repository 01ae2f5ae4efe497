-- Commits of repositories that are read with git: what joins changes to deployments. No author, no message.

create table activity.told_commit (
    source uuid not null,
    repository text not null check (length(repository) between 1 and 500),
    sha bytea not null check (length(sha) in (20, 32)),
    parents bytea[] not null,
    committed_at timestamptz not null,
    named_repositories text[] not null,
    named_numbers bigint[] not null,
    named_landings boolean[] not null,
    patch bytea not null check (length(patch) in (0, 20, 32)),
    primary key (source, repository, sha),
    check (cardinality(named_repositories) = cardinality(named_numbers)),
    check (cardinality(named_landings) = cardinality(named_numbers))
);

-- A commit never changes: its id is made of what it holds. Only its patch id may become known later.
revoke update, delete, truncate on activity.told_commit from ${keeper};
grant update (patch) on activity.told_commit to ${keeper};
