-- One row to an incident, in the week it was resolved: seconds since the end of the deployment that is blamed for it.
select
    'incident' as kind, i.incident as thing, i.external_id as name, i.team, i.parts,
    coalesce(i.resolved_s, i.opened_s) as moment_s,
    case when i.resolved_s is null or i.deployed_s is null then 0 else greatest(i.resolved_s - i.deployed_s, 0) end as value,
    case
        when i.resolved_s is null then 'not-resolved'
        when i.deployed_s is null then 'no-deployment-blamed'
    end as left_out
from measured_incident i
where i.opened_s is not null
