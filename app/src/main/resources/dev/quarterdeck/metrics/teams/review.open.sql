-- One row to a change and each week at whose end it was open.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    w.week_s as moment_s, 1 as value,
    case
        when c.by_bot then 'by-bot'
    end as left_out
from measured_change c
join week w on w.week_s >= :first_s and w.week_s < :until_s and w.week_s < :seen_s
    and w.week_s > c.opened_s - 604800 and w.week_s <= coalesce(c.merged_s, c.closed_s, :seen_s)
where (coalesce(c.merged_s, c.closed_s) is null or coalesce(c.merged_s, c.closed_s) >= :first_s) and c.opened_s < :until_s
    and c.opened_s < least(w.next_s, :seen_s)
    and (coalesce(c.merged_s, c.closed_s) is null or coalesce(c.merged_s, c.closed_s) >= least(w.next_s, :seen_s))
    and (c.state = 'OPEN' or coalesce(c.merged_s, c.closed_s) is not null)
