-- Events that a corrected mapping tells no longer. Nothing is taken away: an event that is withdrawn stays, and a row says since
-- when it does not count, and until when, if it was told again.

create table activity.withdrawal (
    history_id bigint not null,
    digest bytea not null,
    since timestamptz not null,
    until timestamptz,
    primary key (history_id, digest, since),
    foreign key (history_id, digest) references activity.event (history_id, digest)
);
create unique index withdrawal_open on activity.withdrawal (history_id, digest) where until is null;

revoke update, delete, truncate on activity.withdrawal from ${keeper};
grant update (until) on activity.withdrawal to ${keeper};

-- What a replay that is under way has told so far.
create table activity.retold (
    run uuid not null,
    history_id bigint not null,
    digest bytea not null,
    primary key (run, history_id, digest)
);
