-- One row to a sprint of a team, in the week it ended; the value is what was finished in per cent of what was committed, rounded.
select
    'sprint' as kind, s.thing, s.name, s.team, 100 as parts, s.moment_s,
    case when s.committed > 0 then cast((200 * s.finished + s.committed - mod(200 * s.finished + s.committed, 2 * s.committed))
        / (2 * s.committed) as bigint) else 0 end as value,
    case when s.committed = 0 then 'nothing-committed' end as left_out
from (
    select
        min(i.item) as thing, min(r.name) as name, i.team, r.end_s as moment_s,
        cast(sum(case when r.from_start then i.parts else 0 end) as bigint) as committed,
        cast(sum(case when r.result = 'COMPLETED' then i.parts else 0 end) as bigint) as finished
    from measured_sprint_item r
    join measured_item i on i.item = r.item and coalesce(i.team, '') = coalesce(r.team, '')
    where i.level = 'ITEM' and not i.gone and r.end_s is not null
        and r.result <> 'DONE_BEFORE' and r.result <> 'DISCARDED' and not r.unclear
    group by r.source, r.sprint, i.team, r.end_s) s
