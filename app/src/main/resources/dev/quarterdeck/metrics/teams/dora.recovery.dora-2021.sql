-- One row to an incident, in the week it was resolved: seconds since it was opened, whatever caused it.
select
    'incident' as kind, i.incident as thing, i.external_id as name, i.team, i.parts,
    coalesce(i.resolved_s, i.opened_s) as moment_s,
    greatest(coalesce(i.resolved_s, i.opened_s) - i.opened_s, 0) as value,
    case when i.resolved_s is null then 'not-resolved' end as left_out
from measured_incident i
where i.opened_s is not null
