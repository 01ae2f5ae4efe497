-- One row to a production deployment that ended, in the week it did; roll-backs are deployments as well.
select
    'deployment' as kind, d.deployment as thing, concat(d.component, ' in ', d.environment) as name, d.team, d.parts,
    d.finished_s as moment_s, 1 as value,
    case when d.result <> 'SUCCESS' then 'not-successful' end as left_out
from measured_deployment d
where d.tier = 'PRODUCTION' and d.finished_s is not null
