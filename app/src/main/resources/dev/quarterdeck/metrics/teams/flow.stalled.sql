-- One row to an item that was closed, in the week it was. Value 1: nothing happened to it for five days in a row while it was in work.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    i.closed_s as moment_s, case when i.stalled_len > 0 then 1 else 0 end as value,
    case
        when i.state = 'DISCARDED' then 'discarded'
        when i.swept_closed then 'closed-in-a-sweep'
        when i.stalled_len is null then 'not-told'
    end as left_out
from measured_item i
where i.level = 'ITEM' and not i.gone and i.closed_s is not null and i.state <> 'OPEN'
