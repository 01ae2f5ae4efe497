-- One row to a merged change, in the week it was. Value 1: no other person reviewed it.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    c.merged_s as moment_s, case when c.is_reviewed then 0 else 1 end as value,
    case
        when c.by_bot then 'by-bot'
    end as left_out
from measured_change c
where c.merged_s is not null
