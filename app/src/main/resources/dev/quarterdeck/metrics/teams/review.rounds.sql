-- One row to a merged change, in the week it was. How often somebody asked for changes and commits followed.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    c.merged_s as moment_s, cast(c.cycles as bigint) as value,
    case
        when c.by_bot then 'by-bot'
        when not c.is_reviewed then 'nobody-reviewed'
    end as left_out
from measured_change c
where c.merged_s is not null
