-- One row to an item and each week at whose end it stood in a status of the queue.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    w.week_s as moment_s, 1 as value,
    case when s.category = 'UNKNOWN' then 'status-not-understood' end as left_out
from measured_stay s
join measured_item i on i.item = s.item and coalesce(i.team, '') = coalesce(s.team, '')
join week w on w.week_s >= :first_s and w.week_s < :until_s and w.week_s < :seen_s
    and s.from_s < least(w.next_s, :seen_s) and (s.to_s is null or s.to_s >= least(w.next_s, :seen_s))
    and w.week_s > s.from_s - 604800 and w.week_s <= coalesce(s.to_s, :seen_s)
where i.level = 'ITEM' and not i.gone and (s.to_s is null or s.to_s >= :first_s) and s.from_s < :until_s
    and (i.closed_s is null or i.closed_s >= :first_s)
    and s.category in ('QUEUE', 'UNKNOWN') and i.created_s < least(w.next_s, :seen_s) and (i.closed_s is null or i.closed_s >= least(w.next_s, :seen_s))
