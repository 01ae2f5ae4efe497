-- One row to a run that ended, in the week it did. Seconds it waited for a machine.
select
    'run' as kind, r.run as thing, concat(r.pipeline, ' ', r.external_id) as name, r.team, r.parts,
    r.finished_s as moment_s, coalesce(r.waited_len, 0) as value,
    case
        when r.waited_len is null then 'not-told'
    end as left_out
from measured_run r
where r.finished_s is not null
