-- One row to an incident, in the week it was resolved: seconds since the end of the latest successful production
-- deployment of its team before it was opened, of whatever component.
select
    'incident' as kind, i.incident as thing, i.external_id as name, i.team, i.parts,
    coalesce(i.resolved_s, i.opened_s) as moment_s,
    case when i.resolved_s is null or b.finished_s is null then 0 else i.resolved_s - b.finished_s end as value,
    case
        when i.resolved_s is null then 'not-resolved'
        when b.finished_s is null then 'no-deployment-before'
    end as left_out
from measured_incident i
left join (
    select l.incident, coalesce(l.team, '') as team, l.finished_s
    from (
        select i.incident, i.team, d.deployment, d.finished_s,
            row_number() over (partition by i.incident, coalesce(i.team, '')
                order by d.finished_s desc, d.source desc, d.external_id desc) as place
        from measured_incident i
        join measured_deployment d on coalesce(d.team, '') = coalesce(i.team, '')
            and d.tier = 'PRODUCTION' and d.result = 'SUCCESS' and d.finished_s < i.opened_s
    ) l
    where l.place = 1
) b on b.incident = i.incident and b.team = coalesce(i.team, '')
where i.opened_s is not null
