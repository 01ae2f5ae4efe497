-- One row to a successful production deployment, in the week it ended. Value 1: it is the latest of its team before an
-- incident of the same team began, however long before and of whatever component.
select
    'deployment' as kind, d.deployment as thing, concat(d.component, ' in ', d.environment) as name, d.team, d.parts,
    d.finished_s as moment_s,
    case when b.deployment is null then 0 else 1 end as value,
    cast(null as varchar(40)) as left_out
from measured_deployment d
left join (
    select distinct l.deployment, coalesce(l.team, '') as team
    from (
        select i.incident, i.team, d.deployment, d.finished_s,
            row_number() over (partition by i.incident, coalesce(i.team, '')
                order by d.finished_s desc, d.source desc, d.external_id desc) as place
        from measured_incident i
        join measured_deployment d on coalesce(d.team, '') = coalesce(i.team, '')
            and d.tier = 'PRODUCTION' and d.result = 'SUCCESS' and d.finished_s < i.opened_s
    ) l
    where l.place = 1
) b on b.deployment = d.deployment and b.team = coalesce(d.team, '')
where d.tier = 'PRODUCTION' and d.result = 'SUCCESS' and d.finished_s is not null
