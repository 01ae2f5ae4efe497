-- A module of the tests: identity, a sequence, a computed column, a table that refers to itself and to a later name.
create table harborsample.berth (
    id bigint generated always as identity primary key,
    name text not null,
    length_cm int not null,
    length_m numeric generated always as (length_cm / 100.0) stored,
    next_id bigint references harborsample.berth
);
create sequence harborsample.voyage_number start 100;
create table harborsample.a_call (
    number bigint primary key default nextval('harborsample.voyage_number'),
    berth_id bigint not null references harborsample.berth,
    "When" timestamptz not null,
    seen double precision not null
);
alter table harborsample.a_call enable row level security;
alter table harborsample.a_call force row level security;
create policy keeper on harborsample.a_call to ${keeper} using (true) with check (true);
insert into harborsample.berth (name, length_cm) values ('of the migration', 1);
