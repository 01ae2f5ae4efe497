-- Who stands how to whom, through time: what the policy function and row-level security decide by.
-- Ranges hold from from_day until the day before until_day; 'infinity' while no end is known.

create table access.relation_version (
    id smallint primary key default 1 check (id = 1),
    version bigint not null
);
insert into access.relation_version (version) values (0);

create table access.person (
    person_id uuid primary key
);

-- Reporting lines as the organisation reports them.
create table access.reported_line (
    subject_id uuid not null,
    manager_id uuid not null,
    kind text not null check (kind in ('PRIMARY', 'INTERIM', 'DOTTED')),
    from_day date not null,
    until_day date not null,
    check (from_day < until_day)
);
create index reported_line_subject on access.reported_line (subject_id);
create index reported_line_manager on access.reported_line (manager_id);

-- Their transitive closure: depth 1 is the manager, 2 the manager's manager. A dotted line has depth 1 and goes no further.
create table access.line (
    subject_id uuid not null,
    manager_id uuid not null,
    depth smallint not null check (depth > 0),
    kind text not null check (kind in ('PRIMARY', 'INTERIM', 'DOTTED')),
    from_day date not null,
    until_day date not null,
    check (from_day < until_day),
    check (subject_id <> manager_id)
);
create index line_manager on access.line (manager_id, from_day, until_day) include (subject_id, depth, kind);
create index line_subject on access.line (subject_id);

create table access.belonging (
    person_id uuid not null,
    team_id uuid not null,
    from_day date not null,
    until_day date not null,
    check (from_day < until_day)
);

create table access.team_node (
    team_id uuid not null,
    parent_id uuid,
    from_day date not null,
    until_day date not null,
    check (from_day < until_day)
);

-- Who belongs to a team or to a team below it.
create table access.member (
    person_id uuid not null,
    team_id uuid not null,
    from_day date not null,
    until_day date not null,
    check (from_day < until_day)
);
create index member_team on access.member (team_id, from_day, until_day) include (person_id);
create index member_person on access.member (person_id);

-- Duties over people, each with a purpose; ended, never deleted.
create table access.grants (
    grant_id uuid primary key,
    holder_id uuid not null,
    duty text not null check (duty in ('HR_PARTNER', 'DIRECTOR', 'FINANCE', 'ADMINISTRATOR', 'COMPLIANCE', 'RECORD_READER')),
    field_class text,
    scope text not null check (scope in ('EVERYTHING', 'TEAM', 'PERSON')),
    team_id uuid,
    team_name text,
    person_id uuid,
    purpose text not null check (length(trim(purpose)) > 0),
    from_day date not null,
    until_day date not null,
    granted_by uuid not null,
    granted_at timestamptz not null,
    ended_by uuid,
    ended_at timestamptz,
    check (from_day < until_day),
    check ((duty = 'RECORD_READER') = (field_class is not null)),
    check ((scope = 'TEAM') = (team_id is not null)),
    check ((scope = 'PERSON') = (person_id is not null)),
    check (scope <> 'PERSON' or until_day < 'infinity'),
    check ((ended_by is null) = (ended_at is null))
);
create index grants_holder on access.grants (holder_id) where ended_at is null;

-- What the access matrix says about seeing, as row-level security needs it; filled from the matrix at each start.
-- A record class is a field class, or a field class and a state: 'LEAVE', 'REVIEW_FINAL:shared'.
create table access.class_rule (
    record_class text not null,
    persona text not null check (persona in ('SELF', 'MANAGER', 'SKIP', 'HR_PARTNER', 'DIRECTOR', 'FINANCE', 'ADMINISTRATOR', 'COMPLIANCE', 'CONSOLE')),
    needs_grant boolean not null,
    avoids_conflict boolean not null,
    primary key (record_class, persona)
);

-- The setting is '' and not null after a transaction that set it on the same connection, hence nullif.
create function access.user_of_viewer() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('quarterdeck.user', true), '')::uuid $$;

create function access.person_of_viewer() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('quarterdeck.person', true), '')::uuid $$;

create function access.today_of_viewer() returns date
    language sql stable parallel safe
    as $$ select nullif(current_setting('quarterdeck.today', true), '')::date $$;

-- Whoever runs the program on its own machine is no user, and has this id.
create function access.viewer_is_console() returns boolean
    language sql stable parallel safe
    as $$ select coalesce(access.user_of_viewer() = '00000000-0000-7000-8000-000000000001', false) $$;

