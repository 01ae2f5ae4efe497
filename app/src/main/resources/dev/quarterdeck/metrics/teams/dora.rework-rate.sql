-- One row to a successful production deployment, in the week it ended. Value 1: it carried a hotfix or a revert, or rolls
-- back.
select
    'deployment' as kind, d.deployment as thing, concat(d.component, ' in ', d.environment) as name, d.team, d.parts,
    d.finished_s as moment_s,
    case when d.hotfix or d.rolls_back then 1 else 0 end as value,
    case when d.result <> 'SUCCESS' then 'not-successful' end as left_out
from measured_deployment d
where d.tier = 'PRODUCTION' and d.finished_s is not null
