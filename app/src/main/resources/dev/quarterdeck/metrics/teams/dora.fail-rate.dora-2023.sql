-- One row to a production deployment that succeeded, roll-backs apart, in the week it did. Value 1: it was rolled back,
-- is blamed for an incident, or the next successful one of the same place within seven days carried a repair.
select
    'deployment' as kind, d.deployment as thing, concat(d.component, ' in ', d.environment) as name, d.team, d.parts,
    d.finished_s as moment_s,
    case when d.rolled_back_s is not null or d.incidents > 0 or (d.next_hotfix and d.next_s - d.finished_s <= 604800) then 1 else 0 end as value,
    cast(null as varchar(40)) as left_out
from (
    select n.*,
        lead(n.hotfix) over (partition by n.component, n.environment, n.team
            order by n.finished_s, n.source, n.external_id) as next_hotfix,
        lead(n.finished_s) over (partition by n.component, n.environment, n.team
            order by n.finished_s, n.source, n.external_id) as next_s
    from measured_deployment n
    where n.tier = 'PRODUCTION' and n.finished_s is not null and n.result = 'SUCCESS' and not n.rolls_back
) d
