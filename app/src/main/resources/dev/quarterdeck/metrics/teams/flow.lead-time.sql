-- One row to an item that was closed, in the week it was. Seconds from its creation to its end.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    i.closed_s as moment_s, coalesce(i.lead_len, 0) as value,
    case
        when i.state = 'DISCARDED' then 'discarded'
        when i.swept_closed then 'closed-in-a-sweep'
        when i.imported then 'created-in-an-import'
        when i.lead_len is null then 'no-length'
    end as left_out
from measured_item i
where i.level = 'ITEM' and not i.gone and i.closed_s is not null and i.state <> 'OPEN'
