-- Who works where, for whom, since when. Every dated row holds from from_day until the day before
-- until_day; 'infinity' while no end is known. Rules across rows (shares, cycles, one primary
-- manager) are kept by the program's timeline; what one row can tell is kept here too.

create table organization.person (
    id uuid primary key,
    number text not null check (length(number) between 1 and 100),
    version bigint not null default 1
);
create unique index person_number on organization.person (lower(number));

create table organization.employment (
    id uuid primary key,
    person_id uuid not null references organization.person (id),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day),
    unique (person_id, from_day)
);

-- What has one value on a day. NAME and ADDRESS (the work address) are text; LOCATION and CALENDAR
-- hold the key of one.
create table organization.facet (
    id uuid primary key,
    person_id uuid not null references organization.person (id),
    kind text not null check (kind in ('NAME', 'ADDRESS', 'LOCATION', 'CALENDAR')),
    value text not null check (length(value) between 1 and 1000),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day),
    unique (person_id, kind, from_day)
);
create index facet_address on organization.facet (lower(value)) where kind = 'ADDRESS';

create table organization.reporting_line (
    id uuid primary key,
    person_id uuid not null references organization.person (id),
    manager_id uuid not null references organization.person (id),
    kind text not null check (kind in ('PRIMARY', 'INTERIM', 'DOTTED')),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day),
    check (person_id <> manager_id),
    check (kind <> 'INTERIM' or until_day < 'infinity')
);
create index reporting_line_person on organization.reporting_line (person_id);
create index reporting_line_manager on organization.reporting_line (manager_id);
create unique index reporting_line_primary on organization.reporting_line (person_id, from_day)
    where kind = 'PRIMARY';

create table organization.team (
    id uuid primary key,
    key text not null check (length(key) between 1 and 100),
    version bigint not null default 1
);
create unique index team_key on organization.team (lower(key));

create table organization.team_state (
    id uuid primary key,
    team_id uuid not null references organization.team (id),
    name text not null check (length(name) between 1 and 300),
    parent_id uuid references organization.team (id),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day),
    check (parent_id is distinct from team_id),
    unique (team_id, from_day)
);

create table organization.membership (
    id uuid primary key,
    person_id uuid not null references organization.person (id),
    team_id uuid not null references organization.team (id),
    share_percent smallint not null check (share_percent between 1 and 100),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day),
    unique (person_id, team_id, from_day)
);
create index membership_team on organization.membership (team_id);

-- Confidential.
create table organization.leave (
    id uuid primary key,
    person_id uuid not null references organization.person (id),
    kind text not null check (length(kind) between 1 and 100),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day)
);
create index leave_person on organization.leave (person_id, from_day);
create index leave_day on organization.leave (from_day, id);

create table organization.skill (
    id uuid primary key,
    person_id uuid not null references organization.person (id),
    skill text not null check (length(skill) between 1 and 100),
    level smallint not null check (level between 1 and 5),
    declared_by text not null check (declared_by in ('SELF', 'MANAGER')),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day)
);
create index skill_person on organization.skill (person_id);

create table organization.account (
    id uuid primary key,
    tool text not null check (length(tool) between 1 and 100),
    key text not null check (length(key) between 1 and 300),
    name text not null check (length(name) <= 1000),
    addresses text[] not null default '{}'
);
create unique index account_key on organization.account (tool, lower(key));

create table organization.account_link (
    id uuid primary key,
    account_id uuid not null references organization.account (id),
    person_id uuid not null references organization.person (id),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day),
    unique (account_id, from_day)
);
create index account_link_person on organization.account_link (person_id);

-- Hours of a normal week; a day off has 0 minutes.
create table organization.calendar (
    key text primary key,
    name text not null,
    monday smallint not null check (monday between 0 and 1440),
    tuesday smallint not null check (tuesday between 0 and 1440),
    wednesday smallint not null check (wednesday between 0 and 1440),
    thursday smallint not null check (thursday between 0 and 1440),
    friday smallint not null check (friday between 0 and 1440),
    saturday smallint not null check (saturday between 0 and 1440),
    sunday smallint not null check (sunday between 0 and 1440)
);

create table organization.holiday (
    calendar_key text not null references organization.calendar (key),
    day date not null,
    name text not null,
    minutes smallint not null default 0 check (minutes between 0 and 1440),
    primary key (calendar_key, day)
);

create table organization.location_state (
    id uuid primary key,
    location text not null check (length(location) between 1 and 100),
    name text not null check (length(name) between 1 and 300),
    calendar_key text references organization.calendar (key),
    from_day date not null,
    until_day date not null default 'infinity',
    check (from_day < until_day),
    unique (location, from_day)
);

do $$
declare
    named text;
begin
    foreach named in array array['person', 'employment', 'facet', 'reporting_line', 'membership',
            'account', 'account_link', 'leave', 'skill'] loop
        execute format('alter table organization.%I enable row level security', named);
        execute format('alter table organization.%I force row level security', named);
        execute format('create policy keeper_all on organization.%I to ${keeper}'
            ' using (true) with check (true)', named);
        execute format('grant select on organization.%I to ${app}', named);
    end loop;
    -- The directory is known to all who are signed in; how much of it is the policy's to say.
    foreach named in array array['person', 'employment', 'facet', 'reporting_line', 'membership',
            'skill'] loop
        execute format('create policy app_sees on organization.%I for select to ${app}'
            ' using ((select access.user_of_viewer()) is not null)', named);
    end loop;
    execute 'create policy app_sees on organization.leave for select to ${app}'
        ' using (person_id in (select access.persons_seen(''LEAVE'')))';
    -- Who reviews whose accounts are whose sees all of them: a link that is hidden would look open.
    execute 'create policy app_sees on organization.account for select to ${app}'
        ' using ((select access.sees(''IDENTITY_REVIEW'')))';
    execute 'create policy app_sees on organization.account_link for select to ${app}'
        ' using ((select access.sees(''IDENTITY_REVIEW''))'
        ' or person_id in (select access.persons_seen(''TOOL_ACCOUNTS'')))';
end
$$;

grant select on organization.team, organization.team_state, organization.calendar,
    organization.holiday, organization.location_state to ${app};
