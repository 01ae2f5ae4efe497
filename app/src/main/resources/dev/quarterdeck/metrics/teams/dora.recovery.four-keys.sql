-- One row to an incident, in the week it was resolved: seconds since it was opened, or since the end of the deployment
-- that is blamed for it, whichever came first.
select
    'incident' as kind, i.incident as thing, i.external_id as name, i.team, i.parts,
    coalesce(i.resolved_s, i.opened_s) as moment_s,
    greatest(coalesce(i.resolved_s, i.opened_s) - least(i.opened_s, coalesce(i.deployed_s, i.opened_s)), 0) as value,
    case when i.resolved_s is null then 'not-resolved' end as left_out
from measured_incident i
where i.opened_s is not null
