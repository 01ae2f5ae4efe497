-- What a shown forecast was made of: work by initiative, people by team and week, no persons. The program alone reads it.
create table planning.kept_plan (
    forecast uuid primary key references planning.forecast (id),
    plan jsonb not null
);

create trigger kept_plan_stays before update or delete on planning.kept_plan
    for each statement execute function planning.refuse_change();
