-- One row to a successful production deployment, in the week it ended. Value 1: an incident is linked to it.
select
    'deployment' as kind, d.deployment as thing, concat(d.component, ' in ', d.environment) as name, d.team, d.parts,
    d.finished_s as moment_s,
    case when d.incidents > 0 then 1 else 0 end as value,
    cast(null as varchar(40)) as left_out
from measured_deployment d
where d.tier = 'PRODUCTION' and d.result = 'SUCCESS' and d.finished_s is not null
