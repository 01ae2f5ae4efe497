-- One row to an item that was in a sprint when it ended, in that week. Value 1: it was not finished.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    s.end_s as moment_s, case when s.result = 'REMAINING' then 1 else 0 end as value,
    case
        when s.result = 'DONE_BEFORE' then 'done-before-the-sprint'
        when s.result = 'DISCARDED' then 'discarded'
        when s.unclear then 'sprint-not-told'
    end as left_out
from measured_sprint_item s
join measured_item i on i.item = s.item and coalesce(i.team, '') = coalesce(s.team, '')
where s.result <> 'REMOVED' and i.level = 'ITEM' and not i.gone and s.end_s is not null
