-- One row to a merged change, in the week it was. Value 1: it says that it is a hotfix or a revert.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    c.merged_s as moment_s, case when c.hotfix or c.reverts then 1 else 0 end as value,
    case
        when c.by_bot then 'by-bot'
    end as left_out
from measured_change c
where c.merged_s is not null
