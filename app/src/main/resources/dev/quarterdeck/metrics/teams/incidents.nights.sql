-- One row to an incident that was opened between 22 and 6 o'clock in UTC; the value is the night, as days since 1970.
select
    'incident' as kind, i.incident as thing, i.external_id as name, i.team, i.parts,
    i.opened_s as moment_s, cast((i.opened_s + 7200 - mod(i.opened_s + 7200, 86400)) / 86400 as bigint) as value,
    cast(null as varchar(40)) as left_out
from measured_incident i
where i.opened_s is not null and (mod(i.opened_s, 86400) >= 79200 or mod(i.opened_s, 86400) < 21600)
