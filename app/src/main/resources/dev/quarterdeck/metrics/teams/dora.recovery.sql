-- One row to an incident of a deployment, in the week it was resolved: seconds since the end of that deployment. And one
-- to a deployment that was rolled back without an incident, in the week of the roll-back: seconds until then.
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
union all
select
    'deployment' as kind, d.deployment as thing, concat(d.component, ' in ', d.environment) as name, d.team, d.parts,
    d.rolled_back_s as moment_s, greatest(d.rolled_back_s - d.finished_s, 0) as value, cast(null as varchar(40)) as left_out
from measured_deployment d
where d.tier = 'PRODUCTION' and d.rolled_back_s is not null and d.finished_s is not null and d.incidents = 0
