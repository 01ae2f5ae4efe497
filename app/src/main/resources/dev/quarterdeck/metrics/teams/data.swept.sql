-- One row to an item that was closed, in the week it was. Closed along with many others.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    i.closed_s as moment_s, 1 as value,
    cast(null as varchar(40)) as left_out
from measured_item i
where i.level = 'ITEM' and not i.gone and i.closed_s is not null and i.state <> 'OPEN' and i.swept_closed
