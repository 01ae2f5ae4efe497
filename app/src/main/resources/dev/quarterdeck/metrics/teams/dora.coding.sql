-- One row to a merged change, in the week it first reached production, or else in the week of its merge, with why it does not count.
-- Seconds from the first commit to the first offer for review: time as a draft is coding.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    coalesce(c.shipped_s, c.merged_s) as moment_s,
    c.offered_s - c.begun_s as value,
    case
        when c.by_bot then 'by-bot'
        when c.shipped_s is not null then null
        when c.shipped_state = 'BEFORE_BASELINE' then 'before-first-deployment'
        when c.shipped_state = 'NOT_YET' then 'not-shipped-yet'
        else 'not-traced'
    end as left_out
from (
    select m.*, least(coalesce(m.first_commit_s, m.merged_s), coalesce(m.opened_s, m.merged_s), m.merged_s) as begun_s,
        least(greatest(coalesce(m.ready_s, m.opened_s, m.merged_s), coalesce(m.opened_s, m.merged_s)), m.merged_s) as offered_s,
        greatest(coalesce(m.shipped_s, m.merged_s), m.merged_s) as arrived_s
    from measured_change m
    where m.merged_s is not null
) c
