-- One row to a merged change, in the week it was. Seconds from the first review to the first approval.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    c.merged_s as moment_s, coalesce(c.rework_len, 0) as value,
    case
        when c.by_bot then 'by-bot'
        when not c.is_reviewed then 'nobody-reviewed'
        when c.rework_len is null then 'no-length'
    end as left_out
from measured_change c
where c.merged_s is not null