-- Whose records of that class the viewer may see today. Use as "person_id in (select access.persons_seen('LEAVE'))": the set is
-- made once a statement and hashed. A class without rules is seen by nobody.
create function access.persons_seen(field_class text) returns setof uuid
    language plpgsql stable parallel safe security definer rows 200
    set search_path = pg_catalog, pg_temp
    as $$
#variable_conflict use_column
declare
    asked constant text := $1;
    class_alone constant text := split_part($1, ':', 1);
    viewer constant uuid := access.user_of_viewer();
    me constant uuid := access.person_of_viewer();
    today constant date := access.today_of_viewer();
begin
    if viewer is null or today is null then
        return;
    end if;
    return query
    with open_grant as materialized (
        select duty, field_class, scope, team_id, person_id
        from access.grants
        where holder_id = viewer and ended_at is null and from_day <= today and today < until_day
    ), reached as (
        select l.subject_id as person_id, r.needs_grant
        from access.line l
        join access.class_rule r
            on r.record_class = asked and r.persona = case when l.depth = 1 then 'MANAGER' else 'SKIP' end
        where l.manager_id = me and l.kind <> 'DOTTED' and l.from_day <= today and today < l.until_day
        union all
        select o.person_id, r.needs_grant
        from (
            select g.duty, m.person_id
            from open_grant g join access.member m on m.team_id = g.team_id
            where g.scope = 'TEAM' and m.from_day <= today and today < m.until_day
            union all
            select g.duty, g.person_id from open_grant g where g.scope = 'PERSON'
            union all
            select g.duty, p.person_id from open_grant g cross join access.person p where g.scope = 'EVERYTHING'
            union all
            select 'CONSOLE', p.person_id from access.person p where access.viewer_is_console()
        ) o
        join access.class_rule r on r.record_class = asked and r.persona = o.duty
        where o.person_id is distinct from me
            and not (r.avoids_conflict and exists (
                select from access.line above
                where above.subject_id = me and above.manager_id = o.person_id and above.kind <> 'DOTTED'
                    and above.from_day <= today and today < above.until_day))
    )
    select me
    where me is not null
        and exists (select from access.class_rule r where r.record_class = asked and r.persona = 'SELF')
    union
    select x.person_id
    from reached x
    where not x.needs_grant
        or exists (
            select from open_grant g
            where g.duty = 'RECORD_READER' and g.field_class = class_alone and g.person_id = x.person_id);
end
$$;

-- Whether the viewer sees records of that class that are about nobody in particular today: by a duty over everybody, or at the
-- console. Use as "(select access.sees('GRANTS'))", which is asked once a statement.
create function access.sees(field_class text) returns boolean
    language sql stable parallel safe security definer
    set search_path = pg_catalog, pg_temp
    as $$
select exists (
    select from access.class_rule r
    where r.record_class = $1 and not r.needs_grant
        and (r.persona = 'CONSOLE' and access.viewer_is_console()
            or exists (
                select from access.grants g
                where g.duty = r.persona and g.scope = 'EVERYTHING' and g.holder_id = access.user_of_viewer()
                    and g.ended_at is null and g.from_day <= access.today_of_viewer()
                    and access.today_of_viewer() < g.until_day)))
$$;

-- The keeper owns the functions, so that they read the tables below whoever asks. Owning needs the right to create for a moment.
grant create on schema access to ${keeper};
alter function access.persons_seen(text) owner to ${keeper};
alter function access.sees(text) owner to ${keeper};
revoke create on schema access from ${keeper};
revoke execute on function access.persons_seen(text), access.sees(text) from public;
grant execute on function access.persons_seen(text), access.sees(text) to ${app}, ${keeper};

do $$
declare
    named text;
begin
    foreach named in array array['person', 'reported_line', 'line', 'belonging', 'member', 'grants'] loop
        execute format('alter table access.%I enable row level security', named);
        execute format('alter table access.%I force row level security', named);
        execute format('create policy keeper_all on access.%I to ${keeper} using (true) with check (true)', named);
    end loop;
    -- The shape of the organisation is known to all who are signed in.
    foreach named in array array['person', 'reported_line', 'line', 'belonging', 'member'] loop
        execute format(
            'create policy app_sees on access.%I for select to ${app} using ((select access.user_of_viewer()) is not null)',
            named);
    end loop;
end
$$;
create policy app_sees on access.grants for select to ${app}
    using (holder_id = (select access.user_of_viewer()) or (select access.sees('GRANTS')));
grant select on access.person, access.reported_line, access.line, access.belonging, access.member, access.grants to ${app};

-- A grant is ended, not deleted.
revoke delete, truncate on access.grants from ${keeper};
