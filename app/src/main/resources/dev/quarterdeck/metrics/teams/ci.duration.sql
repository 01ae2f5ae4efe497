-- One row to a run that ended, in the week it did. Seconds from its start to its end.
select
    'run' as kind, r.run as thing, concat(r.pipeline, ' ', r.external_id) as name, r.team, r.parts,
    r.finished_s as moment_s, coalesce(r.ran_len, 0) as value,
    case
        when r.result not in ('SUCCESS', 'FAILED') then 'no-result'
        when r.ran_len is null then 'no-length'
    end as left_out
from measured_run r
where r.finished_s is not null
