-- One row to a merged change, in the week it was. Lines added and removed.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    c.merged_s as moment_s, coalesce(c.lines, 0) as value,
    case
        when c.by_bot then 'by-bot'
        when c.lines is null then 'not-told'
    end as left_out
from measured_change c
where c.merged_s is not null
