-- One row to a merged change, in the week it was. Value 1: the commit it became declares that an assistant helped.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    c.merged_s as moment_s, case when d.declares_ai then 1 else 0 end as value,
    case
        when c.by_bot then 'by-bot'
        when d.change is null then 'commit-not-read'
    end as left_out
from measured_change c
left join measured_declaration d on d.change = c.change
where c.merged_s is not null
