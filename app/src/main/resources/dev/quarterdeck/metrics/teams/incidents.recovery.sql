-- One row to an incident, in the week it was resolved. Seconds since it was opened.
select
    'incident' as kind, i.incident as thing, i.external_id as name, i.team, i.parts,
    coalesce(i.resolved_s, i.opened_s) as moment_s, coalesce(i.restore_len, 0) as value,
    case
        when i.resolved_s is null then 'not-resolved'
        when i.restore_len is null then 'no-length'
    end as left_out
from measured_incident i
where i.opened_s is not null
