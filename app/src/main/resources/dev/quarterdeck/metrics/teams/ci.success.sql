-- One row to a run that ended, in the week it did. Value 1: it succeeded.
select
    'run' as kind, r.run as thing, concat(r.pipeline, ' ', r.external_id) as name, r.team, r.parts,
    r.finished_s as moment_s, case when r.result = 'SUCCESS' then 1 else 0 end as value,
    case
        when r.result not in ('SUCCESS', 'FAILED') then 'no-result'
        when not r.main_line then 'other-branch'
    end as left_out
from measured_run r
where r.finished_s is not null
