-- Forecasts as they were shown. Nothing of them is ever changed or taken away.
create table planning.forecast (
    id uuid primary key,
    as_of date not null,
    inputs text not null check (inputs ~ '^[0-9a-f]{64}$'),
    model text not null,
    draws integer not null,
    seed bigint not null,
    made_at timestamptz not null,
    unique (as_of, inputs, model)
);
create index forecast_made on planning.forecast (made_at);

-- weeks, plain: equally likely weeks from as_of until it is done, rising; of our model and of a plain simulation of what remains.
create table planning.forecast_date (
    forecast uuid not null references planning.forecast (id),
    initiative uuid not null,
    key text not null,
    name text not null,
    items double precision not null,
    teams uuid[] not null,
    must_day date,
    must_odds double precision,
    weeks double precision[] not null check (cardinality(weeks) = 40),
    plain double precision[] not null check (cardinality(plain) = 40),
    primary key (forecast, initiative)
);
create index forecast_date_initiative on planning.forecast_date (initiative);

create function planning.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a forecast that was shown is never changed';
end $$;
create trigger forecast_stays before update or delete on planning.forecast
    for each statement execute function planning.refuse_change();
create trigger forecast_date_stays before update or delete on planning.forecast_date
    for each statement execute function planning.refuse_change();

grant select on planning.forecast, planning.forecast_date to ${app};
