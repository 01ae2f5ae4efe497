-- Logins of Quarterdeck and what proves them: passwords, sessions, API tokens, requests to the identity provider.
-- What proves a login is stored as a hash only, and the app role is granted no hash column.

create table access.users (
    id           uuid primary key,
    login        text        not null,
    login_key    text        not null unique,
    display_name text        not null,
    person_id    uuid unique,
    source       text        not null check (source in ('LOCAL', 'OIDC', 'BOOTSTRAP')),
    issuer       text,
    subject      text,
    created      timestamptz not null,
    version      bigint      not null default 1,
    -- When an administrator last said whose login it is; the identity provider is not asked from then on.
    person_decided timestamptz,
    check ((source = 'OIDC') = (issuer is not null and subject is not null)),
    unique (issuer, subject)
);

create table access.user_disabled (
    user_id uuid        not null references access.users,
    since   timestamptz not null,
    until   timestamptz,
    by_whom text        not null,
    check (until is null or until >= since),
    primary key (user_id, since)
);
create unique index user_disabled_now on access.user_disabled (user_id) where until is null;

create table access.local_password (
    user_id   uuid primary key references access.users,
    hash      text        not null,
    changed   timestamptz not null,
    temporary boolean     not null,
    expires   timestamptz
);

create table access.session (
    id           uuid primary key,
    user_id      uuid        not null references access.users,
    token_hash   bytea       not null unique,
    created      timestamptz not null,
    last_use     timestamptz not null,
    expires      timestamptz not null,
    ended        timestamptz,
    agent        text        not null,
    address      text        not null,
    id_token     text,
    provider_sid text
);
create index session_of_user on access.session (user_id) where ended is null;
create index session_of_provider on access.session (provider_sid) where provider_sid is not null;

create table access.api_token (
    id          uuid primary key,
    public_id   text        not null unique,
    user_id     uuid        not null references access.users,
    name        text        not null,
    secret_hash bytea       not null,
    scopes      text[]      not null,
    created     timestamptz not null,
    expires     timestamptz not null,
    last_use    timestamptz,
    revoked     timestamptz
);
create index api_token_of_user on access.api_token (user_id);

-- A sign-in under way at the identity provider; taken out once, by the browser that began it.
create table access.provider_request (
    state_hash   bytea primary key,
    browser_hash bytea       not null,
    nonce        text        not null,
    verifier     text        not null,
    target       text        not null,
    created      timestamptz not null
);

create table access.known_place (
    user_id    uuid        not null references access.users,
    place_hash bytea       not null,
    last_use   timestamptz not null,
    primary key (user_id, place_hash)
);

create table access.failed_sign_in (
    bucket   bytea primary key,
    failures integer     not null,
    last     timestamptz not null
);

-- The second lock. The keeper passes; a viewer sees the directory of logins, and only their own sessions and tokens.
alter table access.users enable row level security;
alter table access.users force row level security;
create policy keeper on access.users to ${keeper} using (true) with check (true);
create policy signed_in on access.users for select to ${app}
    using (nullif(current_setting('quarterdeck.user', true), '') is not null);
grant select (id, login, display_name, person_id, source, created, version) on access.users to ${app};

alter table access.session enable row level security;
alter table access.session force row level security;
create policy keeper on access.session to ${keeper} using (true) with check (true);
create policy own on access.session for select to ${app}
    using (user_id = (select nullif(current_setting('quarterdeck.user', true), '')::uuid));
grant select (id, user_id, created, last_use, expires, ended, agent, address) on access.session to ${app};

alter table access.api_token enable row level security;
alter table access.api_token force row level security;
create policy keeper on access.api_token to ${keeper} using (true) with check (true);
create policy own on access.api_token for select to ${app}
    using (user_id = (select nullif(current_setting('quarterdeck.user', true), '')::uuid));
grant select (id, public_id, user_id, name, scopes, created, expires, last_use, revoked) on access.api_token to ${app};

grant select on access.user_disabled to ${app};
grant select (user_id, temporary) on access.local_password to ${app};
