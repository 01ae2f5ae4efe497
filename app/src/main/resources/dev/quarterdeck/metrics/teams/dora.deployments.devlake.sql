-- One row to a successful production deployment; the value is its day, as days since 1970 in UTC.
select
    'deployment' as kind, d.deployment as thing, concat(d.component, ' in ', d.environment) as name, d.team, d.parts,
    d.finished_s as moment_s, cast((d.finished_s - mod(d.finished_s, 86400)) / 86400 as bigint) as value,
    case when d.result <> 'SUCCESS' then 'not-successful' end as left_out
from measured_deployment d
where d.tier = 'PRODUCTION' and d.finished_s is not null
