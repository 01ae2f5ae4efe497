-- One row to an incident, in the week it was opened. Seconds until somebody took it.
select
    'incident' as kind, i.incident as thing, i.external_id as name, i.team, i.parts,
    i.opened_s as moment_s, coalesce(i.acknowledge_len, 0) as value,
    case
        when i.acknowledge_len is null then 'not-told'
    end as left_out
from measured_incident i
where i.opened_s is not null
