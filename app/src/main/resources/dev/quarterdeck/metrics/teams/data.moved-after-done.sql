-- One row to an item with this flaw, in the week something happened to it last.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    i.touched_s as moment_s, 1 as value,
    cast(null as varchar(40)) as left_out
from measured_item i
where i.level = 'ITEM' and not i.gone and i.touched_s is not null
    and concat(',', i.flaws, ',') like '%,CHANGED_AFTER_DONE,%'
