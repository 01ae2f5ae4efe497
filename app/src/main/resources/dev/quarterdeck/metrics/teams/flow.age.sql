-- One row to an item and each week at whose end it was started and not closed: seconds since its start.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    w.week_s as moment_s, least(w.next_s, :seen_s) - i.started_s as value,
    cast(null as varchar(40)) as left_out
from measured_item i
join week w on w.week_s >= :first_s and w.week_s < :until_s and w.week_s < :seen_s
    and w.week_s > i.started_s - 604800 and w.week_s <= coalesce(i.closed_s, :seen_s)
where i.level = 'ITEM' and not i.gone and (i.closed_s is null or i.closed_s >= :first_s) and i.started_s < :until_s
    and i.started_s < least(w.next_s, :seen_s) and (i.closed_s is null or i.closed_s >= least(w.next_s, :seen_s))
