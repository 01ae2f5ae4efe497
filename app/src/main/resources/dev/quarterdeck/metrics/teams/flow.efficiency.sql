-- One row to an item that was closed, in the week it was. Active time in per cent of cycle time, rounded down.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    i.closed_s as moment_s, case when i.cycle_len > 0 and i.active_len is not null
        then cast((i.active_len * 100 - mod(i.active_len * 100, i.cycle_len)) / i.cycle_len as bigint) else 0 end as value,
    case
        when i.state = 'DISCARDED' then 'discarded'
        when i.swept_closed then 'closed-in-a-sweep'
        when i.cycle_len is null then 'no-start'
        when i.cycle_len = 0 then 'no-length'
        when i.active_len is null then 'not-told'
    end as left_out
from measured_item i
where i.level = 'ITEM' and not i.gone and i.closed_s is not null and i.state <> 'OPEN'
