-- Funded positions, as people said them. A row never changes: each change is a row with the next number, and as of a past moment
-- the last row from before it holds.
create table seats.seat_version (
    seat uuid not null,
    number integer not null check (number > 0),
    key text not null check (length(key) between 1 and 40),
    team uuid not null,
    role text not null check (length(role) between 1 and 100),
    level text,
    skill text,
    kind text not null check (kind in ('NEW', 'BACKFILL', 'CONVERSION', 'CONTRACTOR')),
    of_seat uuid check (of_seat <> seat),
    effective_day date,
    earliest_day date,
    likely_day date,
    latest_day date,
    status text not null check (status in ('PLANNED', 'APPROVED', 'OPEN', 'ACCEPTED', 'FILLED', 'CANCELLED')),
    starts_day date,
    kept_by text not null,
    kept_at timestamptz not null,
    why text,
    primary key (seat, number),
    check ((earliest_day is null) = (latest_day is null) and (earliest_day is null) = (likely_day is null)),
    check (earliest_day <= likely_day and likely_day <= latest_day),
    check (status <> 'ACCEPTED' or starts_day is not null)
);
create index seat_version_kept on seats.seat_version (kept_at);

-- Whom a version of a seat replaces. Confidential: it may tell that somebody leaves.
create table seats.seat_replaced (
    seat uuid not null,
    number integer not null,
    person_id uuid not null,
    primary key (seat, number),
    foreign key (seat, number) references seats.seat_version (seat, number)
);

-- What a version of a seat costs in a month. Confidential.
create table seats.seat_cost (
    seat uuid not null,
    number integer not null,
    amount double precision not null check (amount >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    primary key (seat, number),
    foreign key (seat, number) references seats.seat_version (seat, number)
);

-- What is assumed of roles from a day on, written as files write it; of the same role, thing and day the last number holds.
create table seats.assumption (
    role text not null check (length(role) between 1 and 100),
    what text not null check (what in ('ATTRITION', 'RAMP', 'NOTICE', 'INTERVIEWS', 'FAMILY')),
    from_day date not null,
    number integer not null check (number > 0),
    value text not null,
    source text not null check (length(source) > 0),
    kept_by text not null,
    kept_at timestamptz not null,
    why text,
    primary key (role, what, from_day, number)
);

-- The loaded rates of roles, the same way. Confidential.
create table seats.rate (
    role text not null check (length(role) between 1 and 100),
    what text not null check (what = 'RATE'),
    from_day date not null,
    number integer not null check (number > 0),
    value text not null,
    source text not null check (length(source) > 0),
    kept_by text not null,
    kept_at timestamptz not null,
    why text,
    primary key (role, what, from_day, number)
);

-- Who applied stood in which stage when; an application is a number of the tool, never a name. Read by the program alone, which
-- tells counts and dates of starts.
create table seats.candidate_stay (
    application text not null check (application ~ '^[A-Za-z0-9._-]{1,64}$'),
    stage text not null check (length(stage) between 1 and 100),
    entered_day date not null,
    number integer not null check (number > 0),
    left_day date check (left_day >= entered_day),
    outcome text not null check (outcome in ('PASSED', 'ENDED', 'OPEN')),
    seat uuid,
    role text,
    kept_by text not null,
    kept_at timestamptz not null,
    primary key (application, stage, entered_day, number),
    check ((left_day is null) = (outcome = 'OPEN')),
    check (seat is not null or role is not null)
);

do $$
declare
    named text;
begin
    foreach named in array array['seat_replaced', 'seat_cost', 'rate', 'candidate_stay'] loop
        execute format('alter table seats.%I enable row level security', named);
        execute format('alter table seats.%I force row level security', named);
        execute format('create policy keeper_all on seats.%I to ${keeper} using (true) with check (true)', named);
    end loop;
    execute 'create policy app_sees on seats.seat_replaced for select to ${app}'
        ' using (person_id in (select access.persons_seen(''BACKFILLS'')))';
    foreach named in array array['seat_cost', 'rate'] loop
        execute format('create policy app_sees on seats.%I for select to ${app}'
            ' using ((select access.sees(''STAFF_COST'')))', named);
    end loop;
end
$$;
grant select on seats.seat_version, seats.seat_replaced, seats.seat_cost, seats.assumption, seats.rate to ${app};
