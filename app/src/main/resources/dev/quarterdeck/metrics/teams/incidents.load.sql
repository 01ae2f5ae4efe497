-- One row to an incident, in the week it was opened.
select
    'incident' as kind, i.incident as thing, i.external_id as name, i.team, i.parts,
    i.opened_s as moment_s, 1 as value,
    cast(null as varchar(40)) as left_out
from measured_incident i
where i.opened_s is not null
