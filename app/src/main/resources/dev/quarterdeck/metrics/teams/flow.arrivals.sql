-- One row to an item, in the week it was created.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    i.created_s as moment_s, 1 as value,
    case
        when i.imported then 'created-in-an-import'
    end as left_out
from measured_item i
where i.level = 'ITEM' and not i.gone and i.created_s is not null
