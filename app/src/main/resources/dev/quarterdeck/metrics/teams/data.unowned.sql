-- One row to an item that was finished and to a change that was merged, in the week it was. Value 1: nobody's.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    i.closed_s as moment_s, case when i.team is null then 1 else 0 end as value,
    case when i.swept_closed then 'closed-in-a-sweep' end as left_out
from measured_item i
where i.level = 'ITEM' and not i.gone and i.closed_s is not null and i.state = 'FINISHED'
union all
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    c.merged_s as moment_s, case when c.team is null then 1 else 0 end as value,
    case when c.by_bot then 'by-bot' end as left_out
from measured_change c
where c.merged_s is not null
