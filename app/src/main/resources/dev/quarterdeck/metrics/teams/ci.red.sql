-- One row to a stretch in which a pipeline of the main line stayed red, in the week it turned red: seconds until the next
-- run that succeeded, or so far.
select
    'run' as kind, r.run as thing, concat(r.pipeline, ' ', r.external_id) as name, r.team, r.parts,
    r.finished_s as moment_s, greatest(least(coalesce(r.green_s, :seen_s), :seen_s) - r.finished_s, 0) as value,
    cast(null as varchar(40)) as left_out
from (
    select n.*,
        lag(n.result) over (partition by n.source, n.pipeline, n.branch, n.team
            order by n.finished_s, n.external_id) as before,
        min(case when n.result = 'SUCCESS' then n.finished_s end) over (
            partition by n.source, n.pipeline, n.branch, n.team
            order by n.finished_s desc, n.external_id desc rows between unbounded preceding and 1 preceding) as green_s
    from measured_run n
    where n.main_line and n.finished_s is not null and n.result in ('SUCCESS', 'FAILED')
) r
where r.result = 'FAILED' and coalesce(r.before, 'SUCCESS') = 'SUCCESS'
