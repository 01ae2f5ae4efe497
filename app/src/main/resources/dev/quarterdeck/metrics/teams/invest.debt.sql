-- One row to a team, week, category and initiative; parts are hundredths of a developer-week by the weekday rule.
-- Value 1: technical debt.
select
    e.category as kind, e.initiative as thing, e.initiative_key as name, e.team, e.parts,
    e.week_s as moment_s, case when e.category = 'debt' then 1 else 0 end as value,
    cast(null as varchar(40)) as left_out
from measured_effort e
where e.rule = 'weekday' and e.parts > 0
